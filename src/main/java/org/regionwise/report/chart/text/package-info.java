/**
 * Text in drawings: the font that comes with the program, and lines. Begin with
 * {@link org.regionwise.report.chart.text.ShippedFont}.
 */
package org.regionwise.report.chart.text;
