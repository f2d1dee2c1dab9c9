package org.regionwise.web.page;

import io.javalin.http.Context;
import java.util.Optional;

/** The number of a request, which stands in the log, on pages that say what went wrong, and in a header. */
public final class RequestNumber {
    private static final String ATTRIBUTE = "request-number";
    private static final String HEADER = "X-Request-Number";

    private RequestNumber() {}

    /** Gives a request its number. */
    public static void give(Context context, String number) {
        context.attribute(ATTRIBUTE, number);
        context.header(HEADER, number);
    }

    /** The number of a request; empty for one that came no further than the server's own checks. */
    public static String of(Context context) {
        return Optional.<String>ofNullable(context.attribute(ATTRIBUTE)).orElse("");
    }
}
