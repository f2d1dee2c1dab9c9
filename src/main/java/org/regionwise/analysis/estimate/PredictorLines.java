package org.regionwise.analysis.estimate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.coding.CodedData;
import org.regionwise.analysis.coding.MeasuredData;
import org.regionwise.analysis.coding.ModelData;
import org.regionwise.analysis.coding.RegionFacts;
import org.regionwise.analysis.result.PredictorLine;
import org.regionwise.engine.LinearPredictor;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.linear.unit.AreaPopulation;

/**
 * The model's lines through the regions' numeric predictors: the prevalence where u is 0, over the range of one
 * predictor while all others stay at their means.
 */
final class PredictorLines {
    private static final int POINTS = 40;

    private final Analysis analysis;
    private final List<String> terms;
    private final List<String> regions;
    /** One row a region. */
    private final List<double[]> predictors;

    private final double[] means;
    /** Terms that are products: the first factor, the second, the product. */
    private final int[][] products;

    private PredictorLines(Analysis analysis, List<String> terms, List<String> regions, List<double[]> predictors) {
        this(analysis, terms, regions, predictors, new int[0][]);
    }

    private PredictorLines(
            Analysis analysis, List<String> terms, List<String> regions, List<double[]> predictors, int[][] products) {
        this.products = products;
        this.analysis = analysis;
        this.terms = terms;
        this.regions = regions;
        this.predictors = predictors;
        this.means = new double[terms.size()];
        for (double[] row : predictors) {
            for (int k = 0; k < means.length; k++) {
                means[k] += row[k] / predictors.size();
            }
        }
    }

    /** Of single answers: a region's predictors are the means over its cells, by their shares. */
    static PredictorLines of(Analysis analysis, ModelData data) {
        Cells cells = data.cells();
        List<double[]> rows = new ArrayList<>();
        for (int j = 0; j < cells.regions(); j++) {
            double[] row = new double[cells.terms().size()];
            double whole = 0;
            int end = j + 1 < cells.regions() ? cells.start(j + 1) : cells.size();
            for (int c = cells.start(j); c < end; c++) {
                whole += cells.share(c);
                for (int k = 0; k < row.length; k++) {
                    row[k] += cells.share(c) * cells.predictor(c, k);
                }
            }
            for (int k = 0; k < row.length; k++) {
                row[k] /= whole;
            }
            rows.add(row);
        }
        return new PredictorLines(analysis, cells.terms(), keys(data.coded()), rows, data.products());
    }

    /** Of direct estimates. */
    static PredictorLines of(Analysis analysis, DirectFigures figures) {
        return new PredictorLines(analysis, figures.terms(), keys(figures.coded()), figures.predictors());
    }

    /** Of what was measured: a region's predictors are its population's means. */
    static PredictorLines of(Analysis analysis, MeasuredData data) {
        return new PredictorLines(
                analysis,
                data.rows().terms(),
                keys(data.coded()),
                data.populations().stream().map(AreaPopulation::means).toList());
    }

    private static List<String> keys(CodedData coded) {
        return coded.regions().stream().map(RegionFacts::key).toList();
    }

    /**
     * @param at the linear predictor at one row of predictors
     * @param inverse from the scale of the model to proportions
     */
    List<PredictorLine> lines(Function<double[], LinearPredictor> at, DoubleUnaryOperator inverse) {
        List<PredictorLine> lines = new ArrayList<>();
        for (String predictor : analysis.predictors()) {
            int term = terms.indexOf(predictor);
            if (term > 0 && !analysis.factors().contains(predictor)) {
                lines.add(line(predictor, term, at, inverse));
            }
        }
        return lines;
    }

    private PredictorLine line(
            String predictor, int term, Function<double[], LinearPredictor> at, DoubleUnaryOperator inverse) {
        Map<String, Double> values = new LinkedHashMap<>();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < regions.size(); j++) {
            double value = predictors.get(j)[term];
            values.put(regions.get(j), value);
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        List<PredictorLine.Point> points = new ArrayList<>();
        for (int i = 0; i <= POINTS; i++) {
            double[] row = means.clone();
            row[term] = least + (most - least) * i / POINTS;
            for (int[] each : products) {
                if (each[0] == term || each[1] == term) {
                    row[each[2]] = row[each[0]] * row[each[1]];
                }
            }
            LinearPredictor predicted = at.apply(row);
            points.add(new PredictorLine.Point(
                    row[term],
                    inverse.applyAsDouble(predicted.estimate()),
                    inverse.applyAsDouble(predicted.lower()),
                    inverse.applyAsDouble(predicted.upper())));
        }
        return new PredictorLine(predictor, values, points);
    }
}
