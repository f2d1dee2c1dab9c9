package org.regionwise.engine.direct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.UnusableEstimate;

/**
 * Sampling variances of proportions made steady: an area's own V_j is itself an estimate, from few respondents a poor
 * one, and 0 where p_j is 0 or 1. All areas together say how the variance depends on the number of respondents; each
 * then gets what that says for its n_j at an expected proportion p̃_j, which is never 0 or 1. Wolter (2007),
 * Introduction to Variance Estimation, chapter 7; Dick (1995), Survey Methodology 21; Rao &amp; Molina (2015), section
 * 6.4.1.
 *
 * <p>Only own variances that can be used take part: 0 &lt; p_j &lt; 1, n_j ≥ 2, V_j positive and finite.
 */
public final class VarianceSmoothing {
    /** Own variances needed to estimate how they depend on n_j, rather than to take it as 1/n_j. */
    private static final int ENOUGH_FOR_SLOPE = 8;
    /** Standard deviation of log n_j below which all are alike. */
    private static final double ALIKE = 1e-6;

    /** What turns exp(E log V) into E V. */
    public enum Correction {
        /** exp(s²/2), s² the residual variance: right for log-normal errors. */
        LOG_NORMAL,
        /** Sum of what was given over sum of what was fitted: right on average whatever the errors. */
        RATIO
    }

    private final List<SmoothedVariance> areas;
    private final double intercept;
    private final double slope;
    private final double residualDeviation;
    private final double factor;
    private final List<FitWarning> warnings;

    private VarianceSmoothing(
            Input input,
            double intercept,
            double slope,
            double residualDeviation,
            double factor,
            List<FitWarning> warnings) {
        this.areas = IntStream.range(0, input.size())
                .mapToObj(j -> input.smoothed(j, n -> factor * Math.exp(intercept + slope * Math.log(n))))
                .toList();
        this.intercept = intercept;
        this.slope = slope;
        this.residualDeviation = residualDeviation;
        this.factor = factor;
        this.warnings = List.copyOf(warnings);
    }

    private interface RelativeVariance {
        double of(double respondents);
    }

    /** The areas as given, checked. */
    private record Input(double[] proportion, double[] variance, double[] respondents, double[] expected) {
        Input {
            int size = proportion.length;
            if (variance.length != size || respondents.length != size || expected.length != size) {
                throw new IllegalArgumentException("variance smoothing needs one entry per area");
            }
            for (int j = 0; j < size; j++) {
                if (Double.isNaN(proportion[j])) {
                    continue;
                }
                if (proportion[j] < 0 || proportion[j] > 1) {
                    throw new UnusableEstimate(j, "estimate-no-proportion");
                }
                if (!(respondents[j] > 0) || Double.isInfinite(respondents[j])) {
                    throw new UnusableEstimate(j, "estimate-without-respondents");
                }
                if (!(expected[j] > 0 && expected[j] < 1)) {
                    throw new IllegalArgumentException(
                            "expected proportions lie between 0 and 1, and that of area number " + (j + 1) + " is "
                                    + expected[j]);
                }
            }
        }

        int size() {
            return proportion.length;
        }

        boolean usable(int j) {
            return proportion[j] > 0
                    && proportion[j] < 1
                    && respondents[j] >= 2
                    && variance[j] > 0
                    && !Double.isInfinite(variance[j]);
        }

        int[] usable() {
            return IntStream.range(0, size()).filter(this::usable).toArray();
        }

        /** V_j/(p_j(1 − p_j)). */
        double relative(int j) {
            return variance[j] / (proportion[j] * (1 - proportion[j]));
        }

        SmoothedVariance smoothed(int j, RelativeVariance relative) {
            if (Double.isNaN(proportion[j])) {
                return new SmoothedVariance(Double.NaN, Double.NaN, false, Double.NaN);
            }
            double each = relative.of(respondents[j]);
            return new SmoothedVariance(variance[j], each * expected[j] * (1 - expected[j]), usable(j), 1 / each);
        }
    }

    /**
     * Generalised variance function log(V_j/(p_j(1 − p_j))) = a + b log n_j + error by least squares over the usable
     * areas; V_j after is p̃_j(1 − p̃_j) c exp(â + b̂ log n_j), c the correction. With fewer than eight usable areas,
     * or all of one size, b = −1, as under simple random sampling; with none, also a = 0.
     *
     * @param proportion p_j in [0, 1]; NaN for an area without a direct estimate, whose other entries are not looked at
     * @param variance V_j; may be 0 or NaN
     * @param respondents n_j &gt; 0
     * @param expected p̃_j in (0, 1): a national, synthetic or pooled proportion; not the area's
     *     own, which may be 0 or 1
     * @throws UnusableEstimate naming an area whose proportion or number of respondents is impossible
     */
    public static VarianceSmoothing generalised(
            double[] proportion, double[] variance, double[] respondents, double[] expected, Correction correction) {
        Input input = new Input(proportion, variance, respondents, expected);
        int[] usable = input.usable();
        IntToDoubleFunction x = j -> Math.log(respondents[j]);
        IntToDoubleFunction y = j -> Math.log(input.relative(j));
        double meanX = Arrays.stream(usable).mapToDouble(x).average().orElse(0);
        double meanY = Arrays.stream(usable).mapToDouble(y).average().orElse(0);
        double squares = Arrays.stream(usable)
                .mapToDouble(j -> Math.pow(x.applyAsDouble(j) - meanX, 2))
                .sum();
        double products = Arrays.stream(usable)
                .mapToDouble(j -> (x.applyAsDouble(j) - meanX) * (y.applyAsDouble(j) - meanY))
                .sum();
        List<FitWarning> warnings = new ArrayList<>();
        boolean free = usable.length >= ENOUGH_FOR_SLOPE && Math.sqrt(squares / usable.length) > ALIKE;
        double slope = free ? products / squares : -1;
        if (usable.length == 0) {
            warnings.add(noUsableVariance());
        } else if (!free) {
            warnings.add(FitWarning.ofModel("slope-assumed"));
        } else if (slope >= 0) {
            warnings.add(FitWarning.ofModel("variance-grows-with-size"));
        }
        double intercept = usable.length == 0 ? 0 : meanY - slope * meanX;
        double residuals = Arrays.stream(usable)
                .mapToDouble(j -> Math.pow(y.applyAsDouble(j) - intercept - slope * x.applyAsDouble(j), 2))
                .sum();
        double s2 = residuals / Math.max(1, usable.length - (free ? 2 : 1));
        double factor = 1;
        if (correction == Correction.LOG_NORMAL) {
            factor = Math.exp(s2 / 2);
        } else if (usable.length > 0) {
            factor = Arrays.stream(usable).mapToDouble(input::relative).sum()
                    / Arrays.stream(usable)
                            .mapToDouble(j -> Math.exp(intercept + slope * x.applyAsDouble(j)))
                            .sum();
        }
        return new VarianceSmoothing(input, intercept, slope, Math.sqrt(s2), factor, warnings);
    }

    /**
     * Pooled design effect: deff = Σ n_j deff_j/Σ n_j over the usable areas, deff_j = V_j (n_j − 1)/(p_j(1 − p_j)), so
     * that simple random samples have 1; V_j after is deff p̃_j(1 − p̃_j)/n_j. With no usable area deff = 1.
     *
     * @param proportion p_j in [0, 1]; NaN for an area without a direct estimate, whose other entries are not looked at
     * @param variance V_j; may be 0 or NaN
     * @param respondents n_j &gt; 0
     * @param expected p̃_j in (0, 1): a national, synthetic or pooled proportion; not the area's
     *     own, which may be 0 or 1
     * @throws UnusableEstimate naming an area whose proportion or number of respondents is impossible
     */
    public static VarianceSmoothing pooledDesignEffect(
            double[] proportion, double[] variance, double[] respondents, double[] expected) {
        Input input = new Input(proportion, variance, respondents, expected);
        int[] usable = input.usable();
        double sum = Arrays.stream(usable)
                .mapToDouble(j -> respondents[j] * input.relative(j) * (respondents[j] - 1))
                .sum();
        double respondentsInAll =
                Arrays.stream(usable).mapToDouble(j -> respondents[j]).sum();
        double designEffect = usable.length == 0 ? 1 : sum / respondentsInAll;
        double spread = Arrays.stream(usable)
                        .mapToDouble(j -> respondents[j]
                                * Math.pow(input.relative(j) * (respondents[j] - 1) / designEffect - 1, 2))
                        .sum()
                / Math.max(1, respondentsInAll);
        return new VarianceSmoothing(
                input,
                0,
                -1,
                Math.sqrt(spread),
                designEffect,
                usable.length == 0 ? List.of(noUsableVariance()) : List.of());
    }

    /**
     * One p̃ for all areas: (Σ n_j p_j + ½)/(Σ n_j + 1), never 0 or 1.
     *
     * @param proportion p_j; NaN for an area without a direct estimate
     * @param respondents n_j
     */
    public static double[] nationalProportion(double[] proportion, double[] respondents) {
        double positive = 0.5;
        double all = 1;
        for (int j = 0; j < proportion.length; j++) {
            if (!Double.isNaN(proportion[j])) {
                positive += respondents[j] * proportion[j];
                all += respondents[j];
            }
        }
        double[] expected = new double[proportion.length];
        Arrays.fill(expected, positive / all);
        return expected;
    }

    private static FitWarning noUsableVariance() {
        return FitWarning.ofModel("design-effect-assumed");
    }

    /** Every area, in the given order. */
    public List<SmoothedVariance> areas() {
        return areas;
    }

    /** The smoothed variances alone. */
    public double[] variances() {
        return areas.stream().mapToDouble(SmoothedVariance::after).toArray();
    }

    /** How many own variances took part. */
    public int usable() {
        return (int) areas.stream().filter(SmoothedVariance::usable).count();
    }

    /** â of the variance function; 0 with a pooled design effect. */
    public double intercept() {
        return intercept;
    }

    /** b̂ of the variance function; −1 where it was not estimated. */
    public double slope() {
        return slope;
    }

    /** Of log variances about the function, or of design effects about the pooled one, relative to it. */
    public double residualDeviation() {
        return residualDeviation;
    }

    /** The bias correction of the variance function, or the pooled design effect. */
    public double factor() {
        return factor;
    }

    /** All that a reader must know. */
    public List<FitWarning> warnings() {
        return warnings;
    }
}
