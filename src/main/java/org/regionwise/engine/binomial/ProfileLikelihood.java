package org.regionwise.engine.binomial;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.numeric.DampedNewton;
import org.regionwise.engine.numeric.Evaluation;
import org.regionwise.engine.numeric.FixedSigma;
import org.regionwise.engine.numeric.NormalQuantile;
import org.regionwise.engine.numeric.SymmetricMatrix;

/**
 * Profile-likelihood interval of σ: all σ with 2(ℓ̂ − max_β ℓ(β, σ)) ≤ χ²₁ quantile, and what β is at its ends.
 *
 * @param lower 0 when the interval reaches the boundary
 * @param upper NaN when the data set no upper limit
 * @param meanLinearPredictorAtLower mean of x'β over responses where σ is at the lower limit
 * @param meanLinearPredictorAtUpper and at the upper; NaN when there is none
 */
public record ProfileLikelihood(
        double lower, double upper, double meanLinearPredictorAtLower, double meanLinearPredictorAtUpper) {
    private static final double LARGEST_SIGMA = 20;
    private static final int MOST_STEPS = 60;
    private static final double EXACT = 1e-9;
    private static final int MOST_DIRECT_STEPS = 12;
    /** A step this small leaves an error of about its square. */
    private static final double LAST_DIRECT_STEP = 1e-6;

    /** The interval of σ of a fit at the given coverage. */
    public static ProfileLikelihood of(BinomialFit fit, double level) {
        double z = NormalQuantile.twoSided(level);
        Search search = new Search(fit, z);
        double[] lower = search.lower();
        double[] upper = fit.variationIdentified() ? search.upper() : null;
        int sigma = fit.point.length - 1;
        return new ProfileLikelihood(
                lower[sigma],
                upper == null ? Double.NaN : upper[sigma],
                fit.design.meanLinearPredictor(lower),
                upper == null ? Double.NaN : fit.design.meanLinearPredictor(upper));
    }

    /**
     * Root search on the signed root ρ(σ) = √(2(ℓ̂ − ℓ_p(σ))), which is close to a straight line: Newton steps with the
     * envelope theorem's slope ρ' = −(∂ℓ/∂σ)/ρ, kept inside a bracket.
     */
    private static final class Search {
        private final BinomialFit fit;
        private final double z;
        private final int sigma;
        private final double top;

        Search(BinomialFit fit, double z) {
            this.fit = fit;
            this.z = z;
            this.sigma = fit.point.length - 1;
            this.top = fit.objective.at(fit.point).value();
        }

        double[] lower() {
            if (!fit.summary().penalised() && root(fit.completePoolingLogLikelihood()) > z) {
                double[] direct = direct(-1);
                if (direct != null) {
                    return direct;
                }
            }
            double[] boundary = profileAt(0, fit.point).point();
            if (fit.sigma() == 0 || root(fit.objective.at(boundary).value()) <= z) {
                return boundary;
            }
            return solve(0, fit.sigma(), Math.max(fit.sigma() - z * step(), fit.sigma() / 4));
        }

        double[] upper() {
            double[] direct = fit.sigma() > 0 ? direct(1) : null;
            if (direct != null) {
                return direct;
            }
            double inside = fit.sigma();
            double outside = inside + Math.max(z * step(), 0.2);
            while (true) {
                double[] point = profileAt(outside, fit.point).point();
                if (root(fit.objective.at(point).value()) >= z) {
                    return solve(outside, inside, outside);
                }
                if (outside >= LARGEST_SIGMA) {
                    return null;
                }
                inside = outside;
                outside = Math.min(2 * outside, LARGEST_SIGMA);
            }
        }

        /**
         * Newton's method on ∂ℓ/∂β = 0 and ρ = z at once: one evaluation a step, where {@link #solve} needs a whole
         * maximisation. Venzon &amp; Moolgavkar (1988), Applied Statistics 37.
         *
         * @param side −1 for the limit below σ̂, 1 for the one above
         * @return null when it does not settle on that side
         */
        private double[] direct(int side) {
            double[] point = fit.point.clone();
            double by = side * Math.min(z * step(), fit.sigma() / 2);
            for (int i = 0; i <= MOST_DIRECT_STEPS; i++) {
                Evaluation at = fit.objective.at(point);
                DMatrixRMaj spread = SymmetricMatrix.covariance(FixedSigma.withoutSigma(at.hessian()));
                if (spread == null) {
                    return null;
                }
                // how far β is from its best for this σ, and how its best moves with σ
                double[] toBest = new double[sigma];
                double[] along = new double[sigma];
                double value = at.value();
                double slope = at.gradient()[sigma];
                double farthest = 0;
                for (int a = 0; a < sigma; a++) {
                    for (int b = 0; b < sigma; b++) {
                        toBest[a] += spread.get(a, b) * at.gradient()[b];
                        along[a] += spread.get(a, b) * at.hessian().get(b, sigma);
                    }
                    value += at.gradient()[a] * toBest[a] / 2;
                    slope += at.gradient()[a] * along[a];
                    farthest = Math.max(farthest, Math.abs(toBest[a]));
                }
                if (i > 0) {
                    double rho = root(value);
                    by = side * (z - rho) * rho / Math.abs(slope);
                }
                double next = point[sigma] + by;
                boolean onItsSide =
                        side < 0 ? next > 0 && next < fit.sigma() : next > fit.sigma() && next < LARGEST_SIGMA;
                if (!onItsSide) {
                    return null;
                }
                for (int a = 0; a < sigma; a++) {
                    point[a] += toBest[a] + by * along[a];
                }
                point[sigma] = next;
                if (Math.max(Math.abs(by), farthest) <= LAST_DIRECT_STEP) {
                    return point;
                }
            }
            return null;
        }

        private double step() {
            double error = fit.sigmaStandardError();
            return Double.isNaN(error) ? 0.2 : Math.min(error, 2);
        }

        /** σ between {@code outside} (ρ ≥ z) and {@code inside} (ρ ≤ z) with ρ = z. */
        private double[] solve(double outside, double inside, double start) {
            double[] point = fit.point;
            double at = start;
            for (int i = 0; i < MOST_STEPS; i++) {
                DampedNewton.Maximum best = profileAt(at, point);
                point = best.point();
                Evaluation full = fit.objective.at(point);
                double rho = root(full.value());
                if (rho >= z) {
                    outside = at;
                } else {
                    inside = at;
                }
                double slope = Math.abs(full.gradient()[sigma]) / Math.max(rho, 1e-12);
                double direction = Math.signum(outside - inside);
                double next = at + direction * (z - rho) / slope;
                boolean between = (next - outside) * (next - inside) < 0;
                if (!between) {
                    next = (outside + inside) / 2;
                }
                if (Math.abs(next - at) <= EXACT * (1 + at)) {
                    return point;
                }
                at = next;
            }
            return point;
        }

        private double root(double value) {
            return Math.sqrt(Math.max(0, 2 * (top - value)));
        }

        /** Maximises over β with σ held; the returned point carries σ. */
        private DampedNewton.Maximum profileAt(double held, double[] start) {
            DampedNewton.Maximum best =
                    DampedNewton.maximise(new FixedSigma(fit.objective, held, sigma), Arrays.copyOf(start, sigma));
            double[] point = Arrays.copyOf(best.point(), sigma + 1);
            point[sigma] = held;
            return new DampedNewton.Maximum(point, best.evaluation(), best.iterations(), best.converged());
        }
    }
}
