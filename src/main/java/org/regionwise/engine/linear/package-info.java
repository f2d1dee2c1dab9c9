/**
 * Linear mixed models: y = Xβ + Zb + ε with any number of grouping factors, nested or crossed, fitted by profiled
 * (restricted) maximum likelihood. Rows are reduced once to cross-products; nothing after that depends on their number.
 *
 * <p>Begin with {@link org.regionwise.engine.linear.LinearRandomEffects} and {@link
 * org.regionwise.engine.linear.LinearFit}.
 */
package org.regionwise.engine.linear;
