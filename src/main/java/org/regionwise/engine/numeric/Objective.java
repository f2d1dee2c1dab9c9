package org.regionwise.engine.numeric;

/** A function to be maximised. */
public interface Objective {
    Evaluation at(double[] point);
}
