/**
 * Spreadsheets of OpenDocument ({@code .ods}), on Java's own readers of zip and XML. Begin with {@link OdsBook};
 * {@code survey.sheet} makes rows of what it gives.
 */
package org.regionwise.survey.ods;
