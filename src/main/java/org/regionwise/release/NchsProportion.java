package org.regionwise.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.result.Result;

/**
 * The presentation standards for proportions of the U.S. National Center for Health Statistics, Parker et al. (2017),
 * <i>Vital and Health Statistics</i> 2(175), on the direct estimate and its 95% interval by Korn and Graubard, whatever
 * the level of the analysis.
 *
 * <p>Not shown: sample size or effective sample size below 30; interval as wide as 30 percentage points; interval wider
 * than 5 points and wider than 130% of the estimate. To be reviewed: fewer than 8 degrees of freedom, or nobody or
 * everybody said yes. Shown with a footnote: the interval is wider than 130% of the share who did not say yes. As in
 * NCHS's own programs an estimate of 0 has no relative width.
 */
public record NchsProportion() implements Rule {
    static final String CODE = "nchs-proportion";

    static final double WIDEST = 0.30;
    static final double NARROW = 0.05;
    static final double WIDEST_RELATIVE = 1.30;

    private static final double FEWEST = 30;
    private static final double FEWEST_DEGREES = 8;

    @Override
    public List<Decision> decisions(Result result) {
        List<Decision> decisions = new ArrayList<>();
        for (Subject subject : Subject.of(result)) {
            if (subject.raw().defined()) {
                judge(subject, result, decisions);
            }
        }
        return decisions;
    }

    @Override
    public Set<FigureGroup> judges() {
        return Set.of(FigureGroup.RAW);
    }

    @Override
    public Optional<Rule> forPooled() {
        return Optional.of(new NchsPooledProportion());
    }

    private static void judge(Subject subject, Result result, List<Decision> decisions) {
        double p = subject.raw().estimate();
        NchsInterval interval = NchsInterval.of(subject, result.survey().design() != null);
        double size = subject.counted()
                ? Math.min(subject.respondents(), interval.effectiveSampleSize())
                : interval.effectiveSampleSize();
        double relative = p > 0 ? interval.width() / p : Double.NaN;
        double complement = p < 1 ? interval.width() / (1 - p) : Double.NaN;
        boolean wide = interval.width() > NARROW;
        QualityFlag withheld = QualityFlag.UNRELIABLE;
        if (subject.counted() && subject.respondents() < FEWEST) {
            add(decisions, subject, withheld, Reason.FEW_RESPONDENTS, subject.respondents(), FEWEST);
        } else if (!(size >= FEWEST)) {
            Reason reason = Double.isNaN(size) ? Reason.UNKNOWN_EFFECTIVE : Reason.FEW_EFFECTIVE;
            add(decisions, subject, withheld, reason, size, FEWEST);
        } else if (interval.width() >= WIDEST) {
            add(decisions, subject, withheld, Reason.WIDE_INTERVAL, interval.width(), WIDEST);
        } else if (wide && relative > WIDEST_RELATIVE) {
            add(decisions, subject, withheld, Reason.WIDE_OF_ESTIMATE, relative, WIDEST_RELATIVE);
        } else {
            shown(subject, p, wide ? complement : Double.NaN, decisions);
        }
    }

    /** What is said beside an estimate that may be shown: several remarks can hold of one. */
    private static void shown(Subject subject, double p, double complement, List<Decision> decisions) {
        if (p == 0 || p == 1) {
            add(decisions, subject, QualityFlag.REVIEW, p == 0 ? Reason.NOBODY : Reason.EVERYBODY, p, p);
        }
        double degrees = subject.degreesOfFreedom();
        if (degrees < FEWEST_DEGREES) {
            add(decisions, subject, QualityFlag.REVIEW, Reason.FEW_DEGREES, degrees, FEWEST_DEGREES);
        }
        if (complement > WIDEST_RELATIVE) {
            add(decisions, subject, QualityFlag.USE_WITH_CAUTION, Reason.WIDE_OF_REST, complement, WIDEST_RELATIVE);
        }
    }

    private static void add(
            List<Decision> decisions, Subject subject, QualityFlag flag, Reason reason, double value, double limit) {
        decisions.add(new Decision(subject.region(), CODE, flag, List.of(FigureGroup.RAW), reason, value, limit));
    }

    @Override
    public boolean ofProportions() {
        return true;
    }
}
