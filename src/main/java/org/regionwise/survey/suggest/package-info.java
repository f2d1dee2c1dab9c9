/**
 * Guesses for the analyst to confirm: roles of columns, codings, notations.
 *
 * <p>Begin with {@link ColumnSuggestion}.
 */
package org.regionwise.survey.suggest;
