package org.regionwise.web.indicators;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Plan;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.web.page.Refusal;

/**
 * The plan that an address asks for.
 *
 * @param outcomes columns, or patterns of their names, one a line or with commas between them
 * @param suggested whether each outcome is coded as its own answers suggest, and not as the analysis is
 */
record PlanQuery(String outcomes, boolean suggested) {
    private static final String SUGGESTED = "suggested";

    /** More outcomes are for the command line. */
    private static final int MOST_OUTCOMES = 400;

    /** More figures take too much of a server's memory: indicators by regions. */
    private static final int MOST_CELLS = 20_000;

    static PlanQuery of(Context context) {
        String outcomes = context.queryParam("outcomes");
        return new PlanQuery(outcomes == null ? "" : outcomes.strip(), SUGGESTED.equals(context.queryParam("coding")));
    }

    /** Whether nothing was asked yet: commas alone name no outcome. */
    boolean empty() {
        return outcomes.chars().allMatch(each -> each == ',' || Character.isWhitespace(each));
    }

    /** As it stands in an address. */
    String query() {
        return "outcomes=" + URLEncoder.encode(outcomes, StandardCharsets.UTF_8)
                + (suggested ? "&coding=" + SUGGESTED : "");
    }

    /**
     * The plan.
     *
     * @param suggestions how the answers to a column look coded
     * @throws Refusal when an outcome is none of the survey's columns, has another role, or there are too many
     */
    Plan plan(Analysis pattern, StoredSurvey survey, Function<Column, OutcomeCoding> suggestions) {
        List<String> columns = columns(survey);
        Plan named = named(pattern, columns).among(columns);
        List<String> roles = Stream.concat(
                        Stream.of(pattern.regionColumn()),
                        Stream.concat(pattern.respondentPredictors().stream(), pattern.design().columns().stream()))
                .toList();
        for (Plan.Outcome each : named.outcomes()) {
            if (!columns.contains(each.column())) {
                throw refused(
                        Plan.isPattern(each.column()) ? "indicators.unknown-pattern" : "indicators.unknown",
                        "outcome",
                        each.column());
            }
            if (roles.contains(each.column())) {
                throw refused("indicators.other-role", "outcome", each.column());
            }
        }
        long cells = (long) named.outcomes().size() * survey.regionCount();
        if (named.outcomes().size() > MOST_OUTCOMES || cells > MOST_CELLS) {
            throw refused("indicators.too-many", "outcomes", named.outcomes().size());
        }
        if (named.outcomes().size() > 1 && pattern.settings().knownOfGroups() != null) {
            throw refused(
                    "indicators.known-of-one", "column", pattern.settings().knownOfGroups());
        }
        boolean own = suggested && !pattern.coding().isMeasured();
        return !own
                ? named
                : new Plan(
                        pattern,
                        named.outcomes().stream()
                                .map(each -> each.column().equals(pattern.outcomeColumn())
                                        ? each
                                        : new Plan.Outcome(
                                                each.column(),
                                                suggestions.apply(survey.column(each.column())
                                                        .orElseThrow()),
                                                each.name(),
                                                each.yes()))
                                .toList());
    }

    private Plan named(Analysis pattern, List<String> columns) {
        return new Plan(
                pattern,
                outcomes.lines()
                        .flatMap(line ->
                                columns.contains(line.strip()) ? Stream.of(line) : Arrays.stream(line.split(",", -1)))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .map(Plan.Outcome::of)
                        .toList());
    }

    private static List<String> columns(StoredSurvey survey) {
        return survey.columns().stream().map(Column::name).toList();
    }

    /** By pattern, the columns that it names and that are none of its outcomes, as they have another role. */
    Map<String, List<String>> otherwiseUsed(Analysis pattern, StoredSurvey survey) {
        return named(pattern, columns(survey)).otherwiseUsed(columns(survey));
    }

    private static Refusal refused(String key, String name, Object fact) {
        return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, key, name, fact);
    }
}
