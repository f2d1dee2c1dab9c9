package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.regionwise.analysis.linear.CoefficientLine;
import org.regionwise.analysis.linear.IntervalMethod;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.VarianceLine;
import org.regionwise.engine.linear.VarianceComponent;

/** Limits of all parameters as R's {@code confint(oldNames = FALSE)} prints them. */
final class IntervalTable {
    private static final int DIGITS = 7;

    private IntervalTable() {}

    static String of(LinearAnswer answer) {
        List<String> names = new ArrayList<>();
        List<Double> lower = new ArrayList<>();
        List<Double> upper = new ArrayList<>();
        for (VarianceLine line : ordered(answer.variances())) {
            names.add(name(line.component()));
            lower.add(line.lower());
            upper.add(line.upper());
        }
        for (CoefficientLine line : answer.coefficients()) {
            if (!Double.isNaN(line.estimate())) {
                names.add(line.term());
                lower.add(line.lower());
                upper.add(line.upper());
            }
        }
        double tail = (1 - answer.question().level()) / 2;
        List<String> left = PredictionTable.figures(array(lower), DIGITS);
        List<String> right = PredictionTable.figures(array(upper), DIGITS);
        TextMatrix matrix = new TextMatrix(List.of(percent(tail), percent(1 - tail)), true);
        for (int i = 0; i < names.size(); i++) {
            matrix.row(names.get(i), List.of(left.get(i), right.get(i)));
        }
        String how = answer.question().intervals() == IntervalMethod.PROFILE ? "Profile" : "Bootstrap";
        return how + " confidence intervals:\n" + matrix.text();
    }

    /** As in θ: behind every standard deviation the correlations of its effect with those after it. */
    private static List<VarianceLine> ordered(List<VarianceLine> lines) {
        List<String> groups = VarianceTable.groupOfLine(lines);
        List<VarianceLine> ordered = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            VarianceComponent of = lines.get(i).component();
            for (int k = i; of.other() == null && k < lines.size(); k++) {
                VarianceComponent with = lines.get(k).component();
                boolean same = groups.get(k).equals(groups.get(i)) && Objects.equals(with.term(), of.term());
                if (k == i || same && with.other() != null) {
                    ordered.add(lines.get(k));
                }
            }
        }
        return ordered;
    }

    private static String name(VarianceComponent component) {
        if (component.group().equals(VarianceComponent.RESIDUAL)) {
            return "sigma";
        }
        return component.other() == null
                ? "sd_" + component.term() + "|" + component.group()
                : "cor_" + component.other() + "." + component.term() + "|" + component.group();
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static String percent(double share) {
        String text = String.format(Locale.ROOT, "%.3g", 100 * share);
        return (text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text) + " %";
    }
}
