package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Measured;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/** What several sentences on a result take in: what was counted, names of predictors and regions, limits, shares. */
public final class ResultParts {
    /** A coding with more values than this is shortened; the method section has all of them. */
    private static final int VALUES_NAMED = 3;

    private static final int NAMED = 3;

    private final Result result;
    private final Words words;
    private final Numerals numerals;

    public ResultParts(Result result, Words words) {
        this.result = result;
        this.words = words;
        this.numerals = words.numerals();
    }

    /** What was counted: {@code harassed_6m = 1}, {@code harassed_6m = 1, yes or true}, {@code age > 17}. */
    public String outcome() {
        ModelFacts model = result.model();
        List<String> values = model.positive();
        String coded = (values.size() <= VALUES_NAMED + 1
                        ? words.lists().or(values)
                        : words.lists().firstOf(values, VALUES_NAMED))
                .text();
        // a cut brings its own mark
        boolean cut = coded.startsWith(">") || coded.startsWith("<");
        return model.outcome() + (cut ? " " : " = ") + coded;
    }

    /** The predictors, the regions' first; the first of them where there are many. */
    public Listed predictors() {
        List<String> all = new ArrayList<>(result.model().predictors());
        all.addAll(result.model().respondentPredictors());
        return words.lists().firstOf(all, NAMED);
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

    /** The same of a proportion, in per cent. */
    public String percentInterval(Estimate estimate) {
        return interval(numerals.percentInterval(estimate));
    }

    /** A proportion in a sentence: {@code 14%}. */
    public String share(double proportion) {
        return numerals.percentInWords(proportion);
    }

    /** The size of a difference between proportions in percentage points, two significant digits. */
    public Measured points(double difference) {
        return numerals.significantPoints(100 * difference);
    }
}
