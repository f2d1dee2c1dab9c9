/**
 * Statements that reduce a survey where its rows live, so that only counts travel. Begin with
 * {@link org.regionwise.survey.sql.CountsStatement}; {@code survey.count} reads what they give.
 */
package org.regionwise.survey.sql;
