package org.regionwise.analysis.result;

import java.util.List;
import java.util.Map;

/**
 * The model's line through one numeric predictor of regions, all others at their means and u at 0.
 *
 * @param regions the predictor's value in every region, by key
 * @param points along its range, ascending
 */
public record PredictorLine(String predictor, Map<String, Double> regions, List<PredictorLine.Point> points) {

    /** A point of such a line: the prevalence and its limits where the predictor is {@code at}. */
    public record Point(double at, double estimate, double lower, double upper) {}
}
