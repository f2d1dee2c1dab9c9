/**
 * A survey reduced to counts, which are all that an estimate needs.
 *
 * <p>Begin with {@link ResponseCounter}; {@link DesignCounter} where respondents were not drawn alike.
 */
package org.regionwise.survey.count;
