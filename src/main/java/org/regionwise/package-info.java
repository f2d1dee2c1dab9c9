/**
 * Publishable regional prevalence from sparse surveys, by partial pooling.
 *
 * <p>Begin with {@link Regionwise}, which wires the parts.
 */
package org.regionwise;
