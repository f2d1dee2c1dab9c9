package org.regionwise.bench;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.regionwise.engine.direct.DesignMoments;

/**
 * The engine's model of variances with steps that can be left out, to see what each is worth. Symbols are those of
 * {@code DesignEffectModel}. Written apart from it, in arrays, so that each checks the other.
 */
final class VarianceModelSteps {
    /** A part of the model. */
    enum Step {
        /** κ₁ and κ₀: weights by answer. */
        ANSWERS,
        /** V' instead of V. */
        DOMAIN,
        /** ρ⁺ instead of ρ. */
        ABOVE,
        /** r. */
        LEVEL,
        /** β. */
        SIZE,
        /** t: a region's own variance, where it has 8 degrees of freedom. */
        OWN
    }

    /** What the engine does. */
    static final Set<Step> CHOSEN = EnumSet.allOf(Step.class);

    private final Set<Step> steps;
    private final List<DesignMoments> regions;
    private final int m;
    private final double[] n;
    private final double[] spread;
    private final double[] a;
    private final double[] x;
    private final double[] v;
    private final double[] q;
    private final double[] d;
    private final double[] worth;
    private final double[] phi;
    private double[] numerator;
    private double[] denominator;

    VarianceModelSteps(List<DesignMoments> regions, Set<Step> steps) {
        this.regions = regions;
        this.steps = steps;
        this.m = regions.size();
        this.n = new double[m];
        this.spread = new double[m];
        this.a = new double[m];
        this.x = new double[m];
        this.v = new double[m];
        this.q = new double[m];
        this.d = new double[m];
        this.worth = new double[m];
        this.phi = new double[m];
        double[] sums = {5, 5, 5, 5, 0, 0};
        for (DesignMoments region : regions) {
            double each = region.direct().respondents() / region.direct().weight();
            double ratio = region.meanWeight();
            sums[0] += each * region.weightSquaresOfPositives() / ratio;
            sums[1] += each * region.weightOfPositives();
            sums[2] += each * (region.weightSquares() - region.weightSquaresOfPositives()) / ratio;
            sums[3] += each * (region.direct().weight() - region.weightOfPositives());
            sums[4] += region.direct().respondents() * region.direct().proportion();
            sums[5] += region.direct().respondents();
        }
        boolean answers = steps.contains(Step.ANSWERS);
        for (int j = 0; j < m; j++) {
            fill(j, answers ? sums[0] / sums[1] : 1, answers ? sums[2] / sums[3] : 1, sums[4] / sums[5]);
        }
    }

    private void fill(int j, double yes, double no, double share) {
        DesignMoments region = regions.get(j);
        double p = region.direct().proportion();
        n[j] = region.direct().respondents();
        double near = (n[j] * p + 10 * share) / (n[j] + 10);
        spread[j] = near * (1 - near);
        phi[j] = Math.max(0.01, region.unsampled());
        a[j] = phi[j] * region.meanWeight() * ((1 - near) * yes + near * no) / region.direct().weight();
        x[j] = region.clustering();
        v[j] = region.direct().variance();
        if (steps.contains(Step.DOMAIN)) {
            v[j] *= Math.max(1, region.othersShare() / (1 - Math.min(0.8, region.concentration())));
        }
        q[j] = p * (1 - p) + v[j];
        d[j] = region.direct().degreesOfFreedom();
        worth[j] = p > 0 && p < 1 && region.unsampled() > 0 && v[j] > 0 ? 20 * d[j] / (d[j] + 20) : 0;
    }

    double[] sizes() {
        double rho = 0;
        for (int i = 0; i < 12; i++) {
            rho = correlation(rho);
        }
        double above = steps.contains(Step.ABOVE) ? Math.min(1, rho + standardError()) : rho;
        double r = steps.contains(Step.LEVEL) ? level(rho) : 1;
        double[] z = relativeSizes();
        double beta = steps.contains(Step.SIZE) ? slope(rho, r, z) : 0;
        double degrees = Arrays.stream(d).sum();
        double[] sizes = new double[m];
        for (int j = 0; j < m; j++) {
            double level = r * Math.exp(beta * z[j]);
            double inverse = (a[j] + above * x[j]) * level;
            if (steps.contains(Step.OWN) && worth[j] > 0 && d[j] >= 8) {
                double model = (a[j] + rho * x[j]) * level;
                double own = Math.max(0.25, Math.min(4, v[j] / (q[j] * model)));
                inverse = model * (40 + d[j] * own) / (40 + d[j])
                        + (above - rho) * x[j] * level * 40 / (40 + d[j]);
            }
            sizes[j] = n[j] < 30 || degrees < 30 ? Math.min(n[j] / phi[j], 1 / inverse) : 1 / inverse;
        }
        return sizes;
    }

    private double correlation(double before) {
        numerator = new double[m];
        denominator = new double[m];
        for (int j = 0; j < m; j++) {
            if (worth[j] > 0) {
                double inverse = a[j] + before * x[j];
                double weight = worth[j] / (spread[j] * inverse * inverse);
                numerator[j] = weight * x[j] * (v[j] - q[j] * a[j]);
                denominator[j] = weight * x[j] * x[j] * q[j];
            }
        }
        double below = Arrays.stream(denominator).sum();
        return below > 0 ? Math.max(0, Math.min(1, Arrays.stream(numerator).sum() / below)) : 0;
    }

    private double standardError() {
        double up = Arrays.stream(numerator).sum();
        double down = Arrays.stream(denominator).sum();
        double count = 0;
        double sum = 0;
        double squares = 0;
        for (int j = 0; j < m; j++) {
            if (denominator[j] > 0) {
                double without = (up - numerator[j]) / (down - denominator[j]);
                count++;
                sum += without;
                squares += without * without;
            }
        }
        return count < 3 ? 0 : Math.sqrt(Math.max(0, squares - sum * sum / count) * (count - 1) / count);
    }

    private double level(double rho) {
        double found = 20;
        double expected = 20;
        for (int j = 0; j < m; j++) {
            if (worth[j] > 0) {
                double weight = worth[j] / (spread[j] * (a[j] + rho * x[j]));
                found += weight * v[j];
                expected += weight * q[j] * (a[j] + rho * x[j]);
            }
        }
        return found / expected;
    }

    private double[] relativeSizes() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double sum = 0;
        double weight = 0;
        for (int j = 0; j < m; j++) {
            if (worth[j] > 0) {
                least = Math.min(least, Math.log(n[j]));
                most = Math.max(most, Math.log(n[j]));
                sum += worth[j] * Math.log(n[j]);
                weight += worth[j];
            }
        }
        double[] z = new double[m];
        for (int j = 0; j < m && weight > 0; j++) {
            z[j] = Math.max(least, Math.min(most, Math.log(n[j]))) - sum / weight;
        }
        return z;
    }

    private double slope(double rho, double r, double[] z) {
        double left = -10;
        double right = 10;
        for (int i = 0; i < 60; i++) {
            double middle = (left + right) / 2;
            double score = -middle / 0.09;
            for (int j = 0; j < m; j++) {
                if (worth[j] > 0) {
                    double scaled = v[j] * Math.exp(-middle * z[j]) / ((a[j] + rho * x[j]) * r);
                    score += worth[j] / 4 * z[j] * (scaled - q[j]) / spread[j];
                }
            }
            if (score > 0) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return (left + right) / 2;
    }
}
