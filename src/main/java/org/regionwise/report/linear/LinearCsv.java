package org.regionwise.report.linear;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.regionwise.analysis.linear.CoefficientLine;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.PredictedRows;
import org.regionwise.analysis.linear.TermLine;
import org.regionwise.analysis.linear.ValidatedModels;
import org.regionwise.engine.linear.GroupEffects;
import org.regionwise.engine.linear.VarianceComponent;
import org.regionwise.engine.linear.inference.TermTests;
import org.regionwise.engine.linear.inference.ThreePoolings;
import org.regionwise.report.file.CsvRecords;
import org.regionwise.report.file.SpreadsheetText;
import org.regionwise.survey.NumberText;

/**
 * The model as CSV, one figure a row: coefficients, standard deviations and correlations, then the effects and the
 * coefficients of every group under the three poolings, and scores of a validation. Where rows of another file are
 * predicted, these are written and nothing else.
 */
public final class LinearCsv {
    private static final List<String> HEADER = List.of(
            "part", "factor", "level", "term", "term2", "estimate", "standard_error", "df", "t", "p", "lower", "upper");
    private static final double NONE = Double.NaN;

    private final List<List<String>> records = new ArrayList<>();

    private LinearCsv() {}

    /** Writes it to {@code out}, which is flushed and left open. */
    public static void write(LinearAnswer answer, OutputStream out) throws IOException {
        if (answer.predictions() != null && !answer.predictions().of().unanswered()) {
            predictions(answer.predictions(), out);
            return;
        }
        LinearCsv csv = new LinearCsv();
        csv.model(answer);
        csv.groups(answer);
        if (answer.validation() != null) {
            answer.validation().models().forEach(csv::scores);
        }
        CsvRecords.write(HEADER, csv.records, out);
    }

    private void model(LinearAnswer answer) {
        answer.coefficients().forEach(line -> coefficient("fixed", line));
        answer.contextual().forEach(line -> coefficient("contextual", line));
        for (TermLine line : answer.terms()) {
            TermTests.Tested test = line.test();
            if (test != null) {
                // a numerator's degrees of freedom stand where a second term would
                String numerator = Integer.toString(test.numerator());
                record(
                        "f_test",
                        "",
                        "",
                        line.term(),
                        numerator,
                        test.statistic(),
                        NONE,
                        test.denominator(),
                        NONE,
                        test.pValue(),
                        NONE,
                        NONE);
            }
        }
        variances(answer);
    }

    private void coefficient(String part, CoefficientLine line) {
        record(
                part,
                "",
                "",
                line.term(),
                "",
                line.estimate(),
                line.standardError(),
                line.degreesOfFreedom(),
                line.statistic(),
                line.pValue(),
                line.lower(),
                line.upper());
    }

    private void variances(LinearAnswer answer) {
        List<String> groups = VarianceTable.groupOfLine(answer.variances());
        for (int i = 0; i < groups.size(); i++) {
            VarianceComponent component = answer.variances().get(i).component();
            record(
                    component.other() == null ? "standard_deviation" : "correlation",
                    groups.get(i),
                    "",
                    component.term(),
                    component.other() == null ? "" : component.other(),
                    component.standardDeviation(),
                    NONE,
                    NONE,
                    NONE,
                    NONE,
                    answer.variances().get(i).lower(),
                    answer.variances().get(i).upper());
        }
    }

    private void scores(ValidatedModels.Scores scores) {
        score("rmse", scores, scores.rootMeanSquaredError(), NONE);
        score("mae", scores, scores.meanAbsoluteError(), NONE);
        score("log_score", scores, scores.logScore(), scores.logScoreError());
        score("log_score_difference", scores, scores.difference(), scores.differenceError());
    }

    private void score(String part, ValidatedModels.Scores of, double estimate, double error) {
        record(part, "", "", of.formula().text(), "", estimate, error, NONE, NONE, NONE, NONE, NONE);
    }

    private static void predictions(PredictedRows predicted, OutputStream out) throws IOException {
        List<String> header = new ArrayList<>(List.of("row"));
        predicted.columns().forEach(column -> header.add(SpreadsheetText.disarmed(column)));
        header.addAll(List.of(
                "fit",
                "standard_error",
                "lower",
                "upper",
                "response_lower",
                "response_upper",
                "new_levels",
                "lacking"));
        List<List<String>> rows = new ArrayList<>();
        for (PredictedRows.Row row : predicted.rows()) {
            List<String> cells = new ArrayList<>(List.of(Long.toString(row.row())));
            row.values()
                    .forEach(value ->
                            cells.add(NumberText.parse(value).isPresent() ? value : SpreadsheetText.disarmed(value)));
            DoubleStream.of(
                            row.mean(),
                            row.standardError(),
                            row.lower(),
                            row.upper(),
                            row.responseLower(),
                            row.responseUpper())
                    .forEach(figure -> cells.add(CsvRecords.number(figure)));
            cells.add(SpreadsheetText.disarmed(String.join(";", row.newLevels())));
            cells.add(SpreadsheetText.disarmed(String.join(";", row.lacking())));
            rows.add(cells);
        }
        CsvRecords.write(header, rows, out);
    }

    private void groups(LinearAnswer answer) {
        for (int factor = 0; factor < answer.poolings().size(); factor++) {
            GroupEffects effects = answer.groupEffects(factor);
            ThreePoolings poolings = answer.poolings().get(factor);
            for (int level = 0; level < effects.levels().size(); level++) {
                String name = effects.levels().get(level);
                for (int term = 0; term < effects.terms().size(); term++) {
                    double deviation = effects.standardDeviation(level, term);
                    double mode = effects.modes()[level][term];
                    group("effect", effects.factor(), name, effects.terms().get(term), mode, deviation);
                }
                for (int term = 0; term < poolings.terms().size(); term++) {
                    String of = poolings.terms().get(term);
                    group("complete_pooling", poolings.factor(), name, of, poolings.complete()[term], NONE);
                    group("no_pooling", poolings.factor(), name, of, poolings.none()[level][term], NONE);
                    group("partial_pooling", poolings.factor(), name, of, poolings.partial()[level][term], NONE);
                }
            }
        }
    }

    private void group(String part, String factor, String level, String term, double estimate, double error) {
        record(part, factor, level, term, "", estimate, error, NONE, NONE, NONE, NONE, NONE);
    }

    private void record(
            String part, String factor, String level, String term, String other, double estimate, double... figures) {
        List<String> record = new ArrayList<>(List.of(
                part,
                SpreadsheetText.disarmed(factor),
                SpreadsheetText.disarmed(level),
                SpreadsheetText.disarmed(term),
                SpreadsheetText.disarmed(other),
                CsvRecords.number(estimate)));
        for (double figure : figures) {
            record.add(CsvRecords.number(figure));
        }
        records.add(record);
    }
}
