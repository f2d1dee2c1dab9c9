/**
 * Asking: the form of a new analysis and what it sends.
 *
 * <p>Begin with {@link NewAnalysisRoutes} and {@link AnalysisForm}.
 */
package org.regionwise.web.analysis;
