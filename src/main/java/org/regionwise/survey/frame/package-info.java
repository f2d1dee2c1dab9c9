/**
 * Columns of a file held in memory, for models that need every row. Begin with {@link
 * org.regionwise.survey.frame.DataFrame}.
 */
package org.regionwise.survey.frame;
