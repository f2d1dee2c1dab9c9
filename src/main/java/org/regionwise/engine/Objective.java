package org.regionwise.engine;

/** A function to be maximised. */
interface Objective {
    Evaluation at(double[] point);
}
