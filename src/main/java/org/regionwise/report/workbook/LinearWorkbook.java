package org.regionwise.report.workbook;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.regionwise.analysis.linear.CoefficientLine;
import org.regionwise.analysis.linear.ComparedModel;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.PredictedRows;
import org.regionwise.analysis.linear.TermLine;
import org.regionwise.analysis.linear.ValidatedModels;
import org.regionwise.analysis.linear.VarianceLine;
import org.regionwise.engine.linear.GroupEffects;
import org.regionwise.engine.linear.inference.ThreePoolings;
import org.regionwise.report.linear.LinearWords;
import org.regionwise.report.message.Words;
import org.regionwise.survey.NumberText;

/**
 * A linear mixed model as an Excel workbook (XLSX): its tables, every group under the three poolings, and
 * rows that were
 * predicted. Numbers are in full precision, undefined ones empty cells; text is never a formula. Equal answers give
 * equal files.
 */
public final class LinearWorkbook {
    private static final double TERM = 34;
    private static final double FIGURE = 14;

    private final LinearAnswer answer;
    private final Words words;

    private LinearWorkbook(LinearAnswer answer, Words words) {
        this.answer = answer;
        this.words = words;
    }

    /** Writes it to {@code out}, which is flushed and left open. */
    public static void write(LinearAnswer answer, Words words, OutputStream out) throws IOException {
        Path dated = Files.createTempFile("regionwise-", ".xlsx");
        try {
            LinearWorkbook of = new LinearWorkbook(answer, words);
            try (OutputStream file = Files.newOutputStream(dated);
                    Workbook workbook = new Workbook(file, "Regionwise", null)) {
                of.model(workbook.newWorksheet(of.say("sheet-model")));
                of.groups(workbook.newWorksheet(of.say("sheet-groups")));
                if (answer.predictions() != null) {
                    of.predictions(workbook.newWorksheet(of.say("sheet-predictions")));
                }
            }
            UndatedPackage.copy(dated, out);
        } finally {
            Files.delete(dated);
        }
        out.flush();
    }

    private String say(String what) {
        return words.say("workbook." + what);
    }

    private void header(SheetRows rows, int texts, String... names) {
        rows.header(Stream.of(names).map(this::say).toList(), column -> column >= texts);
    }

    private static void figures(SheetRows rows, int from, double... values) {
        for (int k = 0; k < values.length; k++) {
            rows.number(from + k, values[k], SheetRows.NUMBER);
        }
        rows.next();
    }

    private void model(Worksheet sheet) {
        SheetRows rows = new SheetRows(sheet, TERM, FIGURE, FIGURE, FIGURE, FIGURE, FIGURE, FIGURE, FIGURE);
        rows.title(answer.question().formula().text());
        LinearWords said = new LinearWords(words);
        said.warnings(answer).forEach(warning -> {
            rows.text(0, said.sentence(warning));
            rows.next();
        });
        rows.section(say("model-coefficients"));
        coefficients(rows, answer.coefficients());
        if (!answer.contextual().isEmpty()) {
            rows.section(say("model-contextual"));
            coefficients(rows, answer.contextual());
        }
        if (!answer.terms().isEmpty()) {
            rows.section(say("model-terms"));
            terms(rows);
        }
        rows.section(say("model-variances"));
        header(
                rows,
                3,
                "model-factor",
                "model-term",
                "model-second",
                "model-variance",
                "model-deviation",
                "model-lower",
                "model-upper");
        for (VarianceLine line : answer.variances()) {
            rows.text(0, line.component().group());
            rows.text(1, line.component().term());
            rows.text(2, line.component().other());
            figures(
                    rows,
                    3,
                    line.component().variance(),
                    line.component().standardDeviation(),
                    line.lower(),
                    line.upper());
        }
        if (!answer.comparison().isEmpty()) {
            rows.section(say("model-comparison"));
            comparison(rows);
        }
        if (answer.validation() != null) {
            rows.section(say("model-validation"));
            header(rows, 1, "model-formula", "model-rmse", "model-mae", "model-score", "model-error");
            for (ValidatedModels.Scores each : answer.validation().models()) {
                rows.text(0, each.formula().text());
                figures(
                        rows,
                        1,
                        each.rootMeanSquaredError(),
                        each.meanAbsoluteError(),
                        each.logScore(),
                        each.logScoreError());
            }
        }
    }

    private void coefficients(SheetRows rows, List<CoefficientLine> lines) {
        header(
                rows,
                1,
                "model-term",
                "model-estimate",
                "model-error",
                "model-df",
                "model-t",
                "model-p",
                "model-lower",
                "model-upper");
        for (CoefficientLine line : lines) {
            rows.text(0, line.term());
            figures(
                    rows,
                    1,
                    line.estimate(),
                    line.standardError(),
                    line.degreesOfFreedom(),
                    line.statistic(),
                    line.pValue(),
                    line.lower(),
                    line.upper());
        }
    }

    private void terms(SheetRows rows) {
        header(rows, 1, "model-term", "model-numerator", "model-df", "model-f", "model-p");
        for (TermLine line : answer.terms()) {
            rows.text(0, line.term());
            if (line.test() == null) {
                rows.next();
            } else {
                figures(
                        rows,
                        1,
                        line.test().numerator(),
                        line.test().denominator(),
                        line.test().statistic(),
                        line.test().pValue());
            }
        }
    }

    private void comparison(SheetRows rows) {
        header(
                rows,
                1,
                "model-formula",
                "model-parameters",
                "model-aic",
                "model-bic",
                "model-likelihood",
                "model-chisq",
                "model-df",
                "model-p");
        for (ComparedModel each : answer.comparison()) {
            ComparedModel.Test test = each.test();
            rows.text(0, each.formula().text());
            figures(
                    rows,
                    1,
                    each.parameters(),
                    each.aic(),
                    each.bic(),
                    each.logLikelihood(),
                    test == null ? Double.NaN : test.statistic(),
                    test == null ? Double.NaN : test.degreesOfFreedom(),
                    test == null ? Double.NaN : test.pValue());
        }
    }

    private void groups(Worksheet sheet) {
        SheetRows rows = new SheetRows(sheet, TERM, TERM, TERM, FIGURE, FIGURE, FIGURE, FIGURE, FIGURE);
        header(
                rows,
                3,
                "model-factor",
                "model-level",
                "model-term",
                "model-effect",
                "model-effect-deviation",
                "model-complete",
                "model-no",
                "model-partial");
        sheet.freezePane(0, 1);
        for (int factor = 0; factor < answer.poolings().size(); factor++) {
            GroupEffects effects = answer.groupEffects(factor);
            ThreePoolings poolings = answer.poolings().get(factor);
            for (int level = 0; level < poolings.levels().size(); level++) {
                for (int term = 0; term < poolings.terms().size(); term++) {
                    int effect = effects.terms().indexOf(poolings.terms().get(term));
                    rows.text(0, poolings.factor());
                    rows.text(1, poolings.levels().get(level));
                    rows.text(2, poolings.terms().get(term));
                    figures(
                            rows,
                            3,
                            effect < 0 ? Double.NaN : effects.modes()[level][effect],
                            effect < 0 ? Double.NaN : effects.standardDeviation(level, effect),
                            poolings.complete()[term],
                            poolings.none()[level][term],
                            poolings.partial()[level][term]);
                }
            }
        }
    }

    private void predictions(Worksheet sheet) {
        PredictedRows predicted = answer.predictions();
        int texts = predicted.columns().size();
        double[] widths = new double[texts + 9];
        Arrays.fill(widths, FIGURE);
        SheetRows rows = new SheetRows(sheet, widths);
        List<String> names = new ArrayList<>(List.of(say("model-row")));
        names.addAll(predicted.columns());
        Stream.of(
                        "model-prediction",
                        "model-error",
                        "model-lower",
                        "model-upper",
                        "model-response-lower",
                        "model-response-upper",
                        "model-new",
                        "model-lacking")
                .map(this::say)
                .forEach(names::add);
        rows.header(names, column -> column == 0 || column > texts && column <= texts + 6);
        sheet.freezePane(0, 1);
        for (PredictedRows.Row row : predicted.rows()) {
            rows.number(0, row.row(), "0");
            for (int k = 0; k < texts; k++) {
                double number = NumberText.value(row.values().get(k));
                if (Double.isNaN(number)) {
                    rows.text(1 + k, row.values().get(k));
                } else {
                    rows.number(1 + k, number, "General");
                }
            }
            rows.text(texts + 7, String.join("; ", row.newLevels()));
            rows.text(texts + 8, String.join("; ", row.lacking()));
            figures(
                    rows,
                    texts + 1,
                    row.mean(),
                    row.standardError(),
                    row.lower(),
                    row.upper(),
                    row.responseLower(),
                    row.responseUpper());
        }
    }
}
