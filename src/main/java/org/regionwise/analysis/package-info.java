/**
 * The question put to a survey, and its answer.
 *
 * <p>Begin with {@link Analysis} and {@link Result}; the answer is computed in {@code analysis.estimate}.
 */
package org.regionwise.analysis;
