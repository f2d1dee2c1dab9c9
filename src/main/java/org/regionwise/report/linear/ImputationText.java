package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.linear.ImputedFigures;
import org.regionwise.analysis.linear.LinearAnswer;

/** What was imputed, and what that cost, beside the tables that R prints. */
final class ImputationText {
    private static final int DIGITS = 3;

    private ImputationText() {}

    static String of(LinearAnswer answer) {
        ImputedFigures figures = answer.imputation();
        StringBuilder text = new StringBuilder("Multiple imputation of predictors: ")
                .append(figures.copies())
                .append(" completed data sets\n");
        for (Map.Entry<String, Integer> each : figures.imputed().entrySet()) {
            text.append(' ')
                    .append(each.getKey())
                    .append(": ")
                    .append(each.getValue())
                    .append(" of ")
                    .append(answer.fit().rows())
                    .append(" values\n");
        }
        return text.toString();
    }

    static String missingInformation(LinearAnswer answer) {
        List<String> names = new ArrayList<>();
        List<Double> shares = new ArrayList<>();
        for (int k = 0; k < answer.coefficients().size(); k++) {
            double share = answer.imputation().missingInformation().get(k);
            if (!Double.isNaN(share)) {
                names.add(answer.coefficients().get(k).term());
                shares.add(share);
            }
        }
        List<String> texts =
                RFormat.column(shares.stream().mapToDouble(Double::doubleValue).toArray(), DIGITS);
        TextMatrix matrix = new TextMatrix(List.of(""), true);
        for (int i = 0; i < names.size(); i++) {
            matrix.row(names.get(i), List.of(texts.get(i)));
        }
        return "\nShare of missing information:\n" + matrix.text();
    }
}
