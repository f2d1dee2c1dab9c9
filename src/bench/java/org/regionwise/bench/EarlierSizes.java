package org.regionwise.bench;

import java.util.List;
import org.regionwise.engine.direct.DesignMoments;
import org.regionwise.engine.direct.DirectEstimate;

/**
 * Effective sample sizes as they were before all regions' variances were modelled: a region's own design effect,
 * against the unweighted share, where it has 10 respondents and 8 degrees of freedom, else the mean over regions
 * weighted by degrees of freedom; none below 1.
 */
final class EarlierSizes {
    private EarlierSizes() {}

    static double[] of(List<DesignMoments> regions) {
        double sum = 0;
        double degrees = 0;
        for (DesignMoments region : regions) {
            double d = region.direct().degreesOfFreedom();
            if (d >= 1 && effect(region.direct()) > 0) {
                sum += d * effect(region.direct());
                degrees += d;
            }
        }
        double pooled = degrees > 0 ? sum / degrees : 1;
        return regions.stream()
                .mapToDouble(region -> {
                    DirectEstimate direct = region.direct();
                    boolean own = effect(direct) > 0 && direct.respondents() >= 10 && direct.degreesOfFreedom() >= 8;
                    return direct.respondents() / Math.max(1, own ? effect(direct) : pooled);
                })
                .toArray();
    }

    private static double effect(DirectEstimate direct) {
        double p = direct.unweighted();
        return direct.variance() > 0 && p > 0 && p < 1 ? direct.variance() * direct.respondents() / (p * (1 - p)) : 0;
    }
}
