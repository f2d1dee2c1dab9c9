package org.regionwise.web.guard;

import io.javalin.http.Context;
import java.util.Map;

/** What every answer tells the browser not to do. */
public final class SecurityHeaders {
    static final Map<String, String> ALL = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    /** Sets them. */
    public void set(Context context) {
        ALL.forEach(context::header);
    }
}
