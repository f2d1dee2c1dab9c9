package org.regionwise.engine;

import java.util.Arrays;

/**
 * The points over which each region's posterior is mixed. The few of the {@link HyperparameterGrid} integrate β only to
 * degree 5, which is plenty where the posteriors at the points overlap; where they lie apart (an extreme predictor, little
 * between-region variation) a distribution function needs many points, and the quasi-random ones are taken. A reusable
 * working space: not for use by several threads.
 */
final class RegionMixtures {
    /** Apartness from which the error of degree 5, about 0.016 ρ³ in probability, exceeds that of the quasi-random points. */
    private static final double APART = 0.4;

    private static final int FEWEST_POINTS = 1024;
    /** Points × regions, roughly. */
    private static final int POSTERIORS = 40_000;

    private final Cells cells;
    private final ScaledDesign design;
    private final HyperparameterPosterior hyper;
    private final RegionMixture few;
    private RegionMixture many;

    RegionMixtures(Cells cells, ScaledDesign design, HyperparameterGrid grid, HyperparameterPosterior hyper) {
        this.cells = cells;
        this.design = design;
        this.hyper = hyper;
        this.few = new RegionMixture(cells, design, grid.points, grid.weights);
    }

    /** The mixture to take for region j, until the next call. */
    RegionMixture of(int j) {
        few.condition(j);
        // without predictors the grid has a fine rule for the one coefficient
        if (design.columns() == 1 || few.apartness() < APART) {
            return few;
        }
        if (many == null) {
            many = first(Math.min(
                    hyper.weights.length,
                    Integer.highestOneBit(Math.max(FEWEST_POINTS, POSTERIORS / cells.regions()))));
        }
        many.condition(j);
        return many;
    }

    /** The beginning of a Sobol sequence is one too. */
    private RegionMixture first(int size) {
        double sum = Arrays.stream(hyper.weights, 0, size).sum();
        return new RegionMixture(
                cells,
                design,
                Arrays.copyOf(hyper.points, size),
                Arrays.stream(hyper.weights, 0, size).map(w -> w / sum).toArray());
    }
}
