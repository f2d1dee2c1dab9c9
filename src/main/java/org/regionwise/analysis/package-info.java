/**
 * The question put to a survey, and the data that it is put to.
 *
 * <p>Begin with {@link Analysis}; the answer is computed in {@code analysis.estimate} and is an {@code
 * analysis.result.Result}.
 */
package org.regionwise.analysis;
