package org.regionwise.release.population;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.PoststratifiedFigure;

/** What withheld figures follow from those that are shown: brute force over single cells of regions. */
class PoststratifiedEquationsTest {
    /** A place that a figure is of. */
    private record Atom(String region, Map<String, String> cell, double people) {}

    /** Figures, and what each weights: Σ weight · prevalence of an atom. */
    private static final class Tables {
        private final List<Atom> atoms = new ArrayList<>();
        private final List<PoststratifiedFigure> figures = new ArrayList<>();
        private final List<double[]> weights = new ArrayList<>();

        /** A standard by the first predictor; perhaps some cells are empty. */
        Tables(SplittableRandom random, int regions, int[] levels, boolean empty) {
            List<Map<String, String>> cells = new ArrayList<>(List.of(Map.of()));
            for (int p = 0; p < levels.length; p++) {
                List<Map<String, String>> finer = new ArrayList<>();
                for (Map<String, String> cell : cells) {
                    for (int v = 0; v < levels[p]; v++) {
                        Map<String, String> more = new HashMap<>(cell);
                        more.put("p" + p, "v" + v);
                        finer.add(more);
                    }
                }
                cells = finer;
            }
            for (int j = 0; j < regions; j++) {
                for (Map<String, String> cell : cells) {
                    if (!empty || random.nextInt(8) > 0) {
                        atoms.add(new Atom("R" + j, cell, random.nextInt(5, 500)));
                    }
                }
            }
            List<Map<String, String>> asked = new ArrayList<>(List.of(Map.of()));
            for (int p = 0; p < levels.length; p++) {
                for (int v = 0; v < levels[p]; v++) {
                    asked.add(Map.of("p" + p, "v" + v));
                }
            }
            if (levels.length > 1) {
                asked.addAll(cells);
            }
            List<String> places = new ArrayList<>();
            places.add(null);
            IntStream.range(0, regions).forEach(j -> places.add("R" + j));
            double[] standard = random.doubles(levels[0], 0.5, 2).toArray();
            for (String place : places) {
                asked.forEach(cell -> add(place, cell));
                standardise(place, standard);
            }
        }

        private boolean in(Atom atom, String place, Map<String, String> cell) {
            return (place == null || place.equals(atom.region))
                    && atom.cell.entrySet().containsAll(cell.entrySet());
        }

        private double people(String place, Map<String, String> cell) {
            return atoms.stream()
                    .filter(each -> in(each, place, cell))
                    .mapToDouble(Atom::people)
                    .sum();
        }

        private void add(String place, Map<String, String> cell) {
            double people = people(place, cell);
            if (people > 0) {
                figures.add(new PoststratifiedFigure(place, cell, false, people, Estimate.UNDEFINED));
                weights.add(atoms.stream()
                        .mapToDouble(each -> in(each, place, cell) ? each.people / people : 0)
                        .toArray());
            }
        }

        private void standardise(String place, double[] standard) {
            double[] sum = new double[atoms.size()];
            for (int v = 0; v < standard.length; v++) {
                Map<String, String> cell = Map.of("p0", "v" + v);
                double people = people(place, cell);
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += in(atoms.get(i), place, cell) ? standard[v] * atoms.get(i).people / people : 0;
                }
            }
            figures.add(new PoststratifiedFigure(place, Map.of(), true, people(place, Map.of()), Estimate.UNDEFINED));
            weights.add(sum);
        }

        /** Those of {@code asked} that are sums of multiples of what is shown. */
        List<Integer> told(Set<Integer> withheld, Set<Integer> asked) {
            List<double[]> basis = new ArrayList<>();
            for (int i = 0; i < figures.size(); i++) {
                double[] rest = weights.get(i).clone();
                if (!withheld.contains(i) && reduce(rest, basis) > 1e-9) {
                    basis.add(rest);
                }
            }
            return asked.stream()
                    .filter(i -> reduce(weights.get(i).clone(), basis) <= 1e-9)
                    .toList();
        }

        /** Takes from a row what others span, and makes the rest of length 1; how long that was. */
        private static double reduce(double[] row, List<double[]> basis) {
            for (int pass = 0; pass < 2; pass++) {
                for (double[] each : basis) {
                    double along = product(row, each);
                    Arrays.setAll(row, k -> row[k] - along * each[k]);
                }
            }
            double length = Math.sqrt(product(row, row));
            Arrays.setAll(row, k -> row[k] / length);
            return length;
        }

        private static double product(double[] a, double[] b) {
            return IntStream.range(0, a.length).mapToDouble(k -> a[k] * b[k]).sum();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void nothingWithheldFollowsAndNothingIsWithheldWithoutNeed(int predictors) {
        SplittableRandom random = new SplittableRandom(predictors);
        int[] levels = Arrays.copyOf(new int[] {3, 2, 2}, predictors);
        int needless = 0;
        for (int run = 0; run < 25; run++) {
            Tables tables = new Tables(random, 3, levels, run % 5 > 0);
            Set<Integer> withheld = new HashSet<>();
            int some = random.nextInt(1, tables.figures.size() * 3 / 4);
            for (int i = 0; i < tables.figures.size(); i++) {
                // two whole regions do not tell of each other
                if (run % 5 == 0
                        && !Set.of("", "R2")
                                .contains(Objects.toString(tables.figures.get(i).region(), ""))) {
                    withheld.add(i);
                }
            }
            while (run % 5 != 0 && withheld.size() < some) {
                withheld.add(random.nextInt(tables.figures.size()));
            }
            boolean told = !tables.told(withheld, withheld).isEmpty();

            Set<Integer> further = PoststratifiedEquations.further(tables.figures, Set.of("p0"), withheld);

            Set<Integer> all = new HashSet<>(withheld);
            all.addAll(further);
            assertEquals(withheld.size() + further.size(), all.size());
            assertEquals(
                    List.of(),
                    tables.told(all, all).stream().map(tables.figures::get).toList(),
                    () -> all.stream().map(tables.figures::get).toList().toString());
            assertEquals(told, !further.isEmpty(), "run " + run);
            needless += told ? 0 : 1;
        }
        assertTrue(needless > 0, "some runs need nothing more");
    }
}
