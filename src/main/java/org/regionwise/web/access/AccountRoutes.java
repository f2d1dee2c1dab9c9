package org.regionwise.web.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.regionwise.report.message.Words;
import org.regionwise.store.account.Account;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Deeds;
import org.regionwise.store.account.Passwords;
import org.regionwise.web.page.FormName;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Person;

/** One's own account: password, tokens for programs, and signing out everywhere. */
public final class AccountRoutes {
    private final Pages pages;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Identification identification;
    private final Deeds deeds;

    public AccountRoutes(
            Pages pages, Accounts accounts, Passwords passwords, Identification identification, Deeds deeds) {
        this.pages = pages;
        this.accounts = accounts;
        this.passwords = passwords;
        this.identification = identification;
        this.deeds = deeds;
    }

    /** A token as the page lists it. */
    public record TokenRow(long id, String label, String day) {}

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/account", context -> show(context, Map.of()), Access.OWN_ACCOUNT);
        routes.post("/account/password", this::password, Access.OWN_ACCOUNT);
        routes.post("/account/sign-out-everywhere", this::signOutEverywhere, Access.OWN_ACCOUNT);
        routes.post("/account/tokens", this::addToken, Access.OWN_ACCOUNT);
        routes.post("/account/tokens/{id}/revoke", this::revoke, Access.OWN_ACCOUNT);
    }

    private Account account(Context context) {
        return Person.of(context)
                .flatMap(person -> accounts.find(person.account()))
                .orElseThrow(NotFoundResponse::new);
    }

    private void show(Context context, Map<String, Object> more) {
        Account account = account(context);
        Words words = pages.words(context);
        Map<String, Object> model = new HashMap<>(more);
        model.put("account", account);
        model.put(
                "tokens",
                accounts.tokens(account.id()).stream()
                        .map(each -> new TokenRow(
                                each.id(),
                                each.label(),
                                words.numerals().day(each.createdAt().toInstant(), ZoneId.systemDefault())))
                        .toList());
        context.header("Cache-Control", "no-store");
        pages.show(context, "access/account", model);
    }

    private void password(Context context) {
        Account account = account(context);
        String chosen = Optional.ofNullable(context.formParam("new")).orElse("");
        boolean known = passwords.matches(
                Optional.ofNullable(context.formParam("current")).orElse(""), Optional.of(account));
        Optional<String> fault = known ? Passwords.fault(account.name(), chosen) : Optional.of("current");
        if (fault.isPresent()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(
                    context,
                    Map.of(
                            "wrong",
                            pages.words(context)
                                    .say("access.password-fault", "fault", fault.get(), "least", Passwords.SHORTEST)));
            return;
        }
        accounts.password(account.id(), passwords.hash(chosen));
        deeds.enter(account.name(), Deed.CHANGED_ACCOUNT.code(), account.name(), "password");
        again(context, account.id());
        context.redirect("/account?changed", HttpStatus.SEE_OTHER);
    }

    private void signOutEverywhere(Context context) {
        Account account = account(context);
        accounts.signOutEverywhere(account.id());
        deeds.enter(account.name(), Deed.SIGNED_OUT.code(), account.name(), "everywhere");
        identification.end(context);
        context.redirect("/", HttpStatus.SEE_OTHER);
    }

    /** All other browsers are signed out now; this one goes on under another cookie. */
    private void again(Context context, long account) {
        accounts.find(account).ifPresent(each -> identification.begin(context, each.id(), each.epoch()));
    }

    /** The token is shown once, on the page that answers. */
    private void addToken(Context context) {
        Account account = account(context);
        String label = FormName.read(context, "label", pages.words(context).say("access.token-unnamed"));
        String secret = Secret.random();
        accounts.addToken(account.id(), label, secret);
        deeds.enter(account.name(), Deed.CHANGED_ACCOUNT.code(), account.name(), "token " + label);
        show(context, Map.of("made", secret));
    }

    private void revoke(Context context) {
        Account account = account(context);
        accounts.revoke(account.id(), PathNumber.of(context, "id"));
        deeds.enter(account.name(), Deed.CHANGED_ACCOUNT.code(), account.name(), "token-revoked");
        context.redirect("/account", HttpStatus.SEE_OTHER);
    }
}
