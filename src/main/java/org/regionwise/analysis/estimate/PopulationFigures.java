package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.regionwise.analysis.coding.CodedPopulation;
import org.regionwise.analysis.coding.ModelData;
import org.regionwise.analysis.coding.RegionFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.PoststratifiedFigure;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.WeightedMean;
import org.regionwise.engine.population.CellMean;
import org.regionwise.engine.population.CellMeans;

/**
 * What is said of the people of a population table: of every region and of all together, of everybody, by each
 * predictor, by all of them, and by a standard population.
 */
final class PopulationFigures {
    /** Single cells of all regions that are listed; figures by one predictor always are. */
    private static final int MOST_CELLS = 20_000;
    /** Values of a predictor by which figures are given. */
    private static final int MOST_VALUES = 60;

    private final CodedPopulation people;
    private final List<RegionFacts> regions;
    /** By numbers of patterns: which people a figure is of. */
    private final List<Group> groups = new ArrayList<>();

    private final Map<Integer, Double> nation = new TreeMap<>();
    private final List<List<PoststratifiedFigure>> regional = new ArrayList<>();
    private final List<List<CellMean>> means = new ArrayList<>();
    private final List<PoststratifiedFigure> national = new ArrayList<>();
    private final List<List<CellMean>> parts = new ArrayList<>();

    /** Some patterns, and the values that they share. */
    private record Group(Map<String, String> cell, List<Integer> patterns) {}

    /**
     * The figures.
     *
     * @param agreement whether and how they are brought to agree with the direct national estimate
     * @param engine what answers what is asked of it
     */
    static List<PoststratifiedFigure> of(
            ModelData data, ResultFrame frame, Agreement agreement, Function<CellMeans, CellMeans.Answers> engine) {
        PopulationFigures figures = new PopulationFigures(data, frame);
        if (agreement.ofGroups()) {
            frame.warn(Warning.ofModel("poststratified-without-groups"));
            return figures.figures(engine.apply(figures.asked()));
        }
        if (!agreement.any()) {
            return figures.figures(engine.apply(figures.asked()));
        }
        frame.warn(Warning.ofModel("poststratified-benchmarked"));
        return new PopulationAgreement(agreement.nation(), engine)
                .of(figures.asked(), answers -> figures.figures(answers));
    }

    private PopulationFigures(ModelData data, ResultFrame frame) {
        this.people = data.population().orElseThrow();
        this.regions = data.coded().regions();
        people.counts().forEach(own -> own.forEach((pattern, count) -> nation.merge(pattern, count, Double::sum)));
        group(frame);
        for (int j = 0; j < regions.size(); j++) {
            regional.add(new ArrayList<>());
            means.add(new ArrayList<>());
            parts.add(new ArrayList<>());
        }
        groups.forEach(this::ask);
        people.standard().ifPresent(each -> ask(each, frame));
    }

    private void group(ResultFrame frame) {
        List<Integer> all = List.copyOf(nation.keySet());
        groups.add(new Group(Map.of(), all));
        List<String> predictors = people.predictors();
        for (int i = 0; i < predictors.size(); i++) {
            Map<String, List<Integer>> byValue = new LinkedHashMap<>();
            for (int pattern : all) {
                byValue.computeIfAbsent(people.patterns().get(pattern).get(i), key -> new ArrayList<>())
                        .add(pattern);
            }
            String name = predictors.get(i);
            if (byValue.size() <= MOST_VALUES) {
                byValue.forEach((value, patterns) -> groups.add(new Group(Map.of(name, value), patterns)));
            } else {
                frame.warn(Warning.ofModel("population-many-values", Map.of("predictor", name)));
            }
        }
        int cells = people.counts().stream().mapToInt(Map::size).sum();
        if (predictors.size() > 1 && cells <= MOST_CELLS) {
            for (int pattern : all) {
                Map<String, String> cell = new TreeMap<>();
                for (int i = 0; i < predictors.size(); i++) {
                    cell.put(predictors.get(i), people.patterns().get(pattern).get(i));
                }
                groups.add(new Group(cell, List.of(pattern)));
            }
        } else if (predictors.size() > 1) {
            frame.warn(Warning.ofModel("population-many-cells", Map.of("cells", cells)));
        }
    }

    private void ask(Group group) {
        double all = group.patterns.stream().mapToDouble(nation::get).sum();
        national.add(new PoststratifiedFigure(null, group.cell, false, all, Estimate.UNDEFINED));
        for (int j = 0; j < regions.size(); j++) {
            Map<Integer, Double> weights = new LinkedHashMap<>();
            double sum = 0;
            for (int pattern : group.patterns) {
                double count = people.counts().get(j).getOrDefault(pattern, 0.0);
                if (count > 0) {
                    weights.put(pattern, count);
                    sum += count;
                }
            }
            if (sum > 0) {
                regional.get(j)
                        .add(new PoststratifiedFigure(
                                regions.get(j).key(), group.cell, false, sum, Estimate.UNDEFINED));
                means.get(j).add(mean(weights, sum));
            }
            parts.get(j).add(mean(weights, all));
        }
    }

    private static CellMean mean(Map<Integer, Double> weights, double sum) {
        return weights.isEmpty()
                ? CellMean.NONE
                : new CellMean(
                        weights.keySet().stream().mapToInt(Integer::intValue).toArray(),
                        weights.values().stream()
                                .mapToDouble(weight -> weight / sum)
                                .toArray());
    }

    /**
     * Σ_a S_a π_ja / Σ S_a over the standard's cells a, π_ja of the region's own people there; where it has none, of
     * the nation's.
     */
    private void ask(CodedPopulation.Standard standard, ResultFrame frame) {
        Map<List<String>, List<Integer>> patterns = new LinkedHashMap<>();
        nation.keySet()
                .forEach(pattern -> patterns.computeIfAbsent(
                                standard.of(people.patterns().get(pattern)), key -> new ArrayList<>())
                        .add(pattern));
        Map<List<String>, Double> shares = new LinkedHashMap<>(standard.counts());
        List<String> nowhere = shares.keySet().stream()
                .filter(cell -> !patterns.containsKey(cell))
                .map(cell -> String.join(", ", cell))
                .toList();
        if (!nowhere.isEmpty()) {
            frame.warn(Warning.ofModel("standard-cells-nowhere", Map.of("named", nowhere)));
        }
        shares.keySet().retainAll(patterns.keySet());
        double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        double everybody =
                nation.values().stream().mapToDouble(Double::doubleValue).sum();
        if (all == 0) {
            return;
        }
        national.add(new PoststratifiedFigure(null, Map.of(), true, everybody, Estimate.UNDEFINED));
        for (int j = 0; j < regions.size(); j++) {
            Map<Integer, Double> own = people.counts().get(j);
            Map<Integer, Double> weights = new LinkedHashMap<>();
            Map<Integer, Double> part = new LinkedHashMap<>();
            shares.forEach((cell, share) -> {
                List<Integer> those = patterns.get(cell);
                double there = sum(those, own);
                Map<Integer, Double> mix = there > 0 ? own : nation;
                double of = there > 0 ? there : sum(those, nation);
                double everywhere = sum(those, nation);
                for (int pattern : those) {
                    if (mix.containsKey(pattern)) {
                        weights.put(pattern, share * mix.get(pattern) / of);
                    }
                    if (own.containsKey(pattern)) {
                        part.put(pattern, share * own.get(pattern) / everywhere);
                    }
                }
            });
            if (!own.isEmpty()) {
                regional.get(j)
                        .add(new PoststratifiedFigure(
                                regions.get(j).key(), Map.of(), true, people.people(j), Estimate.UNDEFINED));
                means.get(j).add(mean(weights, all));
            }
            parts.get(j).add(mean(part, all));
        }
    }

    private static double sum(List<Integer> patterns, Map<Integer, Double> counts) {
        return patterns.stream()
                .mapToDouble(pattern -> counts.getOrDefault(pattern, 0.0))
                .sum();
    }

    /** What the engine is asked. */
    private CellMeans asked() {
        return new CellMeans(people.regionRows(), people.patternRows(), people.crossings(), means, parts, 0);
    }

    /** The nation's figures, then every region's. */
    private List<PoststratifiedFigure> figures(CellMeans.Answers answers) {
        List<PoststratifiedFigure> all = new ArrayList<>();
        answered(national, answers.national(), all);
        for (int j = 0; j < regional.size(); j++) {
            answered(regional.get(j), answers.regional().get(j), all);
        }
        return all;
    }

    private static void answered(
            List<PoststratifiedFigure> asked, List<WeightedMean> answers, List<PoststratifiedFigure> into) {
        for (int k = 0; k < asked.size(); k++) {
            WeightedMean mean = answers.get(k);
            into.add(asked.get(k)
                    .with(
                            new Estimate(
                                    mean.estimate(),
                                    mean.standardError(),
                                    mean.interval().lower(),
                                    mean.interval().upper()),
                            List.of()));
        }
    }
}
