package org.regionwise.web.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.regionwise.store.account.Deeds;
import org.regionwise.web.page.OwnPage;
import org.regionwise.web.page.Person;
import org.regionwise.web.page.Refusal;

/**
 * Stands before and behind every route: finds out who asks, whether they have the right that the route demands, and
 * enters what was done.
 */
public final class Gate {
    private final Identification identification;
    private final Permissions permissions;
    private final SignIn signIn;
    private final Deeds deeds;

    /** @param signIn shows the way in */
    public Gate(Identification identification, Permissions permissions, SignIn signIn, Deeds deeds) {
        this.identification = identification;
        this.permissions = permissions;
        this.signIn = signIn;
        this.deeds = deeds;
    }

    /**
     * Lets a request through, or answers it.
     *
     * @throws Refusal to programs that are not signed in, and to who has not the right
     * @throws io.javalin.http.NotFoundResponse where they may not know that there is something
     */
    public void check(Context context) {
        Access access = Access.of(context);
        if (exchanged(context)) {
            context.skipRemainingHandlers();
            return;
        }
        Optional<Person> person = identification.person(context);
        person.ifPresent(each -> each.in(context));
        if (access == Access.OPEN) {
            return;
        }
        if (person.isPresent()) {
            permissions.demand(person.get(), access, context);
        } else {
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
            throw new Refusal(
                    HttpStatus.UNAUTHORIZED,
                    identification.byAccount() ? "access.no-account-token" : "access.no-token");
        }
        signIn.demand(context);
        context.skipRemainingHandlers();
    }

    /** Whatever a browser is told to save is an export, be it what a page shows too; the examples are everybody's. */
    private static Optional<Deed> takenAlong(Context context) {
        String disposition = context.res().getHeader("Content-Disposition");
        return disposition != null && disposition.startsWith("attachment") && Access.of(context) != Access.SIGNED_IN
                ? Optional.of(Deed.EXPORTED)
                : Optional.empty();
    }

    /** Enters what the route of a request does, once it is done. */
    public void enter(Context context) {
        Optional<Person> person = Person.of(context);
        if (person.isPresent() && context.statusCode() < HttpStatus.BAD_REQUEST.getCode()) {
            Deed.of(context)
                    .filter(deed -> deed != Deed.EXPORTED || context.statusCode() == HttpStatus.OK.getCode())
                    .or(() -> takenAlong(context))
                    .ifPresent(deed -> deeds.enter(
                            person.get().name(),
                            deed.code(),
                            context.path(),
                            Optional.ofNullable(context.res().getHeader("Location"))
                                    .orElse("")));
        }
    }
}
