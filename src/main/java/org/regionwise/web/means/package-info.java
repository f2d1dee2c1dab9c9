/**
 * The page “Means”: a linear mixed model of a measured outcome, chosen by a form or written as a formula.
 *
 * <p>Begin with {@link org.regionwise.web.means.MeansRoutes}.
 */
package org.regionwise.web.means;
