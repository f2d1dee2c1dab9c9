/**
 * A survey's page.
 *
 * <p>Begin with {@link SurveyRoutes}.
 */
package org.regionwise.web.survey;
