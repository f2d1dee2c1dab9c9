/**
 * A script for R that computes a result again by other people's programs and prints how far the two are apart.
 *
 * <p>Begin with {@link RScript}.
 */
package org.regionwise.report.rscript;
