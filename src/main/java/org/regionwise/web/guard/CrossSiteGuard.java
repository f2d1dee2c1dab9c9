package org.regionwise.web.guard;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.regionwise.web.page.Refusal;

/**
 * Lets only our own pages change anything, and only our own pages and people who follow a link ask for anything.
 * Browsers say where a request comes from (Sec-Fetch-Site, else Origin); programs that say nothing are no browsers, and
 * carry nobody's session.
 */
public final class CrossSiteGuard {
    private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD, HandlerType.OPTIONS);
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private final Optional<String> origin;

    /** @param address at which a proxy offers the server, if one does */
    public CrossSiteGuard(Optional<URI> address) {
        this.origin = address.map(each -> each.getScheme() + "://" + each.getAuthority());
    }

    /** @throws Refusal for what another site asks for */
    public void check(Context context) {
        String site = context.header("Sec-Fetch-Site");
        if (READING.contains(context.method())) {
            if (site != null && !OURS.contains(site) && !followed(context)) {
                throw new Refusal(HttpStatus.FORBIDDEN, "error.other-site-embeds");
            }
            return;
        }
        if (!(site != null ? OURS.contains(site) : ours(context))) {
            throw new Refusal(HttpStatus.FORBIDDEN, "error.other-site");
        }
    }

    private boolean ours(Context context) {
        String from = context.header("Origin");
        return from == null
                || from.equals("http://" + context.header("Host"))
                || origin.filter(from::equals).isPresent();
    }

    /** Whether a person goes to the page, and no page elsewhere loads it as an image, a script or a frame. */
    private static boolean followed(Context context) {
        return "navigate".equals(context.header("Sec-Fetch-Mode"))
                && "document".equals(context.header("Sec-Fetch-Dest"));
    }
}
