package org.regionwise.web.areas;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.report.message.Words;
import org.regionwise.survey.Reason;
import org.regionwise.web.page.FieldError;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.Pages;
import org.regionwise.web.reading.ReadingSummary;

/** The pages that ask about a table of published estimates, and the one on which all answers are checked. */
final class AreaPages {
    /** Pages that ask one thing or two, by the last part of their address, with the fields of each. */
    static final Map<String, List<String>> PARTS = Map.of(
            "columns", List.of("key", "estimate", "unit", "unit-name"),
            "precision", List.of("spread", "spread-kind", "respondents"),
            "regions", List.of("label", "population"),
            "name", List.of("name"),
            "reading", List.of());

    private final Pages pages;

    AreaPages(Pages pages) {
        this.pages = pages;
    }

    /** The page of the first thing that is to be said still; else the check. */
    static String next(PendingTable table) {
        ReadingSummary read = table.attempt().read().orElseThrow();
        AreaColumns said = AreaColumns.of(read.file(), table.answers());
        if (read.asks()) {
            return "reading";
        }
        if (said.key().isEmpty() || said.estimate().isEmpty() || !said.unitSaid()) {
            return "columns";
        }
        return said.spread().isEmpty() || said.kind().isEmpty() ? "precision" : "check";
    }

    /** The page that a field is on. */
    static String partOf(String field) {
        return PARTS.entrySet().stream()
                .filter(each -> each.getValue().contains(field))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("columns");
    }

    /** What a page leaves open that the table cannot do without. */
    static List<FieldError> missing(String part, AreaColumns said) {
        List<FieldError> missing = new ArrayList<>();
        if (part.equals("columns")) {
            require("key", said.key(), "needs-column", missing);
            require("estimate", said.estimate(), "needs-column", missing);
            require("unit-percent", said.unit(), "needs-answer", missing);
            require("unit-name", said.unit().isEmpty() || said.unitSaid() ? "said" : "", "unit-name-missing", missing);
        } else if (part.equals("precision")) {
            require("spread", said.spread(), "needs-column", missing);
            require("kind-error", said.kind(), "needs-answer", missing);
        }
        return missing;
    }

    private static void require(String field, String said, String reason, List<FieldError> missing) {
        if (said.isEmpty()) {
            missing.add(FieldError.of(field, "", Reason.of(reason)));
        }
    }

    /** Whether per cent is chosen for estimates that look like proportions, and nobody said so twice. */
    static Optional<String> doubt(ReadingSummary read, FormFields answers, Words words) {
        if (AreaColumns.undecided(answers)) {
            return Optional.of(words.say(
                    "areas.spread-asked", "column", answers.text("spread").orElse("")));
        }
        return asksUnit(read, answers) && !answers.text("percent-of").equals(answers.text("estimate"))
                ? Optional.of(words.say(
                        "areas.unit-asked", "column", answers.text("estimate").orElse("")))
                : Optional.empty();
    }

    /** The page on which a doubt is asked about. */
    static String doubtful(FormFields answers) {
        return AreaColumns.undecided(answers) ? "precision" : "columns";
    }

    private static boolean asksUnit(ReadingSummary read, FormFields answers) {
        return answers.text("unit").filter("percent"::equals).isPresent()
                && AreaDoubts.looksLikeProportions(
                        read, answers.text("estimate").orElse(""));
    }

    /**
     * Shows the page of a part, or the check.
     *
     * @param notice why it is shown again, empty for nothing
     * @param errors what of it cannot be
     */
    void show(Context context, String id, PendingTable table, String part, String notice, List<FieldError> errors) {
        if (table.attempt().refused().isPresent()) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            pages.show(
                    context,
                    "areas/refused",
                    Map.of(
                            "id",
                            id,
                            "report",
                            table.attempt().refused().get(),
                            "form",
                            table.attempt().form()));
            return;
        }
        Words words = pages.words(context);
        ReadingSummary read = table.attempt().read().orElseThrow();
        AreaColumns said = AreaColumns.of(read.file(), table.answers());
        Map<String, Object> model = new HashMap<>();
        model.put("id", id);
        model.put("part", part);
        model.put("table", read);
        model.put("said", said);
        model.put("used", Set.of(said.used()));
        model.put("unread", AreaDoubts.ofNumbers(read, said));
        model.put("asksUnit", asksUnit(read, table.answers()));
        model.put("notice", notice);
        model.put("errors", errors);
        model.put("checked", next(table).equals("check"));
        if (part.equals("check")) {
            model.put("rows", AreaRows.of(id, read, said, words));
        }
        pages.show(context, "areas/" + part, model);
    }
}
