/**
 * The area-level (Fay–Herriot) model of direct estimates with known sampling variances.
 *
 * <p>Begin with {@link FayHerriot} (fitted) and {@link FayHerriotPosterior} (full Bayes).
 */
package org.regionwise.engine.area;
