/**
 * An opened file, and what a first reading finds in its columns.
 *
 * <p>Begin with {@link SurveyFile} and {@link SurveyScan}.
 */
package org.regionwise.survey.file;
