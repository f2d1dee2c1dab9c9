/**
 * An analysis of other outcomes of its survey too; the page's address asks the question. Begin with {@link
 * org.regionwise.web.indicators.IndicatorRoutes}.
 */
package org.regionwise.web.indicators;
