package org.regionwise.web.page;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/** The id in an address such as {@code /surveys/7}. */
public final class PathNumber {
    private PathNumber() {}

    /** @throws NotFoundResponse when that part of the path is no number, as no such thing exists then */
    public static long of(Context context, String parameter) {
        return parse(context.pathParam(parameter));
    }

    /** @throws NotFoundResponse when the text is no number */
    public static long parse(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new NotFoundResponse();
        }
    }
}
