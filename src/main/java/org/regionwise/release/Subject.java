package org.regionwise.release;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;

/**
 * A region, or all of them together, as rules look at it.
 *
 * @param region its key; null for all together
 * @param respondents n; {@link Result#UNKNOWN} where a published table does not say
 * @param positives y without weights, likewise
 * @param degreesOfFreedom of the direct estimate's variance; infinite where that is the publisher's
 */
record Subject(
        String region, long respondents, long positives, Estimate raw, Estimate pooled, double degreesOfFreedom) {

    /** Regions first, then the nation. */
    static List<Subject> of(Result result) {
        List<Subject> subjects = new ArrayList<>();
        result.regions().forEach(region -> subjects.add(of(region)));
        subjects.add(nation(result));
        return subjects;
    }

    private static Subject of(RegionEstimate region) {
        return new Subject(
                region.region(),
                region.respondents(),
                region.positives(),
                region.raw(),
                region.pooled(),
                region.design() != null ? region.design().degreesOfFreedom() : simple(region.respondents()));
    }

    private static Subject nation(Result result) {
        SampleFacts design = result.survey().design();
        boolean known = result.regions().stream().noneMatch(region -> region.positives() == Result.UNKNOWN);
        long respondents = result.survey().used() > 0 ? result.survey().used() : Result.UNKNOWN;
        return new Subject(
                null,
                respondents,
                known
                        ? result.regions().stream()
                                .mapToLong(RegionEstimate::positives)
                                .sum()
                        : Result.UNKNOWN,
                result.national().raw(),
                result.national().pooled(),
                design != null ? design.primarySamplingUnits() - design.strata() : simple(respondents));
    }

    private static double simple(long respondents) {
        return respondents > 0 ? respondents - 1 : Double.POSITIVE_INFINITY;
    }

    /** Whether it has the figure. */
    boolean has(FigureGroup figures) {
        return figures == FigureGroup.POOLED ? pooled.defined() : raw.defined();
    }

    /** Raw or pooled. */
    Estimate estimate(FigureGroup figures) {
        return figures == FigureGroup.POOLED ? pooled : raw;
    }

    boolean counted() {
        return respondents > 0;
    }
}
