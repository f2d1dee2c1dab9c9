/**
 * Several outcomes of one plan beside each other, as they are released; begin with {@link
 * org.regionwise.report.indicators.IndicatorMatrix}.
 */
package org.regionwise.report.indicators;
