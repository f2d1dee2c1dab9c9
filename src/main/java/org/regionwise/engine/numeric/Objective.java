package org.regionwise.engine.numeric;

/** A function to be maximised. */
public interface Objective {
    /** At this point, with exact derivatives. */
    Evaluation at(double[] point);
}
