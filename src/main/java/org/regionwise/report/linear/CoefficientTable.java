package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.analysis.linear.CoefficientLine;

/** The table of fixed effects as R prints it: estimates, errors and degrees of freedom of as many decimals. */
final class CoefficientTable {
    private static final int DIGITS = 4;
    private static final int TEST_DIGITS = 3;

    private CoefficientTable() {}

    /** @param tested whether degrees of freedom and p values are shown */
    static String of(List<CoefficientLine> all, boolean tested) {
        List<CoefficientLine> lines =
                all.stream().filter(line -> !Double.isNaN(line.estimate())).toList();
        List<String> headings = new ArrayList<>(List.of("Estimate", "Std. Error"));
        List<double[]> related = new ArrayList<>(List.of(
                lines.stream().mapToDouble(CoefficientLine::estimate).toArray(),
                lines.stream().mapToDouble(CoefficientLine::standardError).toArray()));
        if (tested) {
            headings.add("df");
            related.add(lines.stream()
                    .mapToDouble(CoefficientLine::degreesOfFreedom)
                    .toArray());
        }
        List<List<String>> columns = new ArrayList<>(related(related));
        headings.add("t value");
        double[] statistics =
                lines.stream().mapToDouble(CoefficientLine::statistic).toArray();
        columns.add(RFormat.column(
                Arrays.stream(statistics)
                        .map(t -> RFormat.rounded(t, TEST_DIGITS))
                        .toArray(),
                DIGITS));
        double[] p = lines.stream().mapToDouble(CoefficientLine::pValue).toArray();
        boolean stars = tested && Arrays.stream(p).anyMatch(each -> each < 0.1);
        if (tested) {
            headings.add("Pr(>|t|)");
            columns.add(RFormat.pValues(p, TEST_DIGITS));
        }
        if (stars) {
            headings.add("");
            columns.add(marks(p));
        }
        TextMatrix matrix = new TextMatrix(headings, true);
        for (int i = 0; i < lines.size(); i++) {
            int row = i;
            matrix.row(
                    lines.get(i).term(),
                    columns.stream().map(column -> column.get(row)).toList());
        }
        return matrix.text() + (stars ? LEGEND : "");
    }

    /** What the marks mean. */
    static final String LEGEND = "---\nSignif. codes:  0 ‘***’ 0.001 ‘**’ 0.01 ‘*’ 0.05 ‘.’ 0.1 ‘ ’ 1\n";

    /** The marks, of one width. */
    static List<String> marks(double[] p) {
        List<String> marks = Arrays.stream(p).mapToObj(RFormat::stars).toList();
        int width = marks.stream().mapToInt(String::length).max().orElse(0);
        return marks.stream()
                .map(text -> text + " ".repeat(width - text.length()))
                .toList();
    }

    private static List<List<String>> related(List<double[]> columns) {
        double[] all = columns.stream().flatMapToDouble(Arrays::stream).toArray();
        double[] sizes = Arrays.stream(all)
                .map(Math::abs)
                .filter(x -> x > 0 && Double.isFinite(x))
                .toArray();
        double least = Arrays.stream(sizes).min().orElse(1);
        int decimals = Math.max(1, DIGITS - 1 - (int) Math.floor(Math.log10(least)));
        List<String> texts = new ArrayList<>(RFormat.column(
                Arrays.stream(all).map(x -> RFormat.rounded(x, decimals)).toArray(), DIGITS));
        rescueSmall(all, texts);
        int rows = columns.get(0).length;
        List<List<String>> parted = new ArrayList<>();
        for (int k = 0; k < columns.size(); k++) {
            parted.add(texts.subList(k * rows, (k + 1) * rows));
        }
        return parted;
    }

    /** What is not 0 is not printed as 0. */
    private static void rescueSmall(double[] values, List<String> texts) {
        int[] lost = IntStream.range(0, values.length)
                .filter(i -> values[i] != 0 && texts.get(i).strip().matches("-?0(\\.0*)?"))
                .toArray();
        List<String> again =
                RFormat.column(Arrays.stream(lost).mapToDouble(i -> values[i]).toArray(), DIGITS - 1);
        for (int k = 0; k < lost.length; k++) {
            texts.set(lost[k], again.get(k));
        }
    }
}
