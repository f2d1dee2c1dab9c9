package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NestedModels;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;

/**
 * A comparison made ready to be read; {@code templates/compare/} places its parts.
 *
 * @param names of the analyses, the columns of every table
 * @param levels of their intervals
 * @param differences settings that are not the same
 * @param figures between-region variation and fit, one row a figure
 * @param nested what additional predictors explain, in sentences
 * @param remarks what does not compare, and why
 */
public record ComparisonView(
        List<String> names,
        List<String> levels,
        List<Comparison.Difference> differences,
        List<Figure> figures,
        List<String> nested,
        List<String> remarks) {
    private static final int LONGEST_HEADING = 90;
    private static final int HASH = 12;

    /** A figure with its value in each analysis. */
    public record Figure(String name, List<Value> values) {}

    /** A figure of one analysis, and its limits where it has any. */
    public record Value(String figure, String limits) {}

    /** The levels of their intervals, each once, in the order of the analyses. */
    public String levelsInWords() {
        return String.join(", ", levels.stream().distinct().toList());
    }

    /** Their names as one phrase. */
    public String together() {
        return Phrases.joined(names, "and");
    }

    /** Whether the names are too long for a heading. */
    public boolean wordy() {
        return together().length() > LONGEST_HEADING;
    }

    /** In the order of the analyses; what none of them has is left out. */
    public static ComparisonView of(Comparison comparison) {
        List<String> remarks = new ArrayList<>(comparison.remarks());
        if (comparison.sameAnswers()) {
            remarks.add(
                    comparison.analyses().get(0).result().model().bayes()
                            ? "All analyses use the same answers. Full Bayes has no AIC or likelihood-ratio test; the"
                                    + " scores below say which predicts better, and maximum likelihood can be chosen as"
                                    + " the method of an analysis."
                            : "All analyses use the same answers. The lower AIC or BIC fits better for its size; "
                                    + "BIC counts every answer as one observation.");
        }
        return new ComparisonView(
                comparison.analyses().stream().map(each -> each.name()).toList(),
                comparison.analyses().stream()
                        .map(each -> Numbers.level(each.result().model().interval()))
                        .toList(),
                comparison.differences().stream().map(ComparisonView::readable).toList(),
                figures(comparison),
                comparison.nested().stream().map(ComparisonView::sentence).toList(),
                remarks);
    }

    /**
     * Files are told apart by how their hashes begin; whole ones stand on the analyses' own pages. Counts have their
     * commas.
     */
    private static Comparison.Difference readable(Comparison.Difference difference) {
        if (difference.setting().endsWith("(SHA-256)")) {
            return new Comparison.Difference(
                    difference.setting(),
                    difference.values().stream()
                            .map(value -> value.length() > HASH ? value.substring(0, HASH) + "…" : value)
                            .toList());
        }
        if (difference.setting().equals("Respondents used")) {
            return new Comparison.Difference(
                    difference.setting(),
                    difference.values().stream()
                            .map(value -> value.matches("[0-9]+") ? Numbers.count(Double.parseDouble(value)) : value)
                            .toList());
        }
        return difference;
    }

    /** Figures that none of the analyses has are left out. */
    private static List<Figure> figures(Comparison comparison) {
        return Stream.of(
                        figure(
                                comparison,
                                "Between-region standard deviation (" + scale(comparison) + ")",
                                ComparisonView::standardDeviation),
                        figure(
                                comparison,
                                "Intraclass correlation (latent scale)",
                                result -> value(result.fit().icc().latent())),
                        figure(
                                comparison,
                                "Intraclass correlation (response scale)",
                                result -> value(result.fit().icc().response())),
                        figure(
                                comparison,
                                "Median odds ratio",
                                result -> value(result.fit().medianOddsRatio())),
                        figure(
                                comparison,
                                "Log-likelihood",
                                result -> value(result.fit().logLikelihood())),
                        figure(comparison, "AIC", result -> value(result.fit().aic())),
                        figure(comparison, "BIC", result -> value(result.fit().bic())))
                .filter(figure -> figure.values().stream()
                        .anyMatch(value -> !value.figure().equals(Numbers.UNDEFINED)))
                .toList();
    }

    private static Figure figure(Comparison comparison, String name, Function<Result, Value> value) {
        return new Figure(
                name,
                comparison.analyses().stream()
                        .map(each -> value.apply(each.result()))
                        .toList());
    }

    private static Value standardDeviation(Result result) {
        Estimate sigma = result.fit().regionStandardDeviation();
        return value(Numbers.number(sigma.estimate()), Numbers.interval(sigma.lower(), sigma.upper()));
    }

    private static Value value(IntervalEstimate interval) {
        return value(Numbers.hundredths(interval.estimate()), Numbers.interval(interval));
    }

    private static Value value(double criterion) {
        return value(Numbers.criterion(criterion), "");
    }

    private static Value value(String figure, String limits) {
        return new Value(figure, figure.equals(Numbers.UNDEFINED) || limits.equals(Numbers.UNDEFINED) ? "" : limits);
    }

    private static String sentence(NestedModels models) {
        StringBuilder sentence = new StringBuilder("From “")
                .append(models.smaller())
                .append("” to “")
                .append(models.larger())
                .append("”: ");
        List<String> parts = new ArrayList<>();
        double explained = models.explained().estimate();
        String limits = limits(models.explained(), models.level());
        if (explained >= 0) {
            parts.add("the additional predictors explain " + Numbers.percentInWords(explained)
                    + " of the variance between regions" + limits);
        } else if (explained < 0) {
            parts.add("the variance between regions grows by " + Numbers.percentInWords(-explained)
                    + ", so the additional predictors explain none of it" + limits);
        }
        if (!Double.isNaN(models.pValue())) {
            parts.add("without any effect of theirs, a gain in fit at least this large would turn up with probability "
                    + Numbers.pValue(models.pValue()).replace("< ", "below ")
                    + " (likelihood ratio " + Numbers.hundredths(models.statistic()) + " on "
                    + Phrases.counted(models.degreesOfFreedom(), "degree")
                    + " of freedom, " + Numbers.pEquals(models.pValue()) + ")");
        }
        if (parts.isEmpty()) {
            return sentence.append("no figure could be computed. ")
                    .append(models.remark())
                    .toString()
                    .strip();
        }
        sentence.append(String.join("; ", parts)).append(".");
        return models.remark().isEmpty() ? sentence.toString() : sentence + " " + models.remark();
    }

    /** Shares below zero mean that nothing is explained, and however far below does not matter. */
    private static String limits(IntervalEstimate explained, double level) {
        if (Double.isNaN(explained.lower())) {
            return "";
        }
        String lower = explained.lower() < 0 ? "none" : Numbers.percentInWords(explained.lower());
        String upper = explained.upper() < 0 ? "none" : Numbers.percentInWords(explained.upper());
        return " (" + Numbers.level(level) + " interval: " + lower + " to " + upper + ")";
    }

    /** The scale of all of them, or that they differ. */
    private static String scale(Comparison comparison) {
        List<String> scales = comparison.analyses().stream()
                .map(each -> each.result().model().link())
                .distinct()
                .toList();
        return scales.size() == 1 ? scales.get(0) + " scale" : "each on its own scale";
    }
}
