package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/**
 * The prevalence among people who live somewhere, those who were not asked included: Σ N_c π_c / Σ N_c over the cells c
 * of a population table. JSON has all of it side by side.
 *
 * @param region its key; null for all regions together
 * @param cell which people, as values by predictor; empty for everybody there
 * @param standardised whether people are mixed as in a standard population, the same everywhere
 * @param population how many they are; of a standardised figure everybody there
 * @param figure the figure, undefined where it is withheld
 * @param flags codes of what was decided on it in a released result
 */
public record PoststratifiedFigure(
        String region,
        Map<String, String> cell,
        boolean standardised,
        double population,
        @JsonUnwrapped Estimate figure,
        List<String> flags) {
    public PoststratifiedFigure {
        cell = cell == null ? Map.of() : Map.copyOf(cell);
        flags = flags == null ? List.of() : List.copyOf(flags);
    }

    /** A figure on which nothing was decided. */
    public PoststratifiedFigure(
            String region, Map<String, String> cell, boolean standardised, double population, Estimate figure) {
        this(region, cell, standardised, population, figure, List.of());
    }

    /** Whether it is of all who live in a region or the nation, as they are. */
    @JsonIgnore
    public boolean whole() {
        return cell.isEmpty() && !standardised;
    }

    /** The same with another figure. */
    public PoststratifiedFigure with(Estimate other, List<String> decided) {
        return new PoststratifiedFigure(region, cell, standardised, population, other, decided);
    }
}
