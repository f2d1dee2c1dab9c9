/**
 * Ordinary CSV files read straight from their bytes, by all cores, several times as fast as row by row; whatever is out
 * of the ordinary is left to {@link org.regionwise.survey.file.SurveyFile}. Begin with {@link
 * org.regionwise.survey.plain.PlainRows}.
 */
package org.regionwise.survey.plain;
