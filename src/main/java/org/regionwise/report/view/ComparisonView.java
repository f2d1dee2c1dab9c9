package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.compare.NestedModels;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/**
 * A comparison made ready to be read; {@code templates/compare/} places its parts.
 *
 * @param names of the analyses, the columns of every table
 * @param levels of their intervals
 * @param differences settings that are not the same
 * @param figures between-region variation and fit, one row a figure
 * @param nested what additional predictors explain, in sentences
 * @param remarks what does not compare, and why
 * @param words in which it is said
 */
public record ComparisonView(
        List<String> names,
        List<String> levels,
        List<ComparedSettings.Difference> differences,
        List<Figure> figures,
        List<String> nested,
        List<String> remarks,
        Words words) {
    private static final int LONGEST_HEADING = 90;
    private static final double SMALLEST_P = 0.0001;

    /** A figure with its value in each analysis. */
    public record Figure(String name, List<Value> values) {}

    /** A figure of one analysis, and its limits where it has any. */
    public record Value(String figure, String limits) {}

    /** The levels of their intervals, each once, in the order of the analyses. */
    public String levelsInWords() {
        return String.join(
                words.say("list.separator"), levels.stream().distinct().toList());
    }

    /** Their names as one phrase. */
    public String together() {
        return words.lists().and(names).text();
    }

    /** Whether the names are too long for a heading. */
    public boolean wordy() {
        return together().length() > LONGEST_HEADING;
    }

    /** In the order of the analyses; what none of them has is left out. */
    public static ComparisonView of(Comparison comparison, Words words) {
        List<String> remarks = new ArrayList<>();
        comparison.remarks().forEach(each -> remarks.add(remark(each, words)));
        if (comparison.sameAnswers()) {
            remarks.add(words.say(
                    "compare.same-answers",
                    "bayes",
                    comparison.analyses().get(0).result().model().bayes()));
        }
        return new ComparisonView(
                comparison.analyses().stream().map(NamedResult::name).toList(),
                comparison.analyses().stream()
                        .map(each ->
                                words.numerals().level(each.result().model().interval()))
                        .toList(),
                ComparedSettings.of(comparison.analyses(), words),
                new Figures(comparison, words).all(),
                comparison.nested().stream()
                        .map(each -> new Nested(each, words).sentence())
                        .toList(),
                remarks,
                words);
    }

    private static String remark(Comparison.Remark remark, Words words) {
        return words.say("compare.remark." + remark.code(), remark.facts());
    }

    /** The figures of all analyses. */
    private record Figures(Comparison comparison, Words words) {

        /** Those that none of the analyses has are left out. */
        List<Figure> all() {
            return Stream.of(
                            figure(deviation(), this::standardDeviation),
                            figure(
                                    words.say("compare.figure.latent"),
                                    result -> value(result.fit().icc().latent())),
                            figure(
                                    words.say("compare.figure.response"),
                                    result -> value(result.fit().icc().response())),
                            figure(
                                    words.say("compare.figure.odds-ratio"),
                                    result -> value(result.fit().medianOddsRatio())),
                            figure(
                                    words.say("compare.figure.log-likelihood"),
                                    result -> value(result.fit().logLikelihood())),
                            figure(
                                    words.say("compare.figure.aic"),
                                    result -> value(result.fit().aic())),
                            figure(
                                    words.say("compare.figure.bic"),
                                    result -> value(result.fit().bic())))
                    .filter(figure -> figure.values().stream()
                            .anyMatch(value -> !value.figure().equals(Numerals.UNDEFINED)))
                    .toList();
        }

        private Figure figure(String name, Function<Result, Value> value) {
            return new Figure(
                    name,
                    comparison.analyses().stream()
                            .map(each -> value.apply(each.result()))
                            .toList());
        }

        /** With the scale of all of them, or that they differ. */
        private String deviation() {
            List<AreaScale> scales = comparison.analyses().stream()
                    .map(each -> each.result().model().scale())
                    .distinct()
                    .toList();
            return scales.size() == 1
                    ? words.say(
                            "compare.figure.deviation", "scale", words.say("variation.scale", "scale", scales.get(0)))
                    : words.say("compare.figure.deviation-own");
        }

        private Value standardDeviation(Result result) {
            Estimate sigma = result.fit().regionStandardDeviation();
            return value(
                    words.numerals().number(sigma.estimate()), words.numerals().interval(sigma.lower(), sigma.upper()));
        }

        private Value value(IntervalEstimate interval) {
            return value(
                    words.numerals().hundredths(interval.estimate()),
                    words.numerals().interval(interval));
        }

        private Value value(double criterion) {
            return value(words.numerals().criterion(criterion), "");
        }

        private static Value value(String figure, String limits) {
            boolean unlimited = figure.equals(Numerals.UNDEFINED) || limits.equals(Numerals.UNDEFINED);
            return new Value(figure, unlimited ? "" : limits);
        }
    }

    /** What the additional predictors of one pair of analyses explain. */
    private record Nested(NestedModels models, Words words) {

        String sentence() {
            List<String> sentences = new ArrayList<>();
            double explained = models.explained().estimate();
            if (!Double.isNaN(explained)) {
                sentences.add(words.say(
                        explained >= 0 ? "compare.nested.explained" : "compare.nested.grown",
                        Map.of(
                                "smaller",
                                models.smaller(),
                                "larger",
                                models.larger(),
                                "share",
                                words.numerals().percentInWords(Math.abs(explained)),
                                "limited",
                                !Double.isNaN(models.explained().lower()),
                                "level",
                                words.numerals().level(models.level()),
                                "limits",
                                words.say(
                                        "compare.nested.limits",
                                        "lower",
                                        limit(models.explained().lower()),
                                        "upper",
                                        limit(models.explained().upper())))));
            }
            if (!Double.isNaN(models.pValue())) {
                sentences.add(test(sentences.isEmpty()));
            }
            if (sentences.isEmpty()) {
                sentences.add(words.say("compare.nested.none", "smaller", models.smaller(), "larger", models.larger()));
            }
            if (models.caution() != NestedModels.Caution.NONE) {
                sentences.add(words.say("compare.nested.caution", "caution", models.caution()));
            }
            return String.join(" ", sentences);
        }

        /** Shares below zero mean that nothing is explained, and however far below does not matter. */
        private String limit(double share) {
            return share < 0
                    ? words.say("compare.nested.nothing")
                    : words.numerals().percentInWords(share);
        }

        private String test(boolean alone) {
            Numerals numerals = words.numerals();
            double p = models.pValue();
            return words.say(
                    "compare.nested.test",
                    Map.of(
                            "alone",
                            alone,
                            "smaller",
                            models.smaller(),
                            "larger",
                            models.larger(),
                            "probability",
                            p < SMALLEST_P
                                    ? words.say("figure.less-than", "value", numerals.fixed(SMALLEST_P, 4))
                                    : numerals.pValue(p),
                            "statistic",
                            numerals.hundredths(models.statistic()),
                            "degrees",
                            models.degreesOfFreedom(),
                            "p",
                            numerals.pEquals(p)));
        }
    }
}
