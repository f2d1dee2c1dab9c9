package org.regionwise.engine.direct;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * Effective sample sizes from a model of all regions' variances. A region's own variance is too noisy to be taken at
 * its word (with 10 degrees of freedom ±45%), and one design effect for all misses that design effects grow with the
 * respondents of a cluster.
 *
 * <p>For region j with weighted share p̂, V its variance under the design and p̃ = (n p̂ + 10 p̄)/(n + 10), p̄ = Σ n
 * p̂/Σ n:
 *
 * <pre>
 * 1/n* = b, b = (a + ρ⁺ x) r_j, r_j = r e^{βz}
 * a  = φ R [(1 − p̃) κ₁ + p̃ κ₀] / Ŵ    what unequal weights cost
 * x  = φ' (Σ_c W_c² − S) / Ŵ²          what a correlation ρ within clusters multiplies
 * </pre>
 *
 * <ul>
 *   <li>κ₁ = (5 + Σ_j (n/Ŵ) Σ_yes w²/R) / (5 + Σ_j (n/Ŵ) Σ_yes w) and κ₀, the same over those who said no: how much
 *   larger weights
 *       are than a region's others among those with one answer.
 *   <li>φ and φ' the shares of respondents' and of clusters' variance that finite populations leave; 1 in infinite
 *   ones.
 *   <li>V' = V max(1, Σ_h (u_h/u)(1 − 1/m_h)/(1 − min(g, 0.8))), as a domain's variance runs low, and Q = p̂(1 − p̂) +
 *   V', which on
 *       average is π(1 − π). Regions tell of ρ, r and β where V > 0 and d ≥ 1; d' = 20 d/(d + 20) is what their
 *       degrees of freedom are worth.
 *   <li>ρ in [0, 1] by weighted least squares of V' on Q(a + ρx), weights d'/[p̃(1 − p̃)(a + ρx)²]; ρ⁺ one standard
 *   error (jackknife
 *       over regions) above it, as too small a ρ does more harm.
 *   <li>r = (20 + Σ ω V')/(20 + Σ ω Q(a + ρx)), ω = d'/[p̃(1 − p̃)(a + ρx)]: the level, that of strata for instance.
 *   <li>β, how the level goes with size, z = ln n less its mean weighted by d': posterior mode under a normal prior of
 *   standard
 *       deviation 0.3, half the degrees of freedom counted.
 * </ul>
 *
 * <p>Where d ≥ 8 and both answers occur, a region's own variance has a say, as weights may act in their own way there:
 * with b₀ = (a + ρx) r_j and t = V'/(Q b₀), at least ¼ and at most 4, b = b₀ (40 + d t)/(40 + d) + (ρ⁺ − ρ) x r_j
 * 40/(40 + d).
 *
 * <p>n* is at most n/φ where n &lt; 30 or Σ d &lt; 30: from so few a design effect below 1 is rather luck than design.
 * Equal weights without clusters give n* = n.
 *
 * <p>Chosen by simulation, docs/coverage.md, beside simpler and more intricate rules. The idea of modelling V is that
 * of generalised variance functions: Wolter, <i>Introduction to Variance Estimation</i> (2nd ed., 2007), chapter 7;
 * that n* enters a binomial likelihood is Chen, Wakefield &amp; Lumley, <i>Spatial and Spatio-temporal Epidemiology</i>
 * 11 (2014).
 */
public final class DesignEffectModel {
    /** Respondents by which κ₁ and κ₀ are held near 1. */
    private static final double ANSWERS = 5;
    /** Respondents by which p̃ is held near p̄. */
    private static final double NEIGHBOURS = 10;
    /** What no region's degrees of freedom are worth more than: design effects differ between regions too. */
    private static final double MOST_DEGREES = 20;
    /** Degrees of freedom by which r is held near 1. */
    private static final double LEVEL = 20;
    /** Standard deviation of β before any variance is seen. */
    private static final double SLOPE = 0.3;

    /** Degrees of freedom that the model is worth beside a region's own. */
    private static final double MODEL = 40;
    /** By what factor a region's own variance may differ from the model's and be believed. */
    private static final double FARTHEST = 4;

    private static final double MOST_CONCENTRATION = 0.8;
    private static final double LEAST_UNSAMPLED = 0.01;
    /** Fewer respondents of the region, or degrees of freedom of all, are no evidence of a design effect below 1. */
    private static final double FEW = 30;

    private static final int ITERATIONS = 12;
    private static final int HALVINGS = 60;
    private static final double STEEPEST = 10;

    private final List<DesignMoments> moments;
    private final List<Region> regions;
    private final double degrees;

    /**
     * @param respondents n
     * @param answers p̃(1 − p̃)
     * @param unequal a
     * @param clustering x
     * @param variance V'
     * @param binomial Q
     * @param degrees d
     * @param worth d'; 0 where the region tells nothing
     * @param unsampled φ
     */
    private record Region(
            double respondents,
            double answers,
            double unequal,
            double clustering,
            double variance,
            double binomial,
            double degrees,
            double worth,
            double unsampled) {
        /** a + ρx. */
        double inverse(double correlation) {
            return unequal + correlation * clustering;
        }

        boolean tells() {
            return worth > 0;
        }
    }

    private DesignEffectModel(List<DesignMoments> moments) {
        this.moments = moments.stream().filter(DesignMoments::counts).toList();
        double respondents = sum(each -> each.direct().respondents());
        double share = sum(each -> each.direct().respondents() * each.direct().proportion()) / respondents;
        double yes = weightRatio(DesignMoments::weightOfPositives, DesignMoments::weightSquaresOfPositives);
        double no = weightRatio(
                each -> each.direct().weight() - each.weightOfPositives(),
                each -> each.weightSquares() - each.weightSquaresOfPositives());
        this.regions =
                this.moments.stream().map(each -> region(each, share, yes, no)).toList();
        this.degrees = sum(each -> each.direct().degreesOfFreedom());
    }

    /** n* of each region, in their order; 0 where nobody has a weight above 0. */
    public static double[] sizes(List<DesignMoments> regions) {
        double[] sizes = new DesignEffectModel(regions).sizes();
        double[] all = new double[regions.size()];
        int next = 0;
        for (int j = 0; j < all.length; j++) {
            all[j] = regions.get(j).counts() ? sizes[next++] : 0;
        }
        return all;
    }

    /**
     * The degrees of freedom on which the correlation within clusters rests: Σ d over the regions that tell of it. On
     * 0, effective sample sizes allow for weights alone. Empty where no two respondents of a region are of one cluster.
     */
    public static OptionalInt degreesOfCorrelation(List<DesignMoments> regions) {
        List<DesignMoments> clustered = regions.stream()
                .filter(each -> each.counts() && each.clustering() > 0)
                .toList();
        return clustered.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(clustered.stream()
                        .filter(DesignEffectModel::tells)
                        .mapToInt(each -> each.direct().degreesOfFreedom())
                        .sum());
    }

    private static boolean tells(DesignMoments moments) {
        return moments.direct().mixed() && moments.direct().variance() > 0 && moments.unsampled() > 0;
    }

    private double sum(ToDoubleFunction<DesignMoments> value) {
        return moments.stream().mapToDouble(value).sum();
    }

    /** κ of those with one answer. */
    private double weightRatio(ToDoubleFunction<DesignMoments> weight, ToDoubleFunction<DesignMoments> squares) {
        return (ANSWERS + sum(each -> perRespondent(each) * squares.applyAsDouble(each) / each.meanWeight()))
                / (ANSWERS + sum(each -> perRespondent(each) * weight.applyAsDouble(each)));
    }

    private static double perRespondent(DesignMoments region) {
        return region.direct().respondents() / region.direct().weight();
    }

    private static Region region(DesignMoments moments, double share, double yes, double no) {
        DirectEstimate direct = moments.direct();
        double n = direct.respondents();
        double p = direct.proportion();
        double near = (n * p + NEIGHBOURS * share) / (n + NEIGHBOURS);
        double unsampled = Math.max(LEAST_UNSAMPLED, moments.unsampled());
        double own = 1 - Math.min(MOST_CONCENTRATION, moments.concentration());
        double variance = direct.variance() * Math.max(1, moments.othersShare() / own);
        double d = direct.degreesOfFreedom();
        return new Region(
                n,
                near * (1 - near),
                unsampled * moments.meanWeight() * ((1 - near) * yes + near * no) / direct.weight(),
                moments.clustering(),
                variance,
                p * (1 - p) + variance,
                d,
                tells(moments) ? MOST_DEGREES * d / (d + MOST_DEGREES) : 0,
                unsampled);
    }

    private double[] sizes() {
        double correlation = correlation();
        double above = Math.min(1, correlation + standardError(correlation));
        double level = level(correlation);
        double[] relative = relativeSizes();
        double slope = slope(correlation, level, relative);
        double[] sizes = new double[relative.length];
        for (int j = 0; j < sizes.length; j++) {
            Region region = regions.get(j);
            double size = 1 / inverse(region, correlation, above, level * Math.exp(slope * relative[j]));
            boolean few = region.respondents < FEW || degrees < FEW;
            sizes[j] = few ? Math.min(size, region.respondents / region.unsampled) : size;
        }
        return sizes;
    }

    /** b. */
    private static double inverse(Region region, double correlation, double above, double level) {
        if (!region.tells() || region.degrees < EffectiveSampleSize.FEWEST_DEGREES) {
            return region.inverse(above) * level;
        }
        double model = region.inverse(correlation) * level;
        double own = region.variance / (region.binomial * model);
        double share = MODEL / (MODEL + region.degrees);
        return model * (share + (1 - share) * Math.max(1 / FARTHEST, Math.min(FARTHEST, own)))
                + (above - correlation) * region.clustering * level * share;
    }

    /** ρ. */
    private double correlation() {
        double correlation = 0;
        for (int i = 0; i < ITERATIONS; i++) {
            double[] sums = new double[2];
            for (Region region : regions) {
                double[] own = evidence(region, correlation);
                sums[0] += own[0];
                sums[1] += own[1];
            }
            correlation = sums[1] > 0 ? Math.max(0, Math.min(1, sums[0] / sums[1])) : 0;
        }
        return correlation;
    }

    /** ω x (V' − Q a) and ω x² Q, the least squares' numerator and denominator. */
    private static double[] evidence(Region region, double correlation) {
        if (!region.tells()) {
            return new double[2];
        }
        double inverse = region.inverse(correlation);
        double weight = region.worth / (region.answers * inverse * inverse);
        return new double[] {
            weight * region.clustering * (region.variance - region.binomial * region.unequal),
            weight * region.clustering * region.clustering * region.binomial
        };
    }

    /** Of ρ, by leaving out one region at a time; 0 with fewer than three that have clusters. */
    private double standardError(double correlation) {
        List<double[]> evidence = regions.stream()
                .map(region -> evidence(region, correlation))
                .filter(own -> own[1] > 0)
                .toList();
        if (evidence.size() < 3) {
            return 0;
        }
        double numerator = evidence.stream().mapToDouble(own -> own[0]).sum();
        double denominator = evidence.stream().mapToDouble(own -> own[1]).sum();
        double[] without = evidence.stream()
                .mapToDouble(own -> (numerator - own[0]) / (denominator - own[1]))
                .toArray();
        double mean = 0;
        for (double each : without) {
            mean += each / without.length;
        }
        double squares = 0;
        for (double each : without) {
            squares += (each - mean) * (each - mean);
        }
        return Math.sqrt(squares * (without.length - 1) / without.length);
    }

    /** r. */
    private double level(double correlation) {
        double found = LEVEL;
        double expected = LEVEL;
        for (Region region : regions) {
            if (region.tells()) {
                double weight = region.worth / (region.answers * region.inverse(correlation));
                found += weight * region.variance;
                expected += weight * region.binomial * region.inverse(correlation);
            }
        }
        return found / expected;
    }

    /** z, never beyond the sizes of the regions that tell of β. */
    private double[] relativeSizes() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double weight = 0;
        for (Region region : regions) {
            if (region.tells()) {
                double size = Math.log(region.respondents);
                least = Math.min(least, size);
                most = Math.max(most, size);
                sum += region.worth * size;
                weight += region.worth;
            }
        }
        double[] relative = new double[regions.size()];
        for (int j = 0; j < relative.length && weight > 0; j++) {
            double size = Math.log(regions.get(j).respondents);
            relative[j] = Math.max(least, Math.min(most, size)) - sum / weight;
        }
        return relative;
    }

    /** β, the root of a decreasing function. */
    private double slope(double correlation, double level, double[] relative) {
        double below = -STEEPEST;
        double above = STEEPEST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (below + above) / 2;
            if (score(middle, correlation, level, relative) > 0) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return (below + above) / 2;
    }

    /** Σ (d'/4) z [V' e^{−βz}/((a + ρx) r) − Q]/(p̃(1 − p̃)) − β/0.09. */
    private double score(double slope, double correlation, double level, double[] relative) {
        double score = -slope / (SLOPE * SLOPE);
        for (int j = 0; j < relative.length; j++) {
            Region region = regions.get(j);
            if (region.tells()) {
                double scaled =
                        region.variance * Math.exp(-slope * relative[j]) / (region.inverse(correlation) * level);
                score += region.worth / 4 * relative[j] * (scaled - region.binomial) / region.answers;
            }
        }
        return score;
    }
}
