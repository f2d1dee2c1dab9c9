package org.regionwise.web.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.regionwise.store.account.Account;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Deeds;
import org.regionwise.store.account.Passwords;
import org.regionwise.web.page.OwnPage;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.Person;

/** The page on which one signs in: by name and password, or with the token that the program printed. */
public final class SignIn {
    private static final int FREE_FOR_A_NAME = 5;
    /** An office may come from one address. */
    private static final int FREE_FROM_A_PLACE = 20;

    private final Pages pages;
    private final Identification identification;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Deeds deeds;
    private final Guesses byName;
    private final Guesses byPlace;

    /** @param clock says how long ago passwords were guessed */
    public SignIn(
            Pages pages,
            Identification identification,
            Accounts accounts,
            Passwords passwords,
            Deeds deeds,
            Clock clock) {
        this.pages = pages;
        this.identification = identification;
        this.accounts = accounts;
        this.passwords = passwords;
        this.deeds = deeds;
        this.byName = new Guesses(clock, FREE_FOR_A_NAME);
        this.byPlace = new Guesses(clock, FREE_FROM_A_PLACE);
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/sign-in", context -> show(context, "/", "", HttpStatus.OK), Access.OPEN);
        routes.post("/sign-in", this::signIn, Access.OPEN);
        routes.post("/sign-out", this::signOut, Access.OPEN);
    }

    /** Begins a session for who knows the token that the program printed. Returns whether they do. */
    boolean enter(Context context, String token) {
        boolean right = identification.printed(token);
        if (right) {
            identification.begin(context, 0, 0);
        }
        return right;
    }

    /** The way in, at the address that was asked for. */
    void demand(Context context) {
        boolean wrong = !identification.byAccount() && context.queryParam("token") != null;
        String query = wrong ? null : context.queryString();
        String here = context.path() + (query == null ? "" : "?" + query);
        show(
                context,
                context.method().equals(HandlerType.GET) ? here : "/",
                wrong ? "access.wrong-token" : "",
                HttpStatus.UNAUTHORIZED);
    }

    private void show(Context context, String page, String wrong, HttpStatus status, Object... facts) {
        context.status(status).header("Cache-Control", "no-store");
        Map<String, Object> model = new HashMap<>();
        model.put("page", OwnPage.of(page));
        model.put("byAccount", identification.byAccount());
        model.put("wrong", wrong.isEmpty() ? "" : pages.words(context).say(wrong, facts));
        model.put("name", Optional.ofNullable(context.formParam("name")).orElse(""));
        pages.show(context, "access/sign-in", model);
    }

    private void signIn(Context context) {
        String page = OwnPage.of(context.formParam("page"));
        if (identification.byAccount()) {
            byPassword(context, page);
            return;
        }
        String token = field(context, "token").strip();
        // the printed address may have been copied whole
        if (enter(context, token.substring(token.indexOf("token=") < 0 ? 0 : token.indexOf("token=") + 6))) {
            context.redirect(page, HttpStatus.SEE_OTHER);
        } else {
            show(context, page, "access.wrong-token", HttpStatus.UNAUTHORIZED);
        }
    }

    private void byPassword(Context context, String page) {
        String name = Accounts.name(field(context, "name")).orElse("");
        Optional<String> place = identification.place(context);
        Optional<Duration> wait = place.flatMap(byPlace::tried).or(() -> byName.tried(name));
        if (wait.isPresent()) {
            long seconds = wait.get().toSeconds() + 1;
            context.header("Retry-After", Long.toString(seconds));
            show(context, page, "access.wait", HttpStatus.TOO_MANY_REQUESTS, "seconds", seconds);
            return;
        }
        Optional<Account> account = accounts.named(name).filter(each -> !each.disabled());
        if (!passwords.matches(field(context, "password"), account)) {
            deeds.enter(name, Deed.FAILED_SIGN_IN.code(), "/sign-in", "");
            show(context, page, "access.wrong-password", HttpStatus.UNAUTHORIZED);
            return;
        }
        byName.right(name);
        place.ifPresent(byPlace::lastRight);
        identification.begin(
                context, account.orElseThrow().id(), account.orElseThrow().epoch());
        deeds.enter(name, Deed.SIGNED_IN.code(), "/sign-in", "");
        context.redirect(page, HttpStatus.SEE_OTHER);
    }

    private void signOut(Context context) {
        Person.of(context)
                .filter(person -> person.account() != 0)
                .ifPresent(person -> deeds.enter(person.name(), Deed.SIGNED_OUT.code(), "/sign-out", ""));
        identification.end(context);
        context.redirect("/", HttpStatus.SEE_OTHER);
    }

    private static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("");
    }
}
