package org.regionwise.engine.direct;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a region's weights, clusters and strata say of its variance, beside its direct estimate.
 *
 * @param direct p̂, V, n, Ŵ and degrees of freedom d
 * @param weightSquares S = Σ w²
 * @param weightOfPositives Σ w of those who said yes
 * @param weightSquaresOfPositives Σ w² of those who said yes
 * @param clusterSquares Σ_c W_c², W_c a cluster's sum of weights in the region; S where respondents are drawn one by
 *     one
 * @param concentration g, the share of a domain's variance that its own mean takes away: 2 Σ W_c³/(Ŵ Σ W_c²) − Σ
 *     W_c²/Ŵ²; 1/u where clusters are alike or respondents are drawn one by one
 * @param othersShare Σ_h (u_h/u)(1 − 1/m_h), u_h of the region's u units in stratum h, m_h all that the sample has
 *     there
 * @param unsampled φ, the mean over the region's units of 1 − f_h f_c, f_h the sampled fraction of the stratum's units,
 *     f_c that of the second stage within the unit, 1 where there is none; 1 where populations are infinite or make no
 *     difference to V
 * @param unsampledUnits φ', the mean of 1 − f_h
 */
public record DesignMoments(
        DirectEstimate direct,
        double weightSquares,
        double weightOfPositives,
        double weightSquaresOfPositives,
        double clusterSquares,
        double concentration,
        double othersShare,
        double unsampled,
        double unsampledUnits) {

    /**
     * One a region, in their order.
     *
     * @param sample with the regions
     * @param regions its direct estimates
     */
    public static List<DesignMoments> of(DesignSample sample, List<DirectEstimate> regions) {
        List<DesignMoments> moments = new ArrayList<>();
        for (int j = 0; j < regions.size(); j++) {
            moments.add(region(sample, j, regions.get(j)));
        }
        return moments;
    }

    private static DesignMoments region(DesignSample sample, int j, DirectEstimate direct) {
        double squares = 0;
        double yes = 0;
        double yesSquares = 0;
        Map<Integer, Double> clusters = new LinkedHashMap<>();
        double units = 0;
        double unsampled = 0;
        double unsampledUnits = 0;
        double others = 0;
        for (int g = sample.start(j); g < sample.start(j + 1); g++) {
            SampleGroup group = sample.group(g);
            squares += group.weightSquares();
            yes += group.positive() ? group.weight() : 0;
            yesSquares += group.positive() ? group.weightSquares() : 0;
            double added = sample.clustered() ? clusters.containsKey(group.unit()) ? 0 : 1 : group.count();
            if (sample.clustered()) {
                clusters.merge(group.unit(), group.weight(), Double::sum);
            }
            units += added;
            double correction = sample.finitePopulationCorrection(group.stratum());
            unsampledUnits += added * correction;
            unsampled += added * (1 - (1 - correction) * secondFraction(sample, group));
            others += added * (1 - 1.0 / sample.units(group.stratum()));
        }
        double weight = direct.weight();
        double clusterSquares = sample.clustered() ? powers(clusters, 2) : squares;
        double concentration = sample.clustered()
                ? 2 * powers(clusters, 3) / (weight * clusterSquares) - clusterSquares / (weight * weight)
                : 1 / units;
        return new DesignMoments(
                direct,
                squares,
                yes,
                yesSquares,
                clusterSquares,
                concentration,
                others / units,
                direct.census() ? 1 : unsampled / units,
                direct.census() ? 1 : unsampledUnits / units);
    }

    private static double secondFraction(DesignSample sample, SampleGroup group) {
        return sample.twoStage() ? 1 - sample.secondCorrection(group.unit()) : 1;
    }

    private static double powers(Map<Integer, Double> clusters, int power) {
        return clusters.values().stream().mapToDouble(w -> Math.pow(w, power)).sum();
    }

    /** Whether anybody of the region has a weight above 0. */
    public boolean counts() {
        return direct.weight() > 0;
    }

    /** R = S/Ŵ, the mean weight, each counting by itself. */
    public double meanWeight() {
        return weightSquares / direct.weight();
    }

    /** x = φ' (Σ_c W_c² − S)/Ŵ²: by how much 1/n* grows with the correlation within clusters; 0 without clusters. */
    public double clustering() {
        return unsampledUnits * Math.max(0, clusterSquares - weightSquares) / (direct.weight() * direct.weight());
    }
}
