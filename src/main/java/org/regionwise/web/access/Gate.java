package org.regionwise.web.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regionwise.web.page.OwnPage;
import org.regionwise.web.page.Person;
import org.regionwise.web.page.Refusal;

/** Stands before every route: finds out who asks, and whether they have the right that the route demands. */
public final class Gate {
    private final Entrance entrance;
    private final SignIn signIn;

    /** @param signIn knows who is signed in, and shows the way in to all others */
    public Gate(Entrance entrance, SignIn signIn) {
        this.entrance = entrance;
        this.signIn = signIn;
    }

    /**
     * Lets a request through, or answers it.
     *
     * @throws Refusal to programs that are not signed in
     */
    public void check(Context context) {
        Access access = Access.of(context);
        if (exchanged(context)) {
            context.skipRemainingHandlers();
            return;
        }
        Optional<Person> person = signIn.person(context);
        person.ifPresent(each -> each.in(context));
        if (access == Access.OPEN) {
            return;
        }
        if (person.isEmpty()) {
            refuse(context);
        }
    }

    /** An address with a token leads to the same without it, so that no history and no bookmark keeps the token. */
    private boolean exchanged(Context context) {
        String given = context.queryParam("token");
        if (given == null || !context.method().equals(HandlerType.GET) || !signIn.enter(context, given)) {
            return false;
        }
        String rest = Arrays.stream(context.queryString().split("&"))
                .filter(each -> !each.startsWith("token="))
                .collect(Collectors.joining("&"));
        context.redirect(OwnPage.of(context.path() + (rest.isEmpty() ? "" : "?" + rest)), HttpStatus.SEE_OTHER);
        return true;
    }

    private void refuse(Context context) {
        context.header("WWW-Authenticate", "Bearer").header("Cache-Control", "no-store");
        if (context.path().startsWith("/api/")) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "access.no-token");
        }
        signIn.show(context, context.queryParam("token") != null);
        context.skipRemainingHandlers();
    }
}
