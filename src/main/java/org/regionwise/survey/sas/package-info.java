/**
 * Data sets of SAS: transport files ({@code .xpt}, versions 5 and 8), read as SAS describes them in its technical notes
 * TS-140 and “Record layout of a SAS version 8 or 9 data set in transport format”, and {@code .sas7bdat}, read by
 * Parso.
 *
 * <p>Begin with {@link TransportSource} and {@link SasSource}.
 */
package org.regionwise.survey.sas;
