package org.regionwise.web.access;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.store.account.Account;
import org.regionwise.store.account.Accounts;
import org.regionwise.store.account.Role;
import org.regionwise.store.account.Sharing;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Person;

/** With whom a survey is shared, in all its versions. */
public final class SharingRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Accounts accounts;
    private final Sharing sharing;

    public SharingRoutes(Pages pages, Surveys surveys, Accounts accounts, Sharing sharing) {
        this.pages = pages;
        this.surveys = surveys;
        this.accounts = accounts;
        this.sharing = sharing;
    }

    /**
     * What an account may do, as the page asks it.
     *
     * @param account its number; 0 is everybody
     * @param right {@code none}, {@code see} or {@code work}
     * @param works whether its role lets it work on surveys at all
     */
    public record ShareRow(long account, String name, String right, boolean works) {}

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/surveys/{id}/sharing", this::page, Access.OWN_SURVEY);
        routes.post("/surveys/{id}/sharing", this::share, Access.OWN_SURVEY, Deed.SHARED_SURVEY);
    }

    private StoredSurvey survey(Context context) {
        return surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    private void page(Context context) {
        StoredSurvey survey = survey(context);
        long series = survey.origin().series();
        Optional<Long> owner = sharing.owner(series);
        Map<Long, Boolean> shares = sharing.shares(series);
        List<Account> all = accounts.list();
        List<ShareRow> rows = new ArrayList<>();
        if (owner.isEmpty()) {
            // nobody's is everybody's
            shares.put(Sharing.EVERYBODY, true);
        }
        rows.add(row(Sharing.EVERYBODY, "", shares, true));
        all.stream()
                .filter(each -> !each.disabled() && each.role() != Role.ADMINISTRATOR)
                .filter(each -> owner.filter(id -> id == each.id()).isEmpty())
                .forEach(each ->
                        rows.add(row(each.id(), each.name(), shares, each.role().includes(Role.ANALYST))));
        Map<String, Object> model = new HashMap<>();
        model.put("survey", survey);
        model.put("rows", rows);
        model.put(
                "owners",
                all.stream()
                        .filter(each -> !each.disabled() && each.role().includes(Role.ANALYST))
                        .toList());
        model.put(
                "owner", owner.orElseGet(() -> Person.of(context).orElseThrow().account()));
        pages.show(context, "access/sharing", model);
    }

    private static ShareRow row(long account, String name, Map<Long, Boolean> shares, boolean works) {
        Boolean work = shares.get(account);
        return new ShareRow(account, name, work == null ? "none" : work ? "work" : "see", works);
    }

    private void share(Context context) {
        StoredSurvey survey = survey(context);
        Map<Long, Boolean> shares = new HashMap<>();
        List<Account> all = accounts.list();
        List<Long> known = new ArrayList<>(List.of(Sharing.EVERYBODY));
        all.forEach(each -> known.add(each.id()));
        for (long account : known) {
            String right =
                    Optional.ofNullable(context.formParam("right." + account)).orElse("none");
            if (right.equals("see") || right.equals("work")) {
                shares.put(account, right.equals("work"));
            }
        }
        long owner = Optional.ofNullable(context.formParam("owner"))
                .map(PathNumber::parse)
                .filter(id -> all.stream()
                        .anyMatch(each -> each.id() == id && each.role().includes(Role.ANALYST)))
                .orElseThrow(NotFoundResponse::new);
        sharing.share(survey.origin().series(), owner, shares);
        context.redirect("/surveys/" + survey.id());
    }
}
