package org.regionwise.web.guard;

import io.javalin.http.Context;

/** What every answer tells the browser not to do. */
public final class SecurityHeaders {
    private static final String POLICY =
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';" + " frame-ancestors 'none'";

    /** Sets them. */
    public void set(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin");
    }
}
