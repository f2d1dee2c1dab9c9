package org.regionwise.engine;

import org.ejml.data.DMatrixRMaj;

/** Value, gradient and Hessian of an objective at one point. */
record Evaluation(double value, double[] gradient, DMatrixRMaj hessian) {}
