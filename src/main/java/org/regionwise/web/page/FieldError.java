package org.regionwise.web.page;

import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/**
 * What is wrong with a field of a form: template {@code fragments/errors} tells it above the form, with a link to the
 * field, and beside the field.
 *
 * @param field the field's {@code id}
 * @param problem what is wrong
 */
public record FieldError(String field, Problem problem) {
    /** A field that was left open or holds what cannot be. */
    public static FieldError of(String field, String value, Reason expected) {
        return new FieldError(field, new Problem("", 0, field, value, expected));
    }

    /** What a check of the field's value found. */
    public static FieldError of(String field, ImportProblem found) {
        return new FieldError(field, found.report().first().get(0));
    }
}
