package org.regionwise.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Result;

/**
 * Bands of the coefficient of variation, the standard error divided by the size of the estimate. Statistics Canada
 * shows up to 16.5% freely, up to 33.3% with caution, and withholds what is above; the UK's Office for National
 * Statistics calls for caution from 20% on.
 *
 * @param figures raw or pooled
 * @param caution above it (at it, with {@code atCaution}) a figure is used with caution; a share
 * @param withhold above it a figure is withheld; null for never
 * @param atCaution whether the limit itself calls for caution
 */
public record VariationCoefficient(FigureGroup figures, double caution, Double withhold, boolean atCaution)
        implements Rule {
    static final String CODE = "coefficient-of-variation";

    public VariationCoefficient {
        IntervalWidth.requireEstimate(figures);
        if (!(caution > 0)) {
            throw new InvalidRule("rule-caution");
        }
        if (withhold != null && !(withhold >= caution)) {
            throw new InvalidRule("rule-withhold");
        }
    }

    @Override
    public List<Decision> decisions(Result result) {
        List<Decision> decisions = new ArrayList<>();
        for (Subject subject : Subject.of(result)) {
            Estimate estimate = subject.estimate(figures);
            if (!estimate.defined()) {
                continue;
            }
            double variation = estimate.estimate() != 0 && estimate.standardError() >= 0
                    ? estimate.standardError() / Math.abs(estimate.estimate())
                    : Double.NaN;
            if (Double.isNaN(variation)) {
                boolean shown = withhold == null;
                QualityFlag flag = shown ? QualityFlag.USE_WITH_CAUTION : QualityFlag.UNRELIABLE;
                decisions.add(decision(subject, flag, Reason.NO_VARIATION, variation, shown ? caution : withhold));
            } else if (withhold != null && variation > withhold) {
                decisions.add(decision(subject, QualityFlag.UNRELIABLE, Reason.VARIATION_ABOVE, variation, withhold));
            } else if (variation > caution || atCaution && variation == caution) {
                Reason reason = atCaution ? Reason.VARIATION_FROM : Reason.VARIATION_ABOVE;
                decisions.add(decision(subject, QualityFlag.USE_WITH_CAUTION, reason, variation, caution));
            }
        }
        return decisions;
    }

    private Decision decision(Subject subject, QualityFlag flag, Reason reason, double value, double limit) {
        return new Decision(subject.region(), CODE, flag, List.of(figures), reason, value, limit);
    }

    @Override
    public Set<FigureGroup> judges() {
        return Set.of(figures);
    }

    @Override
    public Optional<Rule> forPooled() {
        return figures == FigureGroup.POOLED
                ? Optional.empty()
                : Optional.of(new VariationCoefficient(FigureGroup.POOLED, caution, withhold, atCaution));
    }

    @Override
    public boolean adapted() {
        return figures == FigureGroup.POOLED;
    }
}
