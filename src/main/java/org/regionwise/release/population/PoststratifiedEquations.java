package org.regionwise.release.population;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.regionwise.analysis.result.PoststratifiedFigure;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SurveyFacts.PopulationFacts;

/**
 * Which further poststratified figures to withhold, so that no withheld one can be computed from those that are shown.
 * Population counts are public, so every figure that is a mean of others gives an equation: everybody of the values of
 * a predictor, a value of one predictor of those of another, the nation of its regions, a standardised figure of the
 * cells that it weights. An equation with a single withheld figure tells it; then the one of fewest people in it is
 * withheld as well, the nation’s last, until no equation has a single one. Cox (1980), JASA 75.
 *
 * <p>Several equations together may still tell a figure that none tells alone, where tables of three and more
 * predictors are withheld in patterns that have no other withheld cell in any direction.
 */
public final class PoststratifiedEquations {
    private final List<PoststratifiedFigure> figures;
    private final Map<Key, Integer> numbers = new HashMap<>();
    private final List<int[]> equations = new ArrayList<>();
    private final List<List<Integer>> ofFigure = new ArrayList<>();

    private record Key(String region, Map<String, String> cell, boolean standardised) {}

    private PoststratifiedEquations(Result result) {
        this.figures = result.poststratified();
        for (int i = 0; i < figures.size(); i++) {
            PoststratifiedFigure each = figures.get(i);
            numbers.put(new Key(each.region(), each.cell(), each.standardised()), i);
            ofFigure.add(new ArrayList<>());
        }
        Map<String, Set<String>> values = new TreeMap<>();
        Map<Key, List<Integer>> ofNation = new LinkedHashMap<>();
        for (int i = 0; i < figures.size(); i++) {
            PoststratifiedFigure each = figures.get(i);
            each.cell()
                    .forEach((predictor, value) -> values.computeIfAbsent(predictor, key -> new LinkedHashSet<>())
                            .add(value));
            if (each.region() != null) {
                ofNation.computeIfAbsent(new Key(null, each.cell(), each.standardised()), key -> new ArrayList<>())
                        .add(i);
            }
        }
        ofNation.forEach((nation, regions) -> equation(numbers.get(nation), regions));
        for (int i = 0; i < figures.size(); i++) {
            if (!figures.get(i).standardised()) {
                divide(i, values);
            }
        }
        PopulationFacts table = result.survey().populationTable();
        if (table != null && table.standard() != null) {
            Set<String> columns = new HashSet<>(table.standard().columns());
            columns.retainAll(values.keySet());
            standardised(columns, values.size());
        }
    }

    /** One figure and those that it is the mean of. */
    private void equation(Integer whole, List<Integer> parts) {
        if (whole == null || parts.isEmpty()) {
            return;
        }
        int[] equation = new int[parts.size() + 1];
        equation[0] = whole;
        for (int k = 0; k < parts.size(); k++) {
            equation[k + 1] = parts.get(k);
        }
        for (int each : equation) {
            ofFigure.get(each).add(equations.size());
        }
        equations.add(equation);
    }

    /** By every predictor that a figure is not divided by. */
    private void divide(int whole, Map<String, Set<String>> values) {
        PoststratifiedFigure figure = figures.get(whole);
        values.forEach((predictor, all) -> {
            if (figure.cell().containsKey(predictor)) {
                return;
            }
            List<Integer> parts = new ArrayList<>();
            for (String value : all) {
                Map<String, String> cell = new HashMap<>(figure.cell());
                cell.put(predictor, value);
                Integer part = numbers.get(new Key(figure.region(), cell, false));
                if (part != null) {
                    parts.add(part);
                }
            }
            equation(whole, parts);
        });
    }

    /** A standardised figure weights those by the standard’s predictors, or else single cells. */
    private void standardised(Set<String> columns, int predictors) {
        Map<String, List<Integer>> parts = new HashMap<>();
        boolean listed = columns.size() == 1 || columns.size() == predictors;
        for (int i = 0; i < figures.size(); i++) {
            PoststratifiedFigure each = figures.get(i);
            if (listed ? each.cell().keySet().equals(columns) : each.cell().size() == predictors) {
                parts.computeIfAbsent(each.region(), key -> new ArrayList<>()).add(i);
            }
        }
        for (int i = 0; i < figures.size(); i++) {
            if (figures.get(i).standardised()) {
                equation(i, parts.getOrDefault(figures.get(i).region(), List.of()));
            }
        }
    }

    /**
     * Numbers of the figures to withhold besides.
     *
     * @param withheld numbers of those that are withheld for themselves
     */
    public static Set<Integer> further(Result result, Set<Integer> withheld) {
        return withheld.isEmpty() ? Set.of() : new PoststratifiedEquations(result).further(withheld);
    }

    private Set<Integer> further(Set<Integer> withheld) {
        Set<Integer> all = new HashSet<>(withheld);
        Set<Integer> further = new LinkedHashSet<>();
        LinkedHashSet<Integer> open = new LinkedHashSet<>();
        withheld.forEach(each -> open.addAll(ofFigure.get(each)));
        while (!open.isEmpty()) {
            int next = open.iterator().next();
            open.remove(next);
            int[] equation = equations.get(next);
            int hidden = 0;
            int fewest = -1;
            for (int each : equation) {
                if (all.contains(each)) {
                    hidden++;
                } else if (fewest < 0 || rank(each) < rank(fewest)) {
                    fewest = each;
                }
            }
            if (hidden == 1 && fewest >= 0) {
                all.add(fewest);
                further.add(fewest);
                open.addAll(ofFigure.get(fewest));
            }
        }
        return further;
    }

    /** Few people first, then many, then the nation. */
    private double rank(int figure) {
        PoststratifiedFigure each = figures.get(figure);
        return each.region() == null && each.cell().isEmpty() ? Double.MAX_VALUE : each.population();
    }
}
