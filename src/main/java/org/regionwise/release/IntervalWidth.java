package org.regionwise.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Result;

/**
 * An estimate is withheld when half of its interval, at the level of the analysis, is wider than a limit: 10 percentage
 * points in the practice of the U.S. Behavioral Risk Factor Surveillance System.
 *
 * @param figures raw or pooled
 * @param halfWidth the limit, a proportion
 */
public record IntervalWidth(FigureGroup figures, double halfWidth) implements Rule {
    static final String CODE = "interval-half-width";

    public IntervalWidth {
        requireEstimate(figures);
        if (!(halfWidth > 0 && halfWidth < 1)) {
            throw new InvalidRule("rule-half-width");
        }
    }

    static void requireEstimate(FigureGroup figures) {
        if (figures != FigureGroup.RAW && figures != FigureGroup.POOLED) {
            throw new IllegalArgumentException("this rule is for raw or pooled estimates");
        }
    }

    @Override
    public List<Decision> decisions(Result result) {
        List<Decision> decisions = new ArrayList<>();
        for (Subject subject : Subject.of(result)) {
            Estimate estimate = subject.estimate(figures);
            double half = (estimate.upper() - estimate.lower()) / 2;
            if (estimate.defined() && !(half <= halfWidth)) {
                decisions.add(new Decision(
                        subject.region(),
                        CODE,
                        QualityFlag.UNRELIABLE,
                        List.of(figures),
                        Double.isNaN(half) ? Reason.NO_INTERVAL : Reason.WIDE_HALF,
                        half,
                        halfWidth));
            }
        }
        return decisions;
    }

    @Override
    public Set<FigureGroup> judges() {
        return Set.of(figures);
    }

    @Override
    public Optional<Rule> forPooled() {
        return figures == FigureGroup.POOLED
                ? Optional.empty()
                : Optional.of(new IntervalWidth(FigureGroup.POOLED, halfWidth));
    }

    @Override
    public boolean adapted() {
        return figures == FigureGroup.POOLED;
    }

    @Override
    public boolean ofProportions() {
        return true;
    }
}
