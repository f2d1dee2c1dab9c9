package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.analysis.linear.ComparedModel;
import org.regionwise.analysis.linear.IntervalMethod;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.FixedEffects;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.RowPredictions;
import org.regionwise.engine.linear.inference.CoefficientTests;

/**
 * The model as R's {@code summary()} prints it after lme4 or lmerTest, and a comparison as {@code anova()} prints it:
 * the same figures in the same places, to the digits that R gives.
 */
public final class LinearSummary {
    private static final int DIGITS = 4;
    private static final int TABLE_DIGITS = 5;
    /** Correlations of more coefficients are not printed. */
    private static final int MOST_CORRELATED = 12;

    private LinearSummary() {}

    /** The whole text, lines ended by LF. */
    public static String text(LinearAnswer answer) {
        if (answer.posterior() != null) {
            return PosteriorText.of(answer);
        }
        LinearFit fit = answer.fit();
        StringBuilder text = new StringBuilder();
        text.append(title(answer)).append('\n');
        text.append("Formula: ").append(answer.question().formula().text()).append('\n');
        text.append("   Data: ").append(answer.source().name()).append('\n');
        if (answer.question().weights() != null) {
            text.append("Weights: ").append(answer.question().weights()).append('\n');
        }
        if (answer.question().offset() != null) {
            text.append(" Offset: ").append(answer.question().offset()).append('\n');
        }
        if (answer.imputed()) {
            text.append('\n').append(ImputationText.of(answer)).append('\n');
        } else {
            text.append('\n').append(criteria(fit)).append('\n');
            text.append("Scaled residuals: \n").append(residuals(fit)).append('\n');
        }
        text.append("Random effects:\n").append(VarianceTable.of(answer.variances()));
        text.append("Number of obs: ").append(fit.rows()).append(", groups:  ");
        text.append(String.join(
                "; ",
                fit.factors().stream()
                        .map(factor -> factor.name() + ", "
                                + Arrays.stream(factor.levelOfRow()).distinct().count())
                        .toList()));
        text.append('\n');
        if (!answer.coefficients().isEmpty()) {
            text.append("\nFixed effects:\n");
            text.append(CoefficientTable.of(
                    answer.coefficients(), answer.question().tests() != CoefficientTests.Method.NONE));
            text.append(
                    answer.imputed() ? ImputationText.missingInformation(answer) : correlations(fit.fixedEffects()));
        }
        if (answer.question().intervals() != IntervalMethod.WALD) {
            text.append('\n').append(IntervalTable.of(answer));
        }
        if (!answer.contextual().isEmpty()) {
            text.append("\nContextual effects (between less within):\n")
                    .append(CoefficientTable.of(
                            answer.contextual(), answer.question().tests() != CoefficientTests.Method.NONE));
        }
        if (!answer.terms().isEmpty()) {
            text.append('\n').append(TermTable.of(answer));
        }
        if (!answer.comparison().isEmpty()) {
            text.append('\n').append(comparison(answer));
        }
        if (answer.validation() != null) {
            text.append('\n')
                    .append(PredictionTable.of(
                            answer.validation(), answer.question().seed()));
        }
        if (answer.predictions() != null) {
            text.append('\n').append(PredictionTable.of(answer.predictions()));
        }
        return text.toString();
    }

    private static String title(LinearAnswer answer) {
        String by = answer.fit().criterion() == Criterion.REML ? "REML" : "maximum likelihood";
        String tests = switch (answer.question().tests()) {
            case SATTERTHWAITE -> ". t-tests use Satterthwaite's method";
            case KENWARD_ROGER -> ". t-tests use Kenward-Roger's method";
            case NONE -> "";
        };
        return "Linear mixed model fit by " + by + tests + (answer.imputed() ? ", pooled by Rubin's rules" : "");
    }

    private static String criteria(LinearFit fit) {
        if (fit.criterion() == Criterion.REML) {
            return "REML criterion at convergence: " + RFormat.number(RFormat.rounded(fit.criterionValue(), 1), 7)
                    + "\n";
        }
        List<String> values = new ArrayList<>(RFormat.column(
                new double[] {
                    RFormat.rounded(fit.aic(), 1),
                    RFormat.rounded(fit.bic(), 1),
                    RFormat.rounded(fit.logLikelihood(), 1),
                    RFormat.rounded(fit.criterionValue(), 1)
                },
                7));
        values.add(Integer.toString(fit.rows() - fit.parameters()));
        return named(List.of("AIC", "BIC", "logLik", "deviance", "df.resid"), values);
    }

    /** Values under their names, every field of one width, a blank behind each. */
    private static String named(List<String> names, List<String> values) {
        int width = Math.max(
                names.stream().mapToInt(String::length).max().orElse(0),
                values.stream().mapToInt(String::length).max().orElse(0));
        StringBuilder text = new StringBuilder();
        for (List<String> line : List.of(names, values)) {
            line.forEach(each ->
                    text.append(" ".repeat(width - each.length())).append(each).append(' '));
            text.append('\n');
        }
        return text.toString();
    }

    private static String residuals(LinearFit fit) {
        double[] fitted = new RowPredictions(fit).fitted(true);
        LinearData data = fit.data();
        double[] scaled = new double[fitted.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (data.outcome(i) - fitted[i]) * Math.sqrt(data.weight(i)) / fit.sigma();
        }
        Arrays.parallelSort(scaled);
        double[] quantiles = new double[5];
        for (int k = 0; k < quantiles.length; k++) {
            double at = k * (scaled.length - 1) / 4.0;
            int below = (int) Math.floor(at);
            int above = Math.min(below + 1, scaled.length - 1);
            quantiles[k] = scaled[below] + (at - below) * (scaled[above] - scaled[below]);
        }
        double largest = Arrays.stream(quantiles).map(Math::abs).max().orElse(0);
        int decimals = largest > 0 ? Math.max(0, (int) Math.rint(DIGITS + 1 - Math.log10(largest))) : DIGITS + 1;
        return named(
                List.of("Min", "1Q", "Median", "3Q", "Max"),
                RFormat.column(
                        Arrays.stream(quantiles)
                                .map(x -> RFormat.rounded(x, decimals))
                                .toArray(),
                        DIGITS));
    }

    private static String correlations(FixedEffects fixed) {
        int[] kept = IntStream.range(0, fixed.terms().size())
                .filter(fixed::estimated)
                .toArray();
        if (kept.length < 2 || kept.length > MOST_CORRELATED) {
            return "";
        }
        int size = kept.length;
        double[] all = new double[size * size];
        DMatrixRMaj covariance = fixed.covariance();
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                all[i * size + k] = RFormat.rounded(
                        covariance.get(kept[i], kept[k])
                                / (fixed.standardError(kept[i]) * fixed.standardError(kept[k])),
                        3);
            }
        }
        List<String> texts = RFormat.column(all, 7, 3);
        List<String> names =
                Arrays.stream(kept).mapToObj(k -> fixed.terms().get(k)).toList();
        List<String> rows = RFormat.abbreviated(names, 11);
        TextMatrix matrix = new TextMatrix(RFormat.abbreviated(names, 6).subList(0, size - 1), false);
        for (int i = 1; i < size; i++) {
            List<String> cells = new ArrayList<>();
            for (int k = 0; k < size - 1; k++) {
                cells.add(k < i ? texts.get(i * size + k) : "");
            }
            matrix.row(rows.get(i), cells);
        }
        return "\nCorrelation of Fixed Effects:\n" + matrix.text();
    }

    private static String comparison(LinearAnswer answer) {
        List<ComparedModel> models = answer.comparison();
        StringBuilder text = new StringBuilder();
        text.append("Data: ").append(answer.source().name()).append("\nModels:\n");
        models.forEach(each -> text.append(each.name())
                .append(": ")
                .append(each.formula().text())
                .append('\n'));
        double[] p = models.stream()
                .mapToDouble(
                        each -> each.test() == null ? Double.NaN : each.test().pValue())
                .toArray();
        boolean stars = Arrays.stream(p).anyMatch(each -> each < 0.1);
        List<String> headings =
                new ArrayList<>(List.of("npar", "AIC", "BIC", "logLik", "deviance", "Chisq", "Df", "Pr(>Chisq)"));
        List<List<String>> columns = new ArrayList<>(List.of(
                models.stream().map(each -> Integer.toString(each.parameters())).toList(),
                column(models.stream().mapToDouble(ComparedModel::aic).toArray()),
                column(models.stream().mapToDouble(ComparedModel::bic).toArray()),
                column(models.stream().mapToDouble(ComparedModel::logLikelihood).toArray()),
                column(models.stream().mapToDouble(ComparedModel::deviance).toArray()),
                tested(models.stream()
                        .mapToDouble(each -> each.test() == null
                                ? Double.NaN
                                : RFormat.rounded(each.test().statistic(), TABLE_DIGITS - 1))
                        .toArray()),
                models.stream()
                        .map(each -> each.test() == null
                                ? ""
                                : Integer.toString(each.test().degreesOfFreedom()))
                        .toList(),
                RFormat.pValues(p, TABLE_DIGITS - 1)));
        if (stars) {
            headings.add("");
            columns.add(CoefficientTable.marks(p));
        }
        TextMatrix matrix = new TextMatrix(headings, true);
        for (int i = 0; i < models.size(); i++) {
            int row = i;
            matrix.row(
                    models.get(i).name(),
                    columns.stream().map(column -> column.get(row)).toList());
        }
        return text + matrix.text() + (stars ? CoefficientTable.LEGEND : "");
    }

    private static List<String> column(double[] values) {
        return RFormat.column(values, TABLE_DIGITS);
    }

    private static List<String> tested(double[] values) {
        List<String> texts = new ArrayList<>(RFormat.column(
                Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray(), TABLE_DIGITS));
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                texts.add(i, "");
            }
        }
        return texts;
    }
}
