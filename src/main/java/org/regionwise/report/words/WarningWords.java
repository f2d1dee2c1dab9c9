package org.regionwise.report.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.FitWarning;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.survey.name.Labels;

/**
 * Warnings in one language: {@code warning.<code>} of the catalogue, with the warning's facts. The one place that says
 * them.
 *
 * <p>A fact that is a list of facts is said item by item, by {@code warning.<code>.<name>}. Figures are written with
 * two digits; {@code lower} and {@code upper} are given together, too, as {@code range}. Immutable.
 */
public final class WarningWords {
    private static final String KIND = "warning.";
    private static final String AUDIT = "check.audit.";
    private static final String REGIONS = "regions";
    /** Of several names a few show which they are. */
    private static final int NAMED = 5;

    private static final int CLAUSES = 10;
    /** Lists of what stands without quotation marks: names of places. */
    private static final Set<String> BARE = Set.of("names", REGIONS, "strata", "unlisted");
    /** Shares that are said in percentage points. */
    private static final Set<String> POINTS = Set.of("largest", "quadratureWidth", "bayesWidth");
    /** Shares that are said in per cent. */
    private static final Set<String> SHARES = Set.of("difference", "widths");

    private final Words words;

    public WarningWords(Words words) {
        this.words = words;
    }

    /** All of a result's warnings. */
    public List<String> sentences(Result result) {
        return result.fit().warnings().stream()
                .map(each -> sentence(each, result.model().labels()))
                .toList();
    }

    /**
     * What is so and what to do. A warning of an earlier version that lacks facts is said in the English it came with.
     */
    public String sentence(Warning warning) {
        return sentence(warning, arguments(KIND + warning.code(), warning.facts()));
    }

    /** The same with predictors by name. */
    public String sentence(Warning warning, Labels labels) {
        Map<String, Object> arguments = arguments(KIND + warning.code(), warning.facts());
        arguments.computeIfPresent("term", (name, term) -> labels.term(term.toString()));
        arguments.computeIfPresent("predictor", (name, column) -> labels.predictor(column.toString()));
        return sentence(warning, arguments);
    }

    private String sentence(Warning warning, Map<String, Object> arguments) {
        String key = KIND + warning.code();
        if (!warning.regions().isEmpty()) {
            arguments.put(REGIONS, words.lists().firstOf(warning.regions(), NAMED));
        }
        if (warning.message() == null || words.canSay(key, arguments)) {
            return words.say(key, arguments);
        }
        return warning.message();
    }

    /** What the comparison of three ways of computing found. */
    public String ofAudit(FitWarning finding) {
        String key = AUDIT + finding.code();
        return words.say(key, arguments(key, finding.facts()));
    }

    /** What the predictive check found. */
    String ofCheck(FitWarning finding) {
        String key = KIND + finding.code();
        return words.say(key, arguments(key, finding.facts()));
    }

    private Map<String, Object> arguments(String key, Map<String, Object> facts) {
        Map<String, Object> arguments = new HashMap<>();
        facts.forEach((name, fact) -> arguments.put(name, said(key, name, fact)));
        if (facts.get("lower") instanceof Double lower && facts.get("upper") instanceof Double upper) {
            arguments.put("range", range(key, lower, upper));
        }
        return arguments;
    }

    private Object said(String key, String name, Object fact) {
        if (fact instanceof Double number) {
            return figure(key, name, number);
        }
        if (!(fact instanceof List<?> list)) {
            return fact;
        }
        String item = key + "." + name;
        if (words.has(item)) {
            return words.lists()
                    .clauses(
                            list.stream()
                                    .map(each -> item(item, (Map<?, ?>) each))
                                    .toList(),
                            CLAUSES);
        }
        return names(list.stream().map(Object::toString).toList(), BARE.contains(name));
    }

    /** One of several; what it lists in turn is joined as names are. */
    private String item(String key, Map<?, ?> facts) {
        Map<String, Object> arguments = new HashMap<>();
        facts.forEach((name, fact) -> {
            String inner = key + "." + name;
            arguments.put(
                    name.toString(),
                    fact instanceof List<?> list && words.has(inner)
                            ? names(
                                    list.stream()
                                            .map(each -> item(inner, (Map<?, ?>) each))
                                            .toList(),
                                    true)
                            : fact);
        });
        return words.say(key, arguments);
    }

    private Listed names(List<String> names, boolean bare) {
        return words.lists().firstOf(bare ? names : words.lists().quoted(names), NAMED);
    }

    private Object figure(String key, String name, double number) {
        Numerals numerals = words.numerals();
        if (inPoints(key) || POINTS.contains(name)) {
            return numerals.significantPoints(100 * number);
        }
        if (SHARES.contains(name)) {
            return numerals.percentage(numerals.fixed(100 * number, 0));
        }
        if (name.equals("ofPeople")) {
            return numerals.percentage(numerals.significant(100 * number, 2));
        }
        if (name.equals("medianRespondents")) {
            return numerals.measured(number, number == Math.rint(number) ? 0 : 1);
        }
        return numerals.significant(number, 2);
    }

    /** Limits, or the one value where they are the same. */
    private String range(String key, double lower, double upper) {
        double unit = inPoints(key) ? 100 : 1;
        return lower == upper
                ? words.numerals().significant(unit * lower, 2)
                : words.numerals()
                        .interval(lower, upper, limit -> words.numerals().significant(unit * limit, 2));
    }

    /** Whether the facts are standard deviations of percentages. */
    private static boolean inPoints(String key) {
        return key.startsWith(KIND + "check-spread");
    }
}
