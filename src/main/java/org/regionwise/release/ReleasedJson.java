package org.regionwise.release;

import org.regionwise.analysis.ResultJson;

/** What is released as the JSON that scripts rely on. */
public final class ReleasedJson {
    private ReleasedJson() {}

    /** The result's own fields; what is withheld is {@code null}. */
    public static String write(Released released) {
        return ResultJson.write(released.result());
    }
}
