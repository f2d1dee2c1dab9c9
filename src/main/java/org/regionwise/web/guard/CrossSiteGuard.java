package org.regionwise.web.guard;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Set;
import org.regionwise.web.page.Refusal;

/**
 * Lets only our own pages change anything. Browsers say where a request comes from (Sec-Fetch-Site, else Origin);
 * programs that say nothing are no browsers, and carry nobody's session.
 */
public final class CrossSiteGuard {
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);

    /** @throws Refusal for a change asked for by another site */
    public void check(Context context) {
        if (READING.contains(context.method())) {
            return;
        }
        String site = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        boolean ours = site != null
                ? site.equals("same-origin") || site.equals("none")
                : origin == null || origin.equals("http://" + context.header("Host"));
        if (!ours) {
            throw new Refusal(HttpStatus.FORBIDDEN, "error.other-site");
        }
    }
}
