package org.regionwise.engine.area;

/**
 * What an area-level model says of one area, on the scale of the model.
 *
 * @param eblup γ_j θ̂_j + (1 − γ_j) x_j'β̂, the empirical best linear unbiased predictor of θ_j
 * @param synthetic x_j'β̂
 * @param effect γ_j (θ̂_j − x_j'β̂), the predicted u_j; 0 without a direct estimate
 * @param weight γ_j = σ̂²/(σ̂² + V_j), the weight on own data; 0 without a direct estimate
 * @param mse of the EBLUP
 */
public record AreaEblup(double eblup, double synthetic, double effect, double weight, PrasadRaoMse mse) {}
