/**
 * What people call a survey, its columns and those who were asked, so that titles, axes and sentences need no codes.
 *
 * <p>Begin with {@link org.regionwise.survey.name.DisplayNames}, what an analyst says;
 * {@link org.regionwise.survey.name.Labels} is what one question makes of it.
 */
package org.regionwise.survey.name;
