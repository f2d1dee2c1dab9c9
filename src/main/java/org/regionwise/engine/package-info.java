/**
 * The mathematics of partial pooling, on EJML and Hipparchus alone: no input or output, no clock, no logging, no state
 * that outlives a call. Every class can be used from several threads unless it says otherwise.
 *
 * <p>Notation: regions j = 1..m; cells c (responses that share a region and the same predictor values) with n_c trials,
 * y_c successes and predictors x_c; logit π_c = x_c'β + u_j, u_j ~ N(0, σ²), and u = σv so that v ~ N(0, 1).
 *
 * <p>Area-level model: direct estimates θ̂_j with sampling variances V_j, known, on a scale g: θ̂_j = x_j'β + u_j + e_j, u_j
 * ~ N(0, σ²), e_j ~ N(0, V_j), π_j = g⁻¹(x_j'β + u_j); γ_j = σ²/(σ² + V_j), W = diag 1/(σ² + V_j).
 */
package org.regionwise.engine;
