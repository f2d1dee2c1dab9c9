/**
 * Linear mixed models of single rows by a formula: the question, its rows, its answer. Begin with {@link
 * org.regionwise.analysis.linear.LinearQuestion} and {@link org.regionwise.analysis.linear.LinearEstimation}.
 */
package org.regionwise.analysis.linear;
