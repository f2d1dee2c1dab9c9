package org.regionwise.web.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.report.message.Words;
import org.regionwise.store.account.Account;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Deeds;
import org.regionwise.store.account.Passwords;
import org.regionwise.store.account.Role;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Person;
import org.regionwise.web.page.Refusal;

/** What administrators do: accounts, and the record of who did what. */
public final class AdministrationRoutes {
    private static final int DEEDS_A_PAGE = 200;

    private final Pages pages;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Identification identification;
    private final Deeds deeds;

    public AdministrationRoutes(
            Pages pages, Accounts accounts, Passwords passwords, Identification identification, Deeds deeds) {
        this.pages = pages;
        this.accounts = accounts;
        this.passwords = passwords;
        this.identification = identification;
        this.deeds = deeds;
    }

    /**
     * Something that was done, as the page lists it.
     *
     * @param page the subject where that is a page; else empty
     */
    public record DeedRow(String moment, String account, String deed, String subject, String page, String detail) {}

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/administration", context -> show(context, ""), Access.ADMINISTER);
        routes.post("/administration/accounts", this::add, Access.ADMINISTER);
        routes.post("/administration/accounts/{id}", this::change, Access.ADMINISTER);
        routes.get("/administration/deeds", this::deeds, Access.ADMINISTER);
    }

    private void show(Context context, String wrong, Object... facts) {
        Map<String, Object> model = new HashMap<>();
        model.put("accounts", accounts.list());
        model.put("roles", Role.values());
        model.put("byAccount", identification.byAccount());
        model.put("wrong", wrong.isEmpty() ? "" : pages.words(context).say(wrong, facts));
        context.header("Cache-Control", "no-store");
        pages.show(context, "access/administration", model);
    }

    /** The first account comes from the command line: a page that makes one would make it for whoever comes first. */
    private void add(Context context) {
        if (!identification.byAccount()) {
            throw new Refusal(HttpStatus.FORBIDDEN, "access.first-account");
        }
        String given = field(context, "name");
        Optional<String> name = Accounts.name(given);
        Optional<String> wrong = name.isEmpty()
                ? Optional.of("access.name-fault")
                : accounts.named(given).map(there -> "access.name-taken");
        if (wrong.isPresent()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, wrong.get(), "name", given);
            return;
        }
        if (refusesPassword(context, name.orElseThrow())) {
            return;
        }
        Role role = Role.of(field(context, "role")).orElse(Role.VIEWER);
        accounts.add(name.orElseThrow(), role, passwords.hash(field(context, "password")));
        enter(context, name.get(), "added, " + role.code());
        context.redirect("/administration", HttpStatus.SEE_OTHER);
    }

    private void change(Context context) {
        Account account = accounts.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        boolean own = Person.of(context).orElseThrow().account() == account.id();
        String what = field(context, "what");
        if (own && (what.equals("role") || what.equals("disable"))) {
            // whoever did this by mistake could not undo it
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, "access.own-account");
            return;
        }
        switch (what) {
            case "role" ->
                accounts.role(account.id(), Role.of(field(context, "role")).orElse(account.role()));
            case "disable" -> accounts.disable(account.id());
            case "enable" -> accounts.enable(account.id());
            case "sign-out" -> accounts.signOutEverywhere(account.id());
            case "password" -> {
                if (refusesPassword(context, account.name())) {
                    return;
                }
                accounts.password(account.id(), passwords.hash(field(context, "password")));
            }
            default -> throw new NotFoundResponse();
        }
        enter(context, account.name(), what.equals("role") ? "role " + field(context, "role") : what);
        context.redirect("/administration", HttpStatus.SEE_OTHER);
    }

    /** Whether the password that was sent must not be taken, which the page then says. */
    private boolean refusesPassword(Context context, String name) {
        Optional<String> fault = Passwords.fault(name, field(context, "password"));
        fault.ifPresent(why -> {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(context, "access.password-fault", "fault", why, "least", Passwords.SHORTEST);
        });
        return fault.isPresent();
    }

    private void enter(Context context, String account, String detail) {
        deeds.enter(Person.of(context).orElseThrow().name(), Deed.CHANGED_ACCOUNT.code(), account, detail);
    }

    private void deeds(Context context) {
        Words words = pages.words(context);
        long before = Optional.ofNullable(context.queryParam("before"))
                .map(PathNumber::parse)
                .orElse(Long.MAX_VALUE);
        List<Deeds.Done> done = deeds.list(before, DEEDS_A_PAGE);
        Map<String, Object> model = new HashMap<>();
        model.put(
                "deeds",
                done.stream()
                        .map(each -> new DeedRow(
                                words.numerals().minute(each.at(), ZoneId.systemDefault()),
                                each.account(),
                                words.say("access.deed", "deed", each.deed().replace('-', '_')),
                                each.subject(),
                                each.subject().matches("/(surveys|analyses)/\\d+.*") ? subjectPage(each) : "",
                                each.detail()))
                        .toList());
        model.put(
                "more", done.size() == DEEDS_A_PAGE ? done.get(done.size() - 1).id() : 0);
        pages.show(context, "access/deeds", model);
    }

    private static String subjectPage(Deeds.Done done) {
        return done.subject().replaceFirst("^(/(?:surveys|analyses)/\\d+).*", "$1");
    }

    private static String field(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("");
    }
}
