package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regionwise.analysis.linear.CoefficientLine;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.VarianceLine;
import org.regionwise.engine.linear.LinearPosterior;
import org.regionwise.engine.linear.LinearPriors;
import org.regionwise.engine.linear.VarianceComponent;

/** The posterior of a model as a table of means, standard deviations and quantiles, its priors above it. */
final class PosteriorText {
    private static final int DIGITS = 4;

    private PosteriorText() {}

    static String of(LinearAnswer answer) {
        LinearPosterior posterior = answer.posterior().posterior();
        LinearPriors priors = answer.question().priors();
        StringBuilder text = new StringBuilder("Linear mixed model fit by full Bayes, by numerical integration\n");
        text.append("Formula: ").append(answer.question().formula().text()).append('\n');
        text.append("   Data: ").append(answer.source().name()).append('\n');
        if (answer.question().weights() != null) {
            text.append("Weights: ").append(answer.question().weights()).append('\n');
        }
        if (answer.question().offset() != null) {
            text.append(" Offset: ").append(answer.question().offset()).append('\n');
        }
        text.append("\nPriors (rstanarm's defaults, scaled by the data; intercept at the means of the predictors):\n");
        for (LinearPosterior.CoefficientPrior each : posterior.coefficientPriors()) {
            text.append(" ")
                    .append(each.term())
                    .append(" ~ normal(")
                    .append(number(each.location()))
                    .append(", ")
                    .append(number(each.scale()))
                    .append(")\n");
        }
        text.append(" sigma ~ exponential with mean ")
                .append(number(posterior.residualPriorMean()))
                .append("\n Covariance ~ decov(reg. = ")
                .append(number(priors.regularization()))
                .append(", conc. = ")
                .append(number(priors.concentration()))
                .append(", shape = ")
                .append(number(priors.shape()))
                .append(", scale = ")
                .append(number(priors.scale()))
                .append(")\n");
        text.append("\nRandom effects (standard deviations and correlations):\n")
                .append(variances(answer));
        text.append("Number of obs: ").append(answer.fit().rows()).append(", groups:  ");
        text.append(String.join(
                        "; ",
                        answer.fit().factors().stream()
                                .map(factor -> factor.name() + ", " + factor.size())
                                .toList()))
                .append('\n');
        if (!answer.coefficients().isEmpty()) {
            text.append("\nFixed effects:\n").append(coefficients(answer, answer.coefficients()));
        }
        if (!answer.contextual().isEmpty()) {
            text.append("\nContextual effects (between less within):\n")
                    .append(coefficients(answer, answer.contextual()));
        }
        text.append("\nIntegration: effective points ")
                .append(Math.round(posterior.effectivePoints()))
                .append(Double.isNaN(posterior.shape()) ? "" : ", Pareto k " + number(posterior.shape()))
                .append('\n');
        if (answer.predictions() != null) {
            text.append('\n').append(PredictionTable.of(answer.predictions()));
        }
        return text.toString();
    }

    private static String number(double value) {
        return RFormat.number(value, DIGITS);
    }

    private static List<String> headings(LinearAnswer answer) {
        double tail = 50 * (1 - answer.question().level());
        return List.of("Mean", "SD", percent(tail), percent(100 - tail));
    }

    private static String percent(double value) {
        return RFormat.number(value, DIGITS) + "%";
    }

    private static String variances(LinearAnswer answer) {
        List<VarianceLine> lines = answer.variances();
        List<String> names = new ArrayList<>();
        List<String> groups = VarianceTable.groupOfLine(lines);
        List<double[]> figures = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            VarianceComponent each = lines.get(i).component();
            String term = each.other() == null ? each.term() : "cor(" + each.term() + ", " + each.other() + ")";
            names.add((" " + groups.get(i) + " " + term).stripTrailing());
            double mean = each.standardDeviation();
            figures.add(new double[] {
                mean,
                // of the variance E(s²) is known beside E(s), so that the spread of s is too
                each.other() == null ? Math.sqrt(Math.max(0, each.variance() - mean * mean)) : Double.NaN,
                lines.get(i).lower(),
                lines.get(i).upper()
            });
        }
        return matrix(headings(answer), names, figures);
    }

    private static String coefficients(LinearAnswer answer, List<CoefficientLine> all) {
        List<CoefficientLine> lines =
                all.stream().filter(line -> !Double.isNaN(line.estimate())).toList();
        return matrix(
                headings(answer),
                lines.stream().map(CoefficientLine::term).toList(),
                lines.stream()
                        .map(line -> new double[] {line.estimate(), line.standardError(), line.lower(), line.upper()})
                        .toList());
    }

    private static String matrix(List<String> headings, List<String> names, List<double[]> figures) {
        List<List<String>> columns = new ArrayList<>();
        for (int k = 0; k < headings.size(); k++) {
            int column = k;
            double[] values = figures.stream().mapToDouble(each -> each[column]).toArray();
            List<String> texts = new ArrayList<>(RFormat.column(
                    Arrays.stream(values).filter(Double::isFinite).toArray(), DIGITS));
            for (int i = 0; i < values.length; i++) {
                if (!Double.isFinite(values[i])) {
                    texts.add(i, "");
                }
            }
            columns.add(texts);
        }
        TextMatrix matrix = new TextMatrix(headings, true);
        for (int i = 0; i < names.size(); i++) {
            int row = i;
            matrix.row(
                    names.get(i),
                    columns.stream().map(column -> column.get(row)).toList());
        }
        return matrix.text();
    }
}
