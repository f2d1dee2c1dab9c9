/**
 * Changes between waves as sentences, tables and files.
 *
 * <p>Begin with {@link WaveTable}.
 */
package org.regionwise.report.change;
