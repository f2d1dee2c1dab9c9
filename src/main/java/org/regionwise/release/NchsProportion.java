package org.regionwise.release;

import java.util.ArrayList;
import java.util.List;
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

    private static final double FEWEST = 30;
    private static final double WIDEST = 0.30;
    private static final double NARROW = 0.05;
    private static final double WIDEST_RELATIVE = 1.30;
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

    private static void judge(Subject subject, Result result, List<Decision> decisions) {
        double p = subject.raw().estimate();
        DirectInterval interval = DirectInterval.of(subject, result.survey().design() != null);
        double size = subject.counted()
                ? Math.min(subject.respondents(), interval.effectiveSampleSize())
                : interval.effectiveSampleSize();
        double relative = p > 0 ? interval.width() / p : Double.NaN;
        double complement = p < 1 ? interval.width() / (1 - p) : Double.NaN;
        boolean wide = interval.width() > NARROW;
        if (!(size >= FEWEST)) {
            boolean asked = subject.counted() && subject.respondents() < FEWEST;
            add(
                    decisions,
                    subject,
                    QualityFlag.UNRELIABLE,
                    asked ? "respondents" : "effective sample size",
                    asked ? subject.respondents() : size,
                    FEWEST,
                    (asked
                                    ? subject.respondents() + " respondents"
                                    : "an effective sample size of " + Words.number(size))
                            + ", fewer than 30");
        } else if (interval.width() >= WIDEST) {
            add(
                    decisions,
                    subject,
                    QualityFlag.UNRELIABLE,
                    "width of the 95% interval",
                    interval.width(),
                    WIDEST,
                    "a 95% interval " + points(interval.width()) + " percentage points wide, not below 30");
        } else if (wide && relative > WIDEST_RELATIVE) {
            add(
                    decisions,
                    subject,
                    QualityFlag.UNRELIABLE,
                    "relative width of the 95% interval",
                    relative,
                    WIDEST_RELATIVE,
                    "a 95% interval as wide as " + Words.percent(relative) + " of the estimate, above 130%");
        } else {
            shown(subject, p, wide ? complement : Double.NaN, decisions);
        }
    }

    /** What is said beside an estimate that may be shown: several remarks can hold of one. */
    private static void shown(Subject subject, double p, double complement, List<Decision> decisions) {
        if (p == 0 || p == 1) {
            add(
                    decisions,
                    subject,
                    QualityFlag.REVIEW,
                    "estimate",
                    p,
                    p,
                    p == 0 ? "nobody said yes" : "everybody said yes");
        }
        if (subject.degreesOfFreedom() < FEWEST_DEGREES) {
            add(
                    decisions,
                    subject,
                    QualityFlag.REVIEW,
                    "degrees of freedom",
                    subject.degreesOfFreedom(),
                    FEWEST_DEGREES,
                    Words.number(subject.degreesOfFreedom()) + " degrees of freedom, fewer than 8");
        }
        if (complement > WIDEST_RELATIVE) {
            add(
                    decisions,
                    subject,
                    QualityFlag.USE_WITH_CAUTION,
                    "relative width of the 95% interval, of the share who did not say yes",
                    complement,
                    WIDEST_RELATIVE,
                    "the share who did not say yes may be unreliable: its 95% interval is as wide as "
                            + Words.percent(complement) + " of it, above 130%");
        }
    }

    private static String points(double width) {
        return Words.number(100 * width);
    }

    private static void add(
            List<Decision> decisions,
            Subject subject,
            QualityFlag flag,
            String quantity,
            double value,
            double limit,
            String words) {
        decisions.add(new Decision(
                subject.region(), CODE, flag, List.of(Figures.RAW), quantity, value, limit, "raw estimate: " + words));
    }

    @Override
    public String words() {
        return "NCHS's standards for proportions, on the raw estimate and its 95% Korn–Graubard interval: withheld with"
                + " fewer than 30 respondents or an effective sample size below 30, an interval of 30 "
                + "percentage points or more, or one wider than 5 points and 130% of the estimate; to "
                + "be reviewed with fewer than 8 degrees of freedom or one answer only.";
    }
}
