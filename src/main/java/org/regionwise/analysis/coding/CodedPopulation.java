package org.regionwise.analysis.coding;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.engine.population.CellMeans;

/**
 * The people of the regions, coded as the model has its predictors.
 *
 * @param predictors of respondents, in the model's order
 * @param patterns combinations of their values, as the survey writes them
 * @param counts by region in the order of the estimates, people by number of pattern; only those above 0
 * @param regionRows by region, all terms of the model that its region decides, the intercept 1
 * @param patternRows by pattern, all terms that people decide
 * @param crossings terms that region and people decide together
 * @param standard by which regions are made comparable; empty where none was given
 */
public record CodedPopulation(
        List<String> predictors,
        List<List<String>> patterns,
        List<Map<Integer, Double>> counts,
        double[][] regionRows,
        double[][] patternRows,
        List<CellMeans.Crossing> crossings,
        Optional<Standard> standard) {
    /**
     * A standard population.
     *
     * @param places among {@code predictors}, of those that it describes people by
     * @param counts people by the values of these
     */
    public record Standard(List<Integer> places, Map<List<String>, Double> counts) {
        /** What it is about of a pattern. */
        public List<String> of(List<String> pattern) {
            return places.stream().map(pattern::get).toList();
        }
    }

    /** Σ_p N_jp. */
    public double people(int region) {
        return counts.get(region).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
