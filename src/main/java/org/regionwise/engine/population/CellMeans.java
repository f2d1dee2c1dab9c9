package org.regionwise.engine.population;

import java.util.List;
import org.regionwise.engine.WeightedMean;
import org.regionwise.engine.cells.ScaledDesign;

/**
 * Weighted means over the cells of a population, of which cell (j, p) has the prevalence π_jp = logit⁻¹(x_j'β + z_p'β +
 * u_j + c): poststratification. Park, Gelman &amp; Bafumi (2004), Political Analysis 12.
 *
 * @param regionRows by region, x_j: all terms of the model, 0 for those that people decide, 1 for the intercept
 * @param patternRows by pattern of people, z_p: all terms, 0 for the intercept and those that the region decides
 * @param crossings terms that region and people decide together, products of two of theirs
 * @param regional by region, what is asked of it; the weights of each sum to 1
 * @param national by region, what it adds to each figure of the nation, {@link CellMean#NONE} for nothing; over all
 *     regions the weights of a figure sum to 1
 * @param shift c, by which all cells are moved; 0 but where they are benchmarked
 */
public record CellMeans(
        double[][] regionRows,
        double[][] patternRows,
        List<Crossing> crossings,
        List<List<CellMean>> regional,
        List<List<CellMean>> national,
        double shift) {
    /**
     * A product of two terms.
     *
     * @param region the number of the region's term
     * @param people the number of the people's
     * @param term the number of the product's
     */
    public record Crossing(int region, int people, int term) {}

    /** Of cells that are not moved. */
    public CellMeans(
            double[][] regionRows,
            double[][] patternRows,
            List<List<CellMean>> regional,
            List<List<CellMean>> national) {
        this(regionRows, patternRows, List.of(), regional, national, 0);
    }

    /**
     * The answers.
     *
     * @param regional aligned with what was asked
     * @param national likewise
     */
    public record Answers(List<List<WeightedMean>> regional, List<WeightedMean> national) {
        public Answers {
            regional = List.copyOf(regional);
            national = List.copyOf(national);
        }
    }

    /** The same of cells that are moved by {@code shift} on the logit scale. */
    public CellMeans shifted(double shift) {
        return new CellMeans(regionRows, patternRows, crossings, regional, national, shift);
    }

    /** Its first figure of the nation and nothing else. */
    public CellMeans ofNation() {
        return new CellMeans(
                regionRows,
                patternRows,
                crossings,
                regional.stream().map(each -> List.<CellMean>of()).toList(),
                national.stream().map(each -> each.subList(0, 1)).toList(),
                shift);
    }

    /** Figures asked of the nation. */
    int nationalSize() {
        return national.isEmpty() ? 0 : national.get(0).size();
    }

    /** x_j as the design's kept columns have it. */
    double[] region(ScaledDesign design, int j) {
        return design.row(regionRows[j]);
    }

    /** The same in a region, where people and region decide a term together. */
    double[][] patterns(ScaledDesign design, int j) {
        double[][] added = new double[patternRows.length][];
        double[] region = region(design, j);
        for (int p = 0; p < added.length; p++) {
            double[] row = patternRows[p].clone();
            for (int k = 0; k < row.length; k++) {
                row[k] += regionRows[j][k];
            }
            for (Crossing each : crossings) {
                row[each.term] = regionRows[j][each.region] * patternRows[p][each.people];
            }
            added[p] = design.row(row);
            for (int i = 0; i < region.length; i++) {
                added[p][i] -= region[i];
            }
        }
        return added;
    }

    /** By pattern, what z_p adds to a region's row in the design's kept columns. */
    double[][] patterns(ScaledDesign design) {
        double[][] added = new double[patternRows.length][];
        double[] nobody = design.row(new double[regionRows[0].length]);
        for (int p = 0; p < added.length; p++) {
            added[p] = design.row(patternRows[p]);
            for (int i = 0; i < nobody.length; i++) {
                added[p][i] -= nobody[i];
            }
        }
        return added;
    }

    static double dot(double[] row, double[] point) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += row[i] * point[i];
        }
        return sum;
    }
}
