package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.TermLine;
import org.regionwise.engine.linear.inference.CoefficientTests;
import org.regionwise.engine.linear.inference.TermTests;

/** F tests of terms as R prints them after lmerTest. */
final class TermTable {
    private static final int DIGITS = 5;

    private TermTable() {}

    static String of(LinearAnswer answer) {
        List<TermLine> lines =
                answer.terms().stream().filter(line -> line.test() != null).toList();
        List<String> headings = new ArrayList<>(List.of("Sum Sq", "Mean Sq", "NumDF", "DenDF", "F value", "Pr(>F)"));
        double[] p = values(lines, TermTests.Tested::pValue);
        List<List<String>> columns = new ArrayList<>(List.of(
                zapped(values(lines, TermTests.Tested::sumOfSquares)),
                zapped(values(lines, TermTests.Tested::meanSquare)),
                zapped(values(lines, TermTests.Tested::numerator)),
                zapped(values(lines, TermTests.Tested::denominator)),
                RFormat.column(
                        Arrays.stream(values(lines, TermTests.Tested::statistic))
                                .map(f -> RFormat.rounded(f, DIGITS - 1))
                                .toArray(),
                        DIGITS),
                RFormat.pValues(p, DIGITS - 1)));
        boolean stars = Arrays.stream(p).anyMatch(each -> each < 0.1);
        if (stars) {
            headings.add("");
            columns.add(CoefficientTable.marks(p));
        }
        TextMatrix matrix = new TextMatrix(headings, true);
        for (int i = 0; i < lines.size(); i++) {
            int row = i;
            matrix.row(
                    lines.get(i).term(),
                    columns.stream().map(column -> column.get(row)).toList());
        }
        String method = answer.question().tests() == CoefficientTests.Method.KENWARD_ROGER
                ? "Kenward-Roger's"
                : "Satterthwaite's";
        return "Type III Analysis of Variance Table with " + method + " method\n" + matrix.text()
                + (stars ? CoefficientTable.LEGEND : "");
    }

    private static double[] values(List<TermLine> lines, ToDoubleFunction<TermTests.Tested> of) {
        return lines.stream().mapToDouble(line -> of.applyAsDouble(line.test())).toArray();
    }

    /** Rounded to as many decimals as the largest needs for so many digits. */
    private static List<String> zapped(double[] values) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        int decimals = largest > 0 ? Math.max(0, (int) Math.round(DIGITS - Math.log10(largest))) : DIGITS;
        return RFormat.column(
                Arrays.stream(values).map(x -> RFormat.rounded(x, decimals)).toArray(), DIGITS);
    }
}
