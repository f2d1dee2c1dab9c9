package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Interaction;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.engine.population.CellMeans;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;

/**
 * The terms of a model in their order: the intercept, those of the regions' predictors, those of the respondents', and
 * the products of interactions. Which of them are pooled, and their entries for a region and a kind of people.
 */
final class ModelTerms {
    /** Terms from one number to another, exclusive. */
    private record Span(int from, int to, boolean pooled) {}

    private record Product(int first, int second, int term) {}

    private final List<ModelColumn> columns;
    private final List<String> names = new ArrayList<>(List.of("(Intercept)"));
    private final List<Integer> pooled = new ArrayList<>(List.of(-1));
    private final List<String> groups = new ArrayList<>();
    private final Map<String, Span> spans = new HashMap<>();
    private final List<Product> products = new ArrayList<>();
    /** First term of the respondents' predictors, and first product. */
    private final int people;

    private final int main;

    /** @throws ImportProblem when an interaction is of something that does not predict */
    ModelTerms(Analysis analysis, RegionPredictors regions, List<ModelColumn> columns, String file) {
        this.columns = columns;
        List<List<String>> ofRegions = regions.termsByPredictor();
        for (int k = 0; k < ofRegions.size(); k++) {
            add(analysis.predictors().get(k), ofRegions.get(k), false);
        }
        this.people = names.size();
        columns.forEach(column -> add(column.name(), column.terms(), column.isPooled()));
        this.main = names.size();
        interactions(analysis).forEach(each -> cross(each, file));
    }

    private static List<Interaction> interactions(Analysis analysis) {
        return analysis.model().choose(RandomIntercept::interactions, area -> List.of(), linear -> List.of());
    }

    private void add(String predictor, List<String> terms, boolean isPooled) {
        int from = names.size();
        names.addAll(terms);
        spans.put(predictor, new Span(from, names.size(), isPooled));
        group(predictor, terms.size(), isPooled);
    }

    private void group(String name, int terms, boolean isPooled) {
        if (isPooled) {
            groups.add(name);
        }
        for (int i = 0; i < terms; i++) {
            pooled.add(isPooled ? groups.size() - 1 : -1);
        }
    }

    private void cross(Interaction interaction, String file) {
        Span first = span(interaction.first(), interaction, file);
        Span second = span(interaction.second(), interaction, file);
        int before = names.size();
        for (int a = first.from; a < first.to; a++) {
            for (int b = second.from; b < second.to; b++) {
                products.add(new Product(Math.min(a, b), Math.max(a, b), names.size()));
                names.add(names.get(a) + ":" + names.get(b));
            }
        }
        group(interaction.written(), names.size() - before, first.pooled || second.pooled);
    }

    private Span span(String predictor, Interaction interaction, String file) {
        Span span = spans.get(predictor);
        if (span == null) {
            throw new ImportProblem(
                    new Problem(file, 0, interaction.written(), predictor, Reason.of("interaction-of-no-predictor")));
        }
        return span;
    }

    List<String> names() {
        return names;
    }

    /** By term, its group of pooled effects; −1 for a fixed one. */
    int[] pooled() {
        return pooled.stream().mapToInt(Integer::intValue).toArray();
    }

    /** What the groups are called, a predictor or {@code first:second}. */
    List<String> groups() {
        return groups;
    }

    /** All terms of people of a region. */
    double[] row(List<Double> region, List<String> pattern) {
        double[] row = ofRegion(region);
        double[] theirs = ofPeople(pattern);
        for (int k = people; k < main; k++) {
            row[k] = theirs[k];
        }
        return multiplied(row);
    }

    /** Those that a region decides, the intercept 1 and all others 0. */
    double[] ofRegion(List<Double> region) {
        double[] row = new double[names.size()];
        row[0] = 1;
        for (int k = 0; k < region.size(); k++) {
            row[1 + k] = region.get(k);
        }
        return multiplied(row);
    }

    /** Those that people decide, all others 0. */
    double[] ofPeople(List<String> pattern) {
        double[] row = new double[names.size()];
        int at = people;
        for (int i = 0; i < columns.size(); i++) {
            for (double entry : columns.get(i).entries(pattern.get(i))) {
                row[at++] = entry;
            }
        }
        return multiplied(row);
    }

    private double[] multiplied(double[] row) {
        products.forEach(each -> row[each.term] = row[each.first] * row[each.second]);
        return row;
    }

    /** Terms that region and people decide together. */
    List<CellMeans.Crossing> crossings() {
        return products.stream()
                .filter(each -> each.first < people && each.second >= people)
                .map(each -> new CellMeans.Crossing(each.first, each.second, each.term))
                .toList();
    }

    /** Whether a term is the product of two, and of which. */
    int[][] products() {
        return products.stream()
                .map(each -> new int[] {each.first, each.second, each.term})
                .toArray(int[][]::new);
    }

    @Override
    public String toString() {
        return names + " " + Arrays.toString(pooled());
    }
}
