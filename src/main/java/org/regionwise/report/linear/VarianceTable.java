package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.linear.VarianceLine;
import org.regionwise.engine.linear.VarianceComponent;

/** Variances, standard deviations and correlations of random effects as lme4 prints them. */
final class VarianceTable {
    private static final int DIGITS = 4;

    /** The effects of one term, with their correlations. */
    private record Term(String group, List<VarianceComponent> effects, List<VarianceComponent> correlations) {
        /** The matrix of correlations as texts of one width. */
        List<List<String>> lowerTriangle() {
            int size = effects.size();
            double[] all = new double[size * size];
            for (int i = 0; i < size; i++) {
                all[i * size + i] = 1;
            }
            for (VarianceComponent each : correlations) {
                int one = position(each.term());
                int other = position(each.other());
                double rounded = RFormat.rounded(each.standardDeviation(), 2);
                all[one * size + other] = rounded;
                all[other * size + one] = rounded;
            }
            List<String> texts = RFormat.column(all, 7, 2);
            List<List<String>> rows = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                rows.add(texts.subList(i * size, i * size + i));
            }
            return rows;
        }

        private int position(String term) {
            for (int k = 0; k < effects.size(); k++) {
                if (effects.get(k).term().equals(term)) {
                    return k;
                }
            }
            throw new IllegalArgumentException("no effect " + term);
        }
    }

    private VarianceTable() {}

    static String of(List<VarianceLine> lines) {
        List<Term> terms = terms(lines);
        int most = terms.stream().mapToInt(term -> term.effects.size()).max().orElse(1);
        boolean correlated = terms.stream().anyMatch(term -> !term.correlations.isEmpty());
        List<String> headings = new ArrayList<>(List.of("Groups", "Name", "Variance", "Std.Dev."));
        for (int k = 1; correlated && k < most; k++) {
            headings.add(k == 1 ? "Corr" : "");
        }
        List<VarianceComponent> all =
                terms.stream().flatMap(term -> term.effects.stream()).toList();
        List<String> variances = RFormat.column(
                all.stream().mapToDouble(VarianceComponent::variance).toArray(), DIGITS);
        List<String> deviations = RFormat.column(
                all.stream().mapToDouble(VarianceComponent::standardDeviation).toArray(), DIGITS);
        TextMatrix matrix = new TextMatrix(headings, false);
        int row = 0;
        for (Term term : terms) {
            List<List<String>> correlations = term.lowerTriangle();
            for (int k = 0; k < term.effects.size(); k++) {
                List<String> cells = new ArrayList<>(List.of(
                        k == 0 ? term.group : "", term.effects.get(k).term(), variances.get(row), deviations.get(row)));
                row++;
                for (int other = 0; correlated && other < most - 1; other++) {
                    cells.add(
                            other < correlations.get(k).size()
                                    ? correlations.get(k).get(other)
                                    : "");
                }
                matrix.row("", cells);
            }
        }
        return matrix.text();
    }

    /** Terms of one factor after its first have a number behind its name. */
    private static List<Term> terms(List<VarianceLine> lines) {
        List<Term> terms = new ArrayList<>();
        for (String group : groups(lines)) {
            terms.add(new Term(group, new ArrayList<>(), new ArrayList<>()));
        }
        int at = 0;
        List<String> groupOfLine = groupOfLine(lines);
        for (int i = 0; i < lines.size(); i++) {
            while (!terms.get(at).group.equals(groupOfLine.get(i))) {
                at++;
            }
            VarianceComponent component = lines.get(i).component();
            (component.other() == null ? terms.get(at).effects : terms.get(at).correlations).add(component);
        }
        return terms;
    }

    private static List<String> groups(List<VarianceLine> lines) {
        return groupOfLine(lines).stream().distinct().toList();
    }

    /**
     * The name of the term that each line belongs to, as lme4 has it: {@code g}, {@code g.1}. A term ends with its
     * correlations, or where a variance follows that is not correlated with it.
     */
    static List<String> groupOfLine(List<VarianceLine> lines) {
        List<String> groups = new ArrayList<>();
        Map<String, Integer> terms = new HashMap<>();
        int i = 0;
        while (i < lines.size()) {
            String factor = lines.get(i).component().group();
            int end = i + termLength(lines, i);
            int number = terms.merge(factor, 1, Integer::sum) - 1;
            for (; i < end; i++) {
                groups.add(number == 0 ? factor : factor + "." + number);
            }
        }
        return groups;
    }

    /** q variances are followed by q(q − 1)/2 covariances. */
    private static int termLength(List<VarianceLine> lines, int from) {
        String factor = lines.get(from).component().group();
        int effects = 0;
        while (from + effects < lines.size()
                && lines.get(from + effects).component().group().equals(factor)
                && lines.get(from + effects).component().other() == null) {
            effects++;
        }
        int covariances = 0;
        while (from + effects + covariances < lines.size()
                && lines.get(from + effects + covariances).component().group().equals(factor)
                && lines.get(from + effects + covariances).component().other() != null) {
            covariances++;
        }
        // those before the first that is correlated are terms of their own
        int correlated = (1 + (int) Math.round(Math.sqrt(1 + 8.0 * covariances))) / 2;
        return covariances == 0 || effects > correlated ? 1 : effects + covariances;
    }
}
