package org.regionwise.analysis.result;

import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.UsualArea;

/**
 * What an area-level model takes for known.
 *
 * @param varianceColumn of a table of published estimates; null where there is none
 * @param standardErrorColumn likewise
 * @param respondentsColumn likewise
 * @param percent whether the table is in per cent
 * @param smoothing of the sampling variances
 * @param sigmaPriorMean mean of σ's exponential prior on the scale where one was asked for; else undefined
 * @param unit what the estimates are in where they are no proportions; null for proportions
 * @param usualFor what kind of estimates scale and smoothing are the usual ones for; null where others were chosen, and
 *     in results of earlier versions
 */
public record AreaModelFacts(
        String varianceColumn,
        String standardErrorColumn,
        String respondentsColumn,
        boolean percent,
        Smoothing smoothing,
        double sigmaPriorMean,
        String unit,
        UsualArea.Reason usualFor) {}
