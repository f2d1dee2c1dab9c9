/**
 * Stata data sets of versions 113 to 119.
 *
 * <p>Begin with {@link StataSource}; {@link StataLayout} knows the versions.
 */
package org.regionwise.survey.stata;
