package org.regionwise.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.hipparchus.analysis.function.Logit;
import org.hipparchus.analysis.function.Sigmoid;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.numeric.NormalQuantile;

/**
 * What the presentation standards of {@link NchsProportion} ask of an interval, asked of the pooled estimate's: not
 * shown where it is as wide as 30 percentage points, or wider than 5 points and than 130% of the estimate; shown with a
 * footnote where it is wider than 130% of the share who did not say yes. An adaptation: the standards were written for
 * direct estimates. What they ask of sample sizes has no counterpart, since a pooled estimate rests on all respondents.
 *
 * <p>They speak of 95% intervals. An interval of another level is brought to 95% as a normal one: on the logit scale
 * where both limits are within 0 and 1, else as it is, each side by z₀.₉₇₅ / z.
 */
public record NchsPooledProportion() implements Rule {
    static final String CODE = "nchs-pooled-proportion";

    private static final double LEVEL = 0.95;

    @Override
    public List<Decision> decisions(Result result) {
        List<Decision> decisions = new ArrayList<>();
        for (Subject subject : Subject.of(result)) {
            if (subject.pooled().defined()) {
                judge(subject, width(subject.pooled(), result.model().interval()), decisions);
            }
        }
        return decisions;
    }

    private static void judge(Subject subject, double width, List<Decision> decisions) {
        double p = subject.pooled().estimate();
        double relative = p > 0 ? width / p : Double.NaN;
        double complement = p < 1 ? width / (1 - p) : Double.NaN;
        boolean wide = width > NchsProportion.NARROW;
        if (Double.isNaN(width)) {
            add(decisions, subject, QualityFlag.UNRELIABLE, Reason.NO_INTERVAL, width, NchsProportion.WIDEST);
        } else if (width >= NchsProportion.WIDEST) {
            add(decisions, subject, QualityFlag.UNRELIABLE, Reason.WIDE_INTERVAL, width, NchsProportion.WIDEST);
        } else if (wide && relative > NchsProportion.WIDEST_RELATIVE) {
            add(
                    decisions,
                    subject,
                    QualityFlag.UNRELIABLE,
                    Reason.WIDE_OF_ESTIMATE,
                    relative,
                    NchsProportion.WIDEST_RELATIVE);
        } else if (wide && complement > NchsProportion.WIDEST_RELATIVE) {
            add(
                    decisions,
                    subject,
                    QualityFlag.USE_WITH_CAUTION,
                    Reason.WIDE_OF_REST,
                    complement,
                    NchsProportion.WIDEST_RELATIVE);
        }
    }

    private static void add(
            List<Decision> decisions, Subject subject, QualityFlag flag, Reason reason, double value, double limit) {
        decisions.add(new Decision(subject.region(), CODE, flag, List.of(FigureGroup.POOLED), reason, value, limit));
    }

    /** Of the interval at 95%. */
    private static double width(Estimate estimate, double level) {
        if (level == LEVEL) {
            return estimate.upper() - estimate.lower();
        }
        double factor = NormalQuantile.twoSided(LEVEL) / NormalQuantile.twoSided(level);
        double p = estimate.estimate();
        if (estimate.lower() > 0 && estimate.upper() < 1 && p > 0 && p < 1) {
            Logit logit = new Logit();
            Sigmoid inverse = new Sigmoid();
            double middle = logit.value(p);
            return inverse.value(middle + factor * (logit.value(estimate.upper()) - middle))
                    - inverse.value(middle - factor * (middle - logit.value(estimate.lower())));
        }
        return factor * (estimate.upper() - estimate.lower());
    }

    @Override
    public Set<FigureGroup> judges() {
        return Set.of(FigureGroup.POOLED);
    }

    @Override
    public boolean adapted() {
        return true;
    }

    @Override
    public boolean ofProportions() {
        return true;
    }
}
