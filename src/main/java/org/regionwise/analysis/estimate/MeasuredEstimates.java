package org.regionwise.analysis.estimate;

import org.regionwise.analysis.coding.MeasuredData;
import org.regionwise.analysis.coding.RegionGroups;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.engine.Interval;
import org.regionwise.engine.direct.DirectEstimate;
import org.regionwise.engine.direct.SampleMean;

/**
 * Direct estimates of means with t intervals: under the design where there is one, else as if everybody had been drawn
 * alike.
 *
 * @param data the answers
 * @param level of the intervals
 */
record MeasuredEstimates(MeasuredData data, double level) {
    /** Of region j. */
    Estimate region(int j) {
        return data.coded()
                .design()
                .map(design -> designed(design.regions().get(j)))
                .orElseGet(() -> plain(data.direct().get(j)));
    }

    /** Of a group of regions. */
    Estimate group(RegionGroups.Group group) {
        return group.design()
                .map(design -> designed(design.direct()))
                .orElseGet(() -> plain(SampleMean.of(
                        group.members().stream().map(data.direct()::get).toList())));
    }

    /** Of all. */
    Estimate nation() {
        return data.coded().design().map(design -> designed(design.nation())).orElseGet(() -> plain(data.nation()));
    }

    /** Of the variance of region j. */
    double degreesOfFreedom(int j) {
        return data.coded()
                .design()
                .map(design -> (double) design.regions().get(j).degreesOfFreedom())
                .orElseGet(() -> data.direct().get(j).respondents() - 1.0);
    }

    private Estimate plain(SampleMean mean) {
        Interval limits = mean.interval(level);
        return new Estimate(mean.mean(), mean.standardError(), limits.lower(), limits.upper());
    }

    private Estimate designed(DirectEstimate direct) {
        Interval limits =
                SampleMean.interval(direct.proportion(), direct.standardError(), direct.degreesOfFreedom(), level);
        return new Estimate(direct.proportion(), direct.standardError(), limits.lower(), limits.upper());
    }
}
