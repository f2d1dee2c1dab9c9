/**
 * Figures and phrases that every face of a result shares.
 *
 * <p>Begin with {@link Numbers} and {@link Phrases}.
 */
package org.regionwise.report;
