package org.regionwise.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hipparchus.distribution.continuous.TDistribution;
import org.regionwise.analysis.result.Result;

/**
 * The presentation standards for rates and counts of the U.S. National Center for Health Statistics (<i>Vital and
 * Health Statistics</i> 2(200), 2023), on the number of respondents who said yes: not shown below 10, or with a 95%
 * interval wider than 160% of it. The interval is Student's t on the logarithm, limits y e^{±t CV}, so its relative
 * width is 2 sinh(t CV).
 */
public record NchsCount() implements Rule {
    static final String CODE = "nchs-count";

    private static final long FEWEST = 10;
    private static final double WIDEST_RELATIVE = 1.60;
    private static final double LEVEL = 0.975;

    @Override
    public List<Decision> decisions(Result result) {
        List<Decision> decisions = new ArrayList<>();
        for (Subject subject : Subject.of(result)) {
            if (!subject.counted() || subject.positives() == Result.UNKNOWN) {
                continue;
            }
            double relative = relativeWidth(subject);
            if (subject.positives() < FEWEST) {
                // the count itself is what is withheld
                decisions.add(decision(subject, Reason.FEW_YES, Double.NaN, FEWEST));
            } else if (relative > WIDEST_RELATIVE) {
                decisions.add(decision(subject, Reason.WIDE_OF_COUNT, relative, WIDEST_RELATIVE));
            }
        }
        return decisions;
    }

    @Override
    public Set<FigureGroup> judges() {
        return Set.of(FigureGroup.COUNTS);
    }

    private static double relativeWidth(Subject subject) {
        double variation = subject.raw().standardError() / subject.raw().estimate();
        if (!(variation > 0) || !(subject.degreesOfFreedom() >= 1)) {
            return Double.NaN;
        }
        double t = new TDistribution(subject.degreesOfFreedom()).inverseCumulativeProbability(LEVEL);
        return 2 * Math.sinh(t * variation);
    }

    private static Decision decision(Subject subject, Reason reason, double value, double limit) {
        return new Decision(
                subject.region(), CODE, QualityFlag.UNRELIABLE, List.of(FigureGroup.COUNTS), reason, value, limit);
    }

    @Override
    public boolean ofProportions() {
        return true;
    }
}
