package org.regionwise.report.words;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.regionwise.analysis.Interaction;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Measured;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.survey.name.Labels;

/** What several sentences on a result take in: what was counted, names of predictors and regions, limits, shares. */
public final class ResultParts {
    private static final int NAMED = 3;
    /** Punctuation, or the capital of a name that stands for itself. */
    private static final Pattern NO_PART = Pattern.compile("[,;:.?!()/]|^\\p{Lu}\\p{Ll}");

    private final Result result;
    private final Labels labels;
    private final Words words;
    private final Numerals numerals;
    private final Figures figures;

    public ResultParts(Result result, Words words) {
        this.result = result;
        this.labels = result.model().labels();
        this.words = words.about(result);
        this.numerals = words.numerals();
        this.figures = Figures.of(result, words);
    }

    /** The heading of regions' names: what their column is called, else {@code Region}. */
    public static String regionHeading(Labels labels, Words words) {
        return labels.region() == null ? words.say("table.heading.region") : words.opening(labels.region());
    }

    /** The same for several results: {@code Region} where they do not agree. */
    public static String regionHeading(Collection<Result> results, Words words) {
        List<String> headings = results.stream()
                .map(each -> regionHeading(each.model().labels(), words))
                .distinct()
                .toList();
        return headings.size() == 1 ? headings.get(0) : words.say("table.heading.region");
    }

    /** What was measured, to begin with: {@code Harassment in the last six months}. */
    public String outcome() {
        return words.opening(
                !result.model().measured()
                        ? labels.outcome()
                        : words.say("summary.mean-of", "outcome", labels.outcome()));
    }

    /** What a share is of, to begin with: {@code Share of adults harassed in the last six months}, or the outcome. */
    public String measured() {
        return labels.yes() == null
                ? outcome()
                : words.say("summary.share-of", "people", people(), "yes", labels.yes());
    }

    /** Whom a percentage is of: {@code adults}. */
    public String people() {
        return labels.people() == null ? words.say("summary.people") : labels.people();
    }

    /** The predictors, the regions' first; the first of them where there are many. */
    public Listed predictors() {
        return words.lists()
                .firstOf(
                        result.model().everyPredictor().stream()
                                .map(labels::predictor)
                                .map(this::within)
                                .toList(),
                        NAMED);
    }

    /** A name within a sentence, in quotation marks where it would not read as a part of it. */
    String within(String name) {
        return NO_PART.matcher(name).find()
                ? words.lists().quoted(List.of(name)).get(0)
                : name;
    }

    /** A term of the model as a table names it: {@code Unemployment rate}, {@code Sex: female}. */
    public String term(String term) {
        return words.opening(factors(term)
                .map(labels::term)
                .reduce((first, second) -> first + " × " + second)
                .orElse(term));
    }

    /** The terms that one is the product of; itself where it is none. */
    private Stream<String> factors(String term) {
        for (Interaction each : result.model().interactions()) {
            for (int at = term.indexOf(':'); at > 0; at = term.indexOf(':', at + 1)) {
                String first = term.substring(0, at);
                String second = term.substring(at + 1);
                if (labels.column(first).equals(Optional.of(each.first()))
                        && labels.column(second).equals(Optional.of(each.second()))) {
                    return Stream.of(first, second);
                }
            }
        }
        return Stream.of(term);
    }

    /** Whether a term is the product of two. */
    public boolean isProduct(String term) {
        return factors(term).count() > 1;
    }

    /** What people call a predictor, or two that interact. */
    public String predictor(String column) {
        return result.model().interactions().stream()
                .filter(each -> each.written().equals(column))
                .findFirst()
                .map(this::pair)
                .orElseGet(() -> labels.predictor(column));
    }

    /** {@code sex and age}. */
    public String pair(Interaction each) {
        return words.say(
                "predictor.pair", "first", labels.predictor(each.first()), "second", labels.predictor(each.second()));
    }

    /** Regions by name, in the order of the result; the first of them where there are many. */
    public Listed named(List<RegionEstimate> regions) {
        return words.lists().firstOf(regions.stream().map(RegionEstimate::label).toList(), NAMED);
    }

    /** The intervals' level: {@code 95%}. */
    public String level() {
        return numerals.level(result.model().interval());
    }

    /** Limits with their level: {@code 95% interval 0.01 to 0.11}, or that they could not be computed. */
    public String interval(String limits) {
        return words.say(
                "figure.limits", "known", !limits.equals(Numerals.UNDEFINED), "level", level(), "limits", limits);
    }

    /** The same of a quantity. */
    public String interval(IntervalEstimate quantity) {
        return interval(numerals.interval(quantity));
    }

    /** The same of a coefficient or standard deviation. */
    public String coefficientInterval(double lower, double upper) {
        return interval(numerals.interval(lower, upper));
    }

    /** How what is estimated is written. */
    public Figures figures() {
        return figures;
    }

    /** Limits of what is estimated, with their level: {@code 95% interval 12.1 to 19.3}. */
    public String estimateInterval(Estimate estimate) {
        return interval(figures.interval(estimate));
    }

    /** What is estimated, in a sentence: {@code 14%}, {@code 36.6 hours}. */
    public String share(double estimate) {
        return figures.inWords(estimate);
    }

    /** The size of a difference between two of these: percentage points, or the unit, two significant digits. */
    public Measured points(double difference) {
        return figures.difference(difference);
    }
}
