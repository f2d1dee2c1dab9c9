/**
 * The answer to an analysis: an immutable record, complete enough to be computed again, and its parts.
 *
 * <p>Begin with {@link Result}; its components are the JSON contract.
 */
package org.regionwise.analysis.result;
