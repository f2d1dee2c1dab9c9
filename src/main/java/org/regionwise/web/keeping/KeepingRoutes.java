package org.regionwise.web.keeping;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.report.message.Words;
import org.regionwise.store.Erasure;
import org.regionwise.store.Safekeeping;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Refusal;

/** The page of backups, and the one that erases a survey for good. */
public final class KeepingRoutes {
    private static final String BACKUPS = "keeping/backups";

    private final Pages pages;
    private final Surveys surveys;
    private final Safekeeping safekeeping;
    private final Erasure erasure;

    public KeepingRoutes(Pages pages, Surveys surveys, Safekeeping safekeeping, Erasure erasure) {
        this.pages = pages;
        this.surveys = surveys;
        this.safekeeping = safekeeping;
        this.erasure = erasure;
    }

    /** A backup as its row shows it. */
    public record BackupRow(String name, String made, String content, String size, boolean good) {}

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/backups", this::page, Access.ADMINISTER);
        routes.post("/backups", this::make, Access.ADMINISTER, Deed.MADE_BACKUP);
        routes.get("/backups/{name}/restore", this::askRestore, Access.ADMINISTER);
        routes.post("/backups/{name}/restore", this::restore, Access.ADMINISTER, Deed.RESTORED_BACKUP);
        routes.get("/surveys/{id}/erase", this::askErase, Access.ADMINISTER);
        routes.post("/surveys/{id}/erase", this::erase, Access.ADMINISTER, Deed.ERASED_SURVEY);
    }

    private void page(Context context) {
        pages.show(context, BACKUPS, Map.of("backups", rows(context)));
    }

    private List<BackupRow> rows(Context context) {
        Words words = pages.words(context);
        return safekeeping.backups().stream().map(each -> row(each, words)).toList();
    }

    private static BackupRow row(Safekeeping.Kept kept, Words words) {
        return new BackupRow(
                kept.name(),
                words.numerals().minute(kept.at(), ZoneId.systemDefault()),
                words.say("keeping.content", "surveys", kept.surveys(), "analyses", kept.analyses()),
                words.say("keeping.kilobytes", "kilobytes", Math.max(1, kept.bytes() / 1000)),
                kept.good());
    }

    private void make(Context context) {
        safekeeping.make();
        context.redirect("/backups");
    }

    private BackupRow backup(Context context) {
        return safekeeping.backups().stream()
                .filter(each -> each.name().equals(context.pathParam("name")))
                .findFirst()
                .map(each -> row(each, pages.words(context)))
                .orElseThrow(NotFoundResponse::new);
    }

    private void askRestore(Context context) {
        pages.show(context, "keeping/restore", Map.of("backup", backup(context)));
    }

    private void restore(Context context) {
        safekeeping.restore(backup(context).name());
        context.redirect("/");
    }

    private StoredSurvey survey(Context context) {
        return surveys.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    private void askErase(Context context) {
        pages.show(context, "keeping/erase", Map.of("survey", survey(context)));
    }

    /** The name has to be typed: nothing brings back what is erased. */
    private void erase(Context context) {
        StoredSurvey survey = survey(context);
        String typed = context.formParam("name");
        if (typed == null || !typed.strip().equals(survey.name().strip())) {
            throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "keeping.erase-other-name", "name", survey.name());
        }
        Erasure.Erased erased = erasure.erase(survey.origin().series());
        Words words = pages.words(context);
        pages.show(
                context,
                BACKUPS,
                Map.of(
                        "erased",
                        words.say("command.erased", erased.facts(survey.name())),
                        "remains",
                        remains(erased, words),
                        "backups",
                        erased.shared() ? List.of() : rows(context)));
    }

    private static List<String> remains(Erasure.Erased erased, Words words) {
        List<String> remains = new ArrayList<>(
                List.of(words.say(erased.shared() ? "command.erase-remains-shared" : "command.erase-remains")));
        erased.remains().forEach(each -> remains.add(words.say("command.erase-aside", "folder", each)));
        return remains;
    }
}
