package org.regionwise.release.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.regionwise.analysis.result.PoststratifiedFigure;

/**
 * Which further poststratified figures to withhold, so that no withheld one can be computed from those that are shown.
 * Population counts are public, so every figure that is a mean of others gives an equation: everybody of the values of
 * a predictor, the people of a value of single cells, the nation of its regions, a standardised figure of the cells
 * that it weights. An equation with a single withheld figure tells it; then the one of fewest people in it is withheld
 * as well, the nation’s last. What several equations tell together is found by eliminating the withheld figures from
 * all of them ({@link WithheldFigures}), until nothing is told. Cox (1980), JASA 75.
 */
public final class PoststratifiedEquations {
    /** Share by which parts may miss their whole, as sums of decimals do. */
    private static final double ROUNDED = 1e-9;

    private final List<PoststratifiedFigure> figures;
    private final List<Equation> equations = new ArrayList<>();
    private final List<List<Integer>> ofFigure = new ArrayList<>();

    /**
     * Σ factor · (people × prevalence) = 0.
     *
     * @param figures their numbers
     * @param factors aligned with them
     */
    record Equation(int[] figures, double[] factors) {}

    private PoststratifiedEquations(List<PoststratifiedFigure> figures, Set<String> standard) {
        this.figures = figures;
        figures.forEach(each -> ofFigure.add(new ArrayList<>()));
        Map<String, List<Integer>> byRegion = new LinkedHashMap<>();
        Map<Map<String, String>, List<Integer>> byCell = new LinkedHashMap<>();
        Set<Set<String>> families = new LinkedHashSet<>();
        for (int i = 0; i < figures.size(); i++) {
            PoststratifiedFigure each = figures.get(i);
            byRegion.computeIfAbsent(each.region(), key -> new ArrayList<>()).add(i);
            if (!each.standardised()) {
                families.add(each.cell().keySet());
                byCell.computeIfAbsent(each.cell(), key -> new ArrayList<>()).add(i);
            }
        }
        byRegion.values().forEach(own -> divide(own, families));
        byCell.values()
                .forEach(each -> each.stream()
                        .filter(i -> figures.get(i).region() == null)
                        .findFirst()
                        .ifPresent(nation -> sum(
                                nation,
                                each.stream().filter(i -> !i.equals(nation)).toList())));
        Set<String> all = families.stream().reduce(Set.of(), PoststratifiedEquations::larger);
        Set<String> columns = new HashSet<>(standard);
        columns.retainAll(all);
        byRegion.values().forEach(own -> standardise(own, families.contains(columns) ? columns : all));
    }

    private static Set<String> larger(Set<String> one, Set<String> other) {
        return other.size() > one.size() ? other : one;
    }

    /** One figure and those that it is the mean of, if they are all of its people. */
    private void sum(int whole, List<Integer> parts) {
        double people = parts.stream().mapToDouble(this::people).sum();
        if (!parts.isEmpty() && Math.abs(people - people(whole)) <= ROUNDED * people) {
            double[] factors = new double[parts.size() + 1];
            Arrays.fill(factors, 1);
            factors[0] = -1;
            add(whole, parts, factors);
        }
    }

    private void add(int whole, List<Integer> parts, double[] factors) {
        int[] numbers = IntStream.concat(IntStream.of(whole), parts.stream().mapToInt(Integer::intValue))
                .toArray();
        for (int each : numbers) {
            ofFigure.get(each).add(equations.size());
        }
        equations.add(new Equation(numbers, factors));
    }

    private double people(int figure) {
        return figures.get(figure).population();
    }

    /** Figures of one region by whatever divides them and is not divided by something coarser. */
    private void divide(List<Integer> own, Set<Set<String>> families) {
        Map<Set<String>, List<Integer>> byFamily = new HashMap<>();
        for (int i : own) {
            if (!figures.get(i).standardised()) {
                byFamily.computeIfAbsent(figures.get(i).cell().keySet(), key -> new ArrayList<>())
                        .add(i);
            }
        }
        for (Set<String> coarse : families) {
            for (Set<String> fine : families) {
                boolean next = finer(fine, coarse)
                        && families.stream().noneMatch(each -> finer(fine, each) && finer(each, coarse));
                if (next) {
                    Map<Map<String, String>, List<Integer>> parts = new HashMap<>();
                    for (int i : byFamily.getOrDefault(fine, List.of())) {
                        Map<String, String> cell = new HashMap<>(figures.get(i).cell());
                        cell.keySet().retainAll(coarse);
                        parts.computeIfAbsent(cell, key -> new ArrayList<>()).add(i);
                    }
                    for (int i : byFamily.getOrDefault(coarse, List.of())) {
                        sum(i, parts.getOrDefault(figures.get(i).cell(), List.of()));
                    }
                }
            }
        }
    }

    private static boolean finer(Set<String> fine, Set<String> coarse) {
        return fine.size() > coarse.size() && fine.containsAll(coarse);
    }

    /** A standardised figure weights those of a family. How much is public, and here any weights, as it may be. */
    private void standardise(List<Integer> own, Set<String> family) {
        for (int i : own) {
            if (!figures.get(i).standardised()) {
                continue;
            }
            List<Integer> parts = own.stream()
                    .filter(k -> !figures.get(k).standardised()
                            && figures.get(k).cell().keySet().equals(family))
                    .toList();
            double[] factors = new double[parts.size() + 1];
            factors[0] = -1;
            for (int k = 0; k < parts.size(); k++) {
                double any = 1 + (figures.get(parts.get(k)).cell().hashCode() & 0xFFFF) / 65_536.0;
                factors[k + 1] = any * people(i) / (parts.size() * people(parts.get(k)));
            }
            if (!parts.isEmpty()) {
                add(i, parts, factors);
            }
        }
    }

    /**
     * Numbers of the figures to withhold besides.
     *
     * @param standard predictors that a standard population divides people by; empty without one
     * @param withheld numbers of those that are withheld for themselves
     */
    public static Set<Integer> further(
            List<PoststratifiedFigure> figures, Set<String> standard, Set<Integer> withheld) {
        if (withheld.isEmpty()) {
            return Set.of();
        }
        Set<Integer> all = new LinkedHashSet<>(withheld);
        new PoststratifiedEquations(figures, standard).complete(all);
        all.removeAll(withheld);
        return all;
    }

    private void complete(Set<Integer> withheld) {
        Set<Integer> added = new LinkedHashSet<>(withheld);
        while (!added.isEmpty()) {
            one(withheld, added);
            added = joint(withheld);
            withheld.addAll(added);
        }
    }

    /** Withholds what takes away from every equation that it tells a figure by itself. */
    private void one(Set<Integer> withheld, Set<Integer> added) {
        LinkedHashSet<Integer> open = new LinkedHashSet<>();
        added.forEach(each -> open.addAll(ofFigure.get(each)));
        while (!open.isEmpty()) {
            int next = open.iterator().next();
            open.remove(next);
            int hidden = 0;
            int fewest = -1;
            for (int each : equations.get(next).figures()) {
                if (withheld.contains(each)) {
                    hidden++;
                } else {
                    fewest = fewer(fewest, each);
                }
            }
            if (hidden == 1 && fewest >= 0) {
                withheld.add(fewest);
                open.addAll(ofFigure.get(fewest));
            }
        }
    }

    /** What to withhold for what equations tell together: of those behind each figure that is told, one. */
    private Set<Integer> joint(Set<Integer> withheld) {
        List<Integer> asked = equationsOf(withheld);
        WithheldFigures system = new WithheldFigures();
        asked.forEach(number -> system.add(number, equations.get(number), withheld));
        Set<Integer> added = new LinkedHashSet<>();
        Set<Integer> touched = new HashSet<>();
        for (Set<Integer> behind : system.tellingOne()) {
            int fewest = -1;
            boolean known = false;
            for (int number : behind) {
                known |= touched.contains(number);
                for (int each : equations.get(number).figures()) {
                    fewest = withheld.contains(each) ? fewest : fewer(fewest, each);
                }
            }
            // what another one withholds may be enough: it is looked at again
            if (!known && fewest >= 0) {
                added.add(fewest);
                touched.addAll(ofFigure.get(fewest));
            }
        }
        return added;
    }

    private List<Integer> equationsOf(Set<Integer> some) {
        return some.stream()
                .flatMap(each -> ofFigure.get(each).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private int fewer(int one, int other) {
        return one < 0 || rank(other) < rank(one) ? other : one;
    }

    /** Few people first, then many, then the nation. */
    private double rank(int figure) {
        PoststratifiedFigure each = figures.get(figure);
        return each.region() == null && each.cell().isEmpty() ? Double.MAX_VALUE : each.population();
    }
}
