/**
 * Several results of one survey beside each other: how they differ, and which model the data prefer.
 *
 * <p>Begin with {@link Comparison}.
 */
package org.regionwise.analysis.compare;
