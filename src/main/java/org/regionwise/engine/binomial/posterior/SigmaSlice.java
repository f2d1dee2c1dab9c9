package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.RegionIntegral;
import org.regionwise.engine.binomial.ScaleMixture;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.DistinctRegions;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.ShiftedSobol;

/**
 * The posterior of β given one λ = log σ, and log p(λ | y): a grid where there is one coefficient, else quasi-random
 * points from a product of logistic distributions about the mode, laid along the curvature's axes and on either side
 * stretched as the density falls there. What the points' own irregularity adds to moments and to log p(λ | y) is taken
 * out by what they make of the normal distribution stretched alike, whose answers are known (control variates).
 * Immutable.
 */
final class SigmaSlice {
    /**
     * Of the grid for one coefficient, in standard deviations by how the density falls, and how far it reaches on
     * either side.
     */
    private static final double GRID_STEP = 0.15;

    private static final double GRID_REACH = 6.6;
    /** Scale of a logistic distribution that is nearest to the standard normal from outside. */
    private static final double LOGISTIC = 0.62;
    /**
     * How far along an axis the density is looked at, by how much a normal's has fallen there, and the most it is
     * stretched.
     */
    private static final double LOOK = 2;

    private static final double FALLEN = LOOK * LOOK / 2;
    private static final double MOST_STRETCH = 3;
    private static final double LEAST_STRETCH = 0.5;
    /** Beyond which the tables must reach farther. */
    private static final double STRETCHED = 1.1;

    private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

    private final Conditional at;
    private final ScaleMixture mixture;
    private final CellTable table;
    private final double[][] beta;
    private final double[] weight;
    private final double[] logLikelihood;
    /**
     * ℓ of the kinds with several cells at every point: [kind][point], null for other kinds; and the same under each
     * part of the mixture.
     */
    private final double[][] several;

    private final double[][][] partsOfSeveral;

    private final double logMarginal;
    private final double efficiency;
    private final BetaMoments moments;

    /** What all slices have in common. */
    record Model(
            Cells cells,
            ScaledDesign design,
            DistinctRegions kinds,
            Priors priors,
            PatternGrid.Patterns patterns,
            int quadraturePoints,
            double[] coefficientSds) {
        Model with(double[] otherSds) {
            return new Model(cells, design, kinds, priors, patterns, quadraturePoints, otherSds);
        }

        RegionIntegral integral() {
            return new RegionIntegral(cells, quadraturePoints);
        }
    }

    /**
     * @param conditional where β lies at this λ
     * @param mixture of region effects
     * @param known ℓ of the kinds with one cell, as far as curvature says that β reaches; null where it is yet to be
     *     tabulated
     * @param seed of the points
     * @param size number of points where there are several coefficients, a power of 2
     */
    SigmaSlice(Model model, Conditional conditional, ScaleMixture mixture, CellTable known, long seed, int size) {
        RegionIntegral integral = model.integral();
        int p = model.design.columns();
        double[] wider = new double[p];
        Arrays.fill(wider, 1);
        CellTable narrow = known != null
                ? known
                : new CellTable(model.cells, model.design, model.kinds, integral, conditional, mixture, wider);
        PatternGrid[] grids = new PatternGrid[mixture.size()];
        for (int q = 0; q < grids.length; q++) {
            grids[q] = new PatternGrid(model, integral, conditional.scaled(mixture.scale()[q]));
        }
        PointSums sum = new PointSums(model, mixture, grids);
        this.at = conditional;
        this.mixture = mixture;
        // a few points are worth fewer than looking along every axis takes
        double[][] stretch = p > 1 && size < p ? unstretched(p) : stretch(sum, narrow, at);
        for (int k = 0; k < p; k++) {
            wider[k] = Math.max(1, Math.max(stretch[0][k], stretch[1][k]));
        }
        boolean stretched = Arrays.stream(wider).anyMatch(by -> by > STRETCHED);
        this.table = stretched
                ? new CellTable(model.cells, model.design, model.kinds, integral, at, mixture, wider)
                : narrow;
        double[][] z = p == 1 ? grid(stretch[0][0], stretch[1][0]) : pairs(size, p, seed);
        int points = z.length;
        this.beta = new double[points][p];
        double[] logInverse = new double[points];
        double[] logNormal = new double[points];
        for (int i = 0; i < points; i++) {
            if (p > 1) {
                spread(i, z[i], stretch, logInverse, logNormal);
            }
            at.place(z[i], beta[i]);
        }
        this.logLikelihood = new double[points];
        this.partsOfSeveral = new double[mixture.size()][model.kinds.size()][];
        this.several = sum.add(table, beta, logLikelihood, partsOfSeveral);
        double[] logWeight = new double[points];
        for (int i = 0; i < points; i++) {
            logWeight[i] = logLikelihood[i] + Priors.logDensity(beta[i], model.coefficientSds) + logInverse[i];
        }
        this.weight = new double[points];
        double logSum = normalise(logWeight, weight);
        double[] base = new double[points];
        double logBase = normalise(logNormal, base);
        if (p == 1) {
            // the grid itself: a step for each point
            logBase = -Math.log(z[1][0] - z[0][0]);
        } else {
            for (int k = 0; k < p; k++) {
                logBase -= HALF_LOG_TWO_PI + Math.log((stretch[0][k] + stretch[1][k]) / 2);
            }
        }
        this.logMarginal =
                logSum - logBase + at.logDeterminant() + at.lambda() + model.priors.logDensityOfSigma(at.sigma());
        this.efficiency =
                p == 1 ? 1 : 1 / (points * Arrays.stream(weight).map(w -> w * w).sum());
        this.moments = BetaMoments.of(at, z, weight, p == 1 ? null : base, stretch);
    }

    /** Even points of the unit cube, each followed by its mirror image (antithetic). */
    private static double[][] pairs(int size, int dimensions, long seed) {
        double[][] points = new double[size][dimensions];
        double[][] halves = ShiftedSobol.points(size / 2, dimensions, seed);
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < dimensions; k++) {
                points[i][k] = i % 2 == 0 ? halves[i / 2][k] : 1 - halves[i / 2][k];
            }
        }
        return points;
    }

    private static double[][] grid(double below, double above) {
        double step = GRID_STEP * Math.min(below, above);
        int left = (int) Math.ceil(GRID_REACH * below / step);
        int right = (int) Math.ceil(GRID_REACH * above / step);
        double[][] z = new double[left + right + 1][1];
        for (int i = 0; i < z.length; i++) {
            z[i][0] = (i - left) * step;
        }
        return z;
    }

    /**
     * Makes of uniform coordinates those of a point; notes what one over its density is, and what a normal one's share
     * of it.
     */
    private static void spread(int i, double[] z, double[][] stretch, double[] logInverse, double[] logNormal) {
        double squares = 0;
        for (int k = 0; k < z.length; k++) {
            double cut = stretch[0][k] / (stretch[0][k] + stretch[1][k]);
            boolean below = z[k] < cut;
            double u = below ? z[k] / (2 * cut) : 0.5 + (z[k] - cut) / (2 * (1 - cut));
            double log = Math.log(u);
            double logRest = Math.log1p(-u);
            double even = LOGISTIC * (log - logRest);
            logInverse[i] -= log + logRest;
            squares += even * even;
            z[k] = even * stretch[below ? 0 : 1][k];
        }
        logNormal[i] = logInverse[i] - squares / 2;
    }

    /** The log-likelihood and its parts at many points. */
    private record PointSums(Model model, ScaleMixture mixture, PatternGrid[] grids) {

        /**
         * Adds ℓ at each point to {@code sum}; returns that of kinds with several cells, and writes it under each part
         * of the mixture to {@code parts}.
         */
        double[][] add(CellTable table, double[][] beta, double[] sum, double[][][] parts) {
            for (int q = 0; q < grids.length; q++) {
                grids[q].integrate(beta, parts[q]);
            }
            double[][] several = mixed(parts);
            CellTable.Space space = new CellTable.Space(beta.length);
            double[][] column = new double[model.design.columns()][beta.length];
            for (int i = 0; i < beta.length; i++) {
                for (int k = 0; k < column.length; k++) {
                    column[k][i] = beta[i][k];
                }
            }
            double[] a = new double[beta.length];
            for (int kind = 0; kind < model.kinds.size(); kind++) {
                int j = model.kinds.example(kind);
                int first = model.cells.start(j);
                int size = model.cells.start(j + 1) - first;
                double times = model.kinds.multiplicity(kind);
                if (size == 1 && model.cells.trials(first) > 0) {
                    Arrays.fill(a, 0);
                    for (int k = 0; k < column.length; k++) {
                        addTo(a, model.design.value(first, k), column[k]);
                    }
                    table.add(kind, times, a, sum, space);
                } else if (several[kind] != null) {
                    addTo(sum, times, several[kind]);
                }
            }
            return several;
        }

        private double[][] mixed(double[][][] parts) {
            if (parts.length == 1) {
                return parts[0];
            }
            double[][] several = new double[parts[0].length][];
            double[] logs = new double[parts.length];
            for (int kind = 0; kind < several.length; kind++) {
                several[kind] = parts[0][kind] == null ? null : new double[parts[0][kind].length];
                for (int i = 0; several[kind] != null && i < several[kind].length; i++) {
                    for (int q = 0; q < logs.length; q++) {
                        logs[q] = parts[q][kind][i];
                    }
                    several[kind][i] = mixture.logSum(logs);
                }
            }
            return several;
        }

        private static void addTo(double[] sum, double times, double[] values) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += times * values[i];
            }
        }
    }

    private static double[][] unstretched(int p) {
        double[][] stretch = new double[2][p];
        Arrays.fill(stretch[0], 1);
        Arrays.fill(stretch[1], 1);
        return stretch;
    }

    /**
     * By how much each axis must be stretched below and above the mode for the density to fall along it as a normal's
     * does.
     */
    private static double[][] stretch(PointSums sum, CellTable table, Conditional at) {
        int p = at.mode().length;
        double[][] beta = new double[2 * p + 1][p];
        for (int i = 0; i < beta.length; i++) {
            double[] z = new double[p];
            if (i > 0) {
                z[(i - 1) / 2] = i % 2 == 0 ? LOOK : -LOOK;
            }
            at.place(z, beta[i]);
        }
        double[] height = new double[beta.length];
        sum.add(table, beta, height, new double[sum.grids.length][sum.model.kinds.size()][]);
        for (int i = 0; i < height.length; i++) {
            height[i] += Priors.logDensity(beta[i], sum.model.coefficientSds);
        }
        double[][] stretch = new double[2][p];
        for (int k = 0; k < p; k++) {
            for (int side = 0; side < 2; side++) {
                double fall = height[0] - height[2 * k + 1 + side];
                stretch[side][k] = fall > 0
                        ? Math.max(LEAST_STRETCH, Math.min(MOST_STRETCH, Math.sqrt(FALLEN / fall)))
                        : MOST_STRETCH;
            }
        }
        return stretch;
    }

    /** Writes e^logs over their sum to {@code weights}; returns the log of the sum. */
    private static double normalise(double[] logs, double[] weights) {
        double largest = Arrays.stream(logs).max().orElseThrow();
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            weights[i] = Math.exp(logs[i] - largest);
            sum += weights[i];
        }
        for (int i = 0; i < logs.length; i++) {
            weights[i] /= sum;
        }
        return largest + Math.log(sum);
    }

    /** Where β lies. */
    Conditional at() {
        return at;
    }

    /** Of region effects, divided by σ. */
    ScaleMixture mixture() {
        return mixture;
    }

    double lambda() {
        return at.lambda();
    }

    double sigma() {
        return at.sigma();
    }

    CellTable table() {
        return table;
    }

    /** Number of points. */
    int size() {
        return weight.length;
    }

    /** β of scaled predictors at a point; not copied. */
    double[] beta(int i) {
        return beta[i];
    }

    /** Weight of a point within the slice; they sum to 1. */
    double weight(int i) {
        return weight[i];
    }

    /** Σ_j ℓ_j at a point. */
    double logLikelihood(int i) {
        return logLikelihood[i];
    }

    /** ℓ of a kind with several cells at a point. */
    double several(int kind, int i) {
        return several[kind] == null ? 0 : several[kind][i];
    }

    /** The same under part q of the mixture. */
    double several(int kind, int i, int q) {
        return partsOfSeveral[q][kind] == null ? 0 : partsOfSeveral[q][kind][i];
    }

    /** log p(λ, y), λ's prior density included. */
    double logMarginal() {
        return logMarginal;
    }

    /** Between the β of a grid; NaN where the points are none. */
    double gridStep() {
        return at.mode().length == 1 ? beta[1][0] - beta[0][0] : Double.NaN;
    }

    /** As many equally weighted points would serve as well, as a share of the points; 1 for a grid. */
    double efficiency() {
        return efficiency;
    }

    BetaMoments moments() {
        return moments;
    }
}
