/**
 * An opened file, what a first reading finds in its columns, and ordinary CSV files straight from their bytes
 * ({@link PlainRows}).
 *
 * <p>Begin with {@link SurveyFile} and {@link SurveyScan}.
 */
package org.regionwise.survey.file;
