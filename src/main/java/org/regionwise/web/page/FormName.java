package org.regionwise.web.page;

import io.javalin.http.Context;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/** The name that a form gives to something. */
public final class FormName {
    private static final int LONGEST = 200;

    private FormName() {}

    /**
     * What stands in the field, or {@code otherwise}, shortened if need be, when nothing does.
     *
     * @throws ImportProblem when it is too long
     */
    public static String read(Context context, String field, String otherwise) {
        return read(FormFields.of(context), field, otherwise);
    }

    /** The same of what a form sent. */
    public static String read(FormFields sent, String field, String otherwise) {
        String given = sent.text(field).orElse(null);
        if (given == null || given.isBlank()) {
            return shortened(otherwise);
        }
        String name = given.strip().replaceAll("\\p{Cntrl}", " ");
        if (name.length() > LONGEST) {
            throw new ImportProblem(
                    new Problem("", 0, field, shortened(name), Reason.of("name-too-long", "limit", LONGEST)));
        }
        return name;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
    }
}
