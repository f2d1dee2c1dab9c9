package org.regionwise.web.access;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

/**
 * The cookie of a session. No script reads it and no form of another site sends it ({@code Lax}). It is not {@code
 * Strict}, which would also keep it back from the page that the browser is opened with and from links in letters, and
 * would protect nothing more, as nothing changes by GET.
 */
final class SessionCookie {
    private static final int UNTIL_CLOSED = -1;

    private final Entrance entrance;

    SessionCookie(Entrance entrance) {
        this.entrance = entrance;
    }

    /** Browsers share cookies between all ports of a host, so that the port tells one server's from another's. */
    private String name(Context context) {
        return entrance.encrypted() ? "__Host-regionwise" : "regionwise-" + context.port();
    }

    /** What the browser sends; null for nothing. */
    String read(Context context) {
        return context.cookie(name(context));
    }

    void write(Context context, String value) {
        set(context, value, UNTIL_CLOSED);
    }

    void remove(Context context) {
        set(context, "", 0);
    }

    private void set(Context context, String value, int seconds) {
        context.cookie(new Cookie(name(context), value, "/", seconds, entrance.encrypted(), true, null, SameSite.LAX));
    }
}
