package org.regionwise.release.population;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Equations of withheld figures in reduced row echelon form (Gauss–Jordan), where those that are shown are known
 * numbers: a figure is told if and only if its row has it alone. Rows are sparse, as regions hang together by the
 * nation only.
 */
final class WithheldFigures {
    /** Below it a factor is what rounding leaves of 0. */
    private static final double NOTHING = 1e-9;

    /** By the figure that each is solved for. */
    private final Map<Integer, Row> rows = new TreeMap<>();
    /** By figure, those that rows with it are solved for, and some that had it. */
    private final Map<Integer, Set<Integer>> with = new HashMap<>();

    /** Factors by figure, and which equations it was made of. */
    private record Row(Map<Integer, Double> factors, Set<Integer> sources) {
        void subtract(Row other, double times) {
            other.factors.forEach((figure, factor) -> {
                double left = factors.getOrDefault(figure, 0.0) - times * factor;
                if (Math.abs(left) > NOTHING) {
                    factors.put(figure, left);
                } else {
                    factors.remove(figure);
                }
            });
            sources.addAll(other.sources);
        }
    }

    /**
     * Adds an equation.
     *
     * @param number of the equation
     * @param withheld numbers of the figures that are not shown
     */
    void add(int number, PoststratifiedEquations.Equation equation, Set<Integer> withheld) {
        Row row = new Row(new TreeMap<>(), new TreeSet<>(Set.of(number)));
        for (int k = 0; k < equation.figures().length; k++) {
            if (withheld.contains(equation.figures()[k])) {
                row.factors.put(equation.figures()[k], equation.factors()[k]);
            }
        }
        for (int figure : List.copyOf(row.factors.keySet())) {
            Double factor = row.factors.get(figure);
            if (factor != null && rows.containsKey(figure)) {
                row.subtract(rows.get(figure), factor);
            }
        }
        int pivot = -1;
        for (Map.Entry<Integer, Double> each : row.factors.entrySet()) {
            if (pivot < 0 || Math.abs(each.getValue()) > Math.abs(row.factors.get(pivot)) + NOTHING) {
                pivot = each.getKey();
            }
        }
        if (pivot >= 0) {
            solve(row, pivot);
        }
    }

    private void solve(Row row, int pivot) {
        double by = row.factors.get(pivot);
        row.factors.replaceAll((figure, factor) -> factor / by);
        for (int of : with.getOrDefault(pivot, Set.of())) {
            Row other = rows.get(of);
            Double factor = other.factors.get(pivot);
            if (factor != null) {
                other.subtract(row, factor);
                other.factors.keySet().forEach(each -> note(each, of));
            }
        }
        with.remove(pivot);
        rows.put(pivot, row);
        row.factors.keySet().forEach(each -> note(each, pivot));
    }

    private void note(int figure, int of) {
        if (figure != of) {
            with.computeIfAbsent(figure, key -> new HashSet<>()).add(of);
        }
    }

    /** For each figure that is told, the equations that tell it. */
    List<Set<Integer>> tellingOne() {
        List<Set<Integer>> told = new ArrayList<>();
        for (Row row : rows.values()) {
            if (row.factors.size() == 1) {
                told.add(row.sources);
            }
        }
        return told;
    }
}
