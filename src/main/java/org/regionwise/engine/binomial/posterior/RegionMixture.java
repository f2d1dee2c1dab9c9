package org.regionwise.engine.binomial.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.RegionIntegral;
import org.regionwise.engine.binomial.ScaleMixture;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;

/**
 * The posterior of a region of several cells, by the density of its s = logit π on one grid: a mixture, over some
 * points of every slice, of what the region's own t = x_1'β + u is given them. On nodes of t lie the log density f of
 * t, its slope, and s; both f and t are interpolated between them by cubics of s, so that p(s) = e^f dt/ds may be read
 * at every node of the grid. Every part has mass 1, so that <b>the mass of the whole checks it</b>. Where t given β is
 * narrow beside what β makes of it, a slice's points would stand apart, and its s is taken as a gamma distribution by
 * its first three moments. A reusable working space: not for use by several threads.
 */
final class RegionMixture {
    /** Share of a slice that counts, and share from which it says how fine the grid must be. */
    private static final double NEGLIGIBLE = 1e-6;

    private static final double TELLING = 1e-4;
    /** Of the nodes of t, in standard deviations of t and in units of the logistic's bend. */
    private static final double NODE_STEP = 0.55;
    /** Of the grid of s likewise. */
    private static final double STEP = 0.35;

    private static final double BEND = 2;
    private static final int ROOT_STEPS = 4;
    /** Standard deviations of s given λ that the grid reaches where moments stand for points. */
    private static final double REACH = 7;
    /** Standard deviation of t given β, in those of what β makes of it, below which moments stand for points. */
    private static final double APART = 0.7;

    private final HyperparameterPosterior hyper;
    private final Cells cells;
    private final ScaledDesign design;
    private final double coarser;
    private final RegionIntegral integral;
    private final List<SlicePoints> slices;
    private final LogitDensity grid = new LogitDensity();
    /** One a point, for as many as were ever needed. */
    private final List<Curve> curves = new ArrayList<>();

    private double lowest;
    private double highest;
    private double narrowest;
    private double synthetic;
    private double mode;
    private double effect;
    private double effectSquare;
    private double shrinkage;

    /** @param slices the points to mix over, as {@link #points} gives them */
    RegionMixture(HyperparameterPosterior hyper, List<SlicePoints> slices, double coarser) {
        this.hyper = hyper;
        this.cells = hyper.cells();
        this.design = hyper.design();
        this.slices = slices;
        this.coarser = coarser;
        this.integral = new RegionIntegral(cells, 0);
    }

    /**
     * What every region is mixed over.
     *
     * @param size points of each slice, about
     */
    static List<SlicePoints> points(HyperparameterPosterior hyper, int size) {
        List<SlicePoints> slices = new ArrayList<>();
        for (int g = 0; g < hyper.slices().size(); g++) {
            if (hyper.share(g) > NEGLIGIBLE) {
                slices.add(SlicePoints.of(hyper.slices().get(g), hyper.share(g), size));
            }
        }
        return List.copyOf(slices);
    }

    /** What the nodes of one region at one point hold. */
    private final class Curve {
        private int size;
        private double left;
        private double step;
        private double[] f = new double[64];
        private double[] slope = new double[64];
        private double[] s = new double[64];
        private double[] rate = new double[64];
        private double mean;
        private double square;
        private double mode;
        private double logMean;
        private double logSquare;
        private double logCube;

        /** Takes region j at β, on nodes of t from one on. */
        void take(int j, double[] beta, double sigma, double from, double apart, int number) {
            int first = cells.start(j);
            int length = cells.start(j + 1) - first;
            double[] eta = new double[length];
            double[] odds = new double[length];
            design.linearPredictors(beta, first, length, eta);
            double a = eta[0];
            left = from;
            step = apart;
            size = number;
            if (f.length < size) {
                f = new double[2 * size];
                slope = new double[2 * size];
                s = new double[2 * size];
                rate = new double[2 * size];
            }
            double constant = 0;
            for (int c = 0; c < length; c++) {
                odds[c] = Math.exp(eta[c] - a + left);
                constant += cells.successes(first + c) * (eta[c] - a);
            }
            double successes = cells.successesOfRegion(j);
            double more = Math.exp(step);
            double square = sigma * sigma;
            double highest = Double.NEGATIVE_INFINITY;
            int top = 0;
            for (int g = 0; g < size; g++) {
                double t = left + g * step;
                double log = constant + successes * t - (t - a) * (t - a) / (2 * square);
                double fall = successes - (t - a) / square;
                double yes = 0;
                double no = 0;
                double within = 0;
                for (int c = 0; c < length; c++) {
                    double inverse = 1 / (1 + odds[c]);
                    double probability = odds[c] * inverse;
                    double trials = cells.trials(first + c);
                    if (trials > 0) {
                        log -= trials * Math.log(1 + odds[c]);
                        fall -= trials * probability;
                    }
                    double share = cells.share(first + c);
                    yes += share * probability;
                    no += share * inverse;
                    within += share * probability * inverse;
                    odds[c] *= more;
                }
                f[g] = log;
                slope[g] = fall;
                s[g] = Math.log(yes / no);
                rate[g] = yes * no / within;
                if (log > highest) {
                    highest = log;
                    top = g;
                }
            }
            moments(a, highest, top);
        }

        private void moments(double a, double highest, int top) {
            double sum = 0;
            mean = 0;
            square = 0;
            logMean = 0;
            logSquare = 0;
            logCube = 0;
            for (int g = 0; g < size; g++) {
                double weight = Math.exp(f[g] - highest);
                double u = left + g * step - a;
                sum += weight;
                mean += weight * u;
                square += weight * u * u;
                logMean += weight * s[g];
                logSquare += weight * s[g] * s[g];
                logCube += weight * s[g] * s[g] * s[g];
            }
            mean /= sum;
            square /= sum;
            logMean /= sum;
            logSquare /= sum;
            logCube /= sum;
            double norm = highest + Math.log(sum * step);
            for (int g = 0; g < size; g++) {
                f[g] -= norm;
            }
            mode = left
                    + (top + (top > 0 && top < size - 1 ? root(slope[top - 1], slope[top], slope[top + 1]) : 0)) * step
                    - a;
        }

        /** Where the parabola through values at −1, 0 and 1 is 0, near 0. */
        private static double root(double below, double here, double above) {
            double tilt = (above - below) / 2;
            double bend = (above + below) / 2 - here;
            double x = 0;
            for (int i = 0; i < ROOT_STEPS; i++) {
                x = -here / (tilt + bend * x);
            }
            return x;
        }

        /** Adds the density of s, times a weight. */
        void addTo(LogitDensity sum, double weight) {
            int i = Math.max(0, (int) Math.ceil((s[0] - sum.start()) / sum.step()));
            int g = 0;
            for (; i <= sum.last() && sum.at(i) <= s[size - 1]; i++) {
                double at = sum.at(i);
                while (g < size - 2 && s[g + 1] < at) {
                    g++;
                }
                double width = s[g + 1] - s[g];
                double x = (at - s[g]) / width;
                // t by s, and its slope
                double below = width * rate[g];
                double above = width * rate[g + 1];
                double bend = 3 * step - 2 * below - above;
                double twist = below + above - 2 * step;
                double t = x * (below + x * (bend + x * twist)) / step;
                double dt = (below + x * (2 * bend + 3 * x * twist)) / width;
                // f by t
                double rise = f[g + 1] - f[g];
                double one = step * slope[g];
                double other = step * slope[g + 1];
                double log = f[g] + t * (one + t * (3 * rise - 2 * one - other + t * (one + other - 2 * rise)));
                sum.density()[i] += weight * dt * Math.exp(log);
            }
        }
    }

    /**
     * What a slice makes of the region under one part of the mixture that effects are.
     *
     * @param weight of each of the slice's points
     * @param curves number of the first of its curves
     * @param normal mean, deviation and skewness of s, where they stand for the curves; else null
     */
    private record Part(double[] weight, int curves, double[] normal, double share) {}

    /** Takes region j, of several cells. */
    void take(int j) {
        synthetic = 0;
        mode = 0;
        effect = 0;
        effectSquare = 0;
        shrinkage = 0;
        lowest = Double.POSITIVE_INFINITY;
        highest = Double.NEGATIVE_INFINITY;
        narrowest = BEND;
        List<Part> parts = new ArrayList<>();
        int kind = hyper.kinds().kind(j);
        int first = 0;
        for (SlicePoints at : slices) {
            ScaleMixture effects = at.slice().mixture();
            double[] mean = new double[at.weight().length];
            double[] square = new double[mean.length];
            for (int q = 0; q < effects.size(); q++) {
                double[] weight = at.weight(kind, q);
                parts.add(part(j, at, weight, effects.scale()[q], first));
                for (int i = 0; i < weight.length; i++) {
                    double given = at.weight()[i] == 0 ? 0 : weight[i] / at.weight()[i];
                    mean[i] += given * curve(first + i).mean;
                    square[i] += given * curve(first + i).square;
                }
                first += weight.length;
                double sigma = at.slice().sigma() * effects.scale()[q];
                synthetic += at.share() * effects.weight()[q] * synthetic(j, at.slice(), sigma);
            }
            double variance = Math.pow(at.slice().sigma() * effects.deviation(), 2);
            for (int i = 0; i < mean.length; i++) {
                shrinkage += at.share() * at.weight()[i] * Math.min(1, (square[i] - mean[i] * mean[i]) / variance);
            }
        }
        grid.clear(lowest, highest, STEP * coarser * narrowest);
        for (Part part : parts) {
            if (part.normal != null) {
                add(part.normal, part.share);
                continue;
            }
            for (int i = 0; i < part.weight.length; i++) {
                curve(part.curves + i).addTo(grid, part.share * part.weight[i]);
            }
        }
        grid.difference();
        grid.sum();
    }

    private Part part(int j, SlicePoints at, double[] weight, double scale, int first) {
        Conditional conditional = at.slice().at().scaled(scale);
        RegionWindow window = RegionWindow.of(cells, design, integral, conditional, j);
        double all = Arrays.stream(weight).sum();
        double mean = 0;
        double square = 0;
        double cube = 0;
        double between = 0;
        double share = at.share();
        for (int i = 0; i < weight.length; i++) {
            Curve curve = curve(first + i);
            double step = NODE_STEP * Math.min(1, window.deviation());
            double from = window.mode(at.beta()[i]) - window.before(step) * step;
            curve.take(j, at.beta()[i], conditional.sigma(), from, step, window.size(step));
            double w = weight[i];
            mode += share * w * curve.mode;
            effect += share * w * curve.mean;
            effectSquare += share * w * curve.square;
            mean += w * curve.logMean / all;
            square += w * curve.logSquare / all;
            cube += w * curve.logCube / all;
            between += w * curve.logMean * curve.logMean / all;
        }
        if (!(Math.abs(share * all) > NEGLIGIBLE)) {
            return new Part(weight, first, new double[] {0, 1, 0}, 0);
        }
        double variance = square - mean * mean;
        double deviation = Math.sqrt(Math.max(variance, 1e-300));
        double skewness = (cube - 3 * mean * square + 2 * mean * mean * mean) / (deviation * deviation * deviation);
        boolean apart = window.deviation() < APART * Math.sqrt(Math.max(0, between - mean * mean));
        lowest = Math.min(lowest, mean - (REACH + 2 * Math.abs(Math.min(0, skewness))) * deviation);
        highest = Math.max(highest, mean + (REACH + 2 * Math.max(0, skewness)) * deviation);
        narrowest = share * all > TELLING ? Math.min(narrowest, deviation) : narrowest;
        return apart
                ? new Part(weight, first, new double[] {mean, deviation, skewness}, share * all)
                : new Part(weight, first, null, share);
    }

    private Curve curve(int i) {
        while (curves.size() <= i) {
            curves.add(new Curve());
        }
        return curves.get(i);
    }

    /** Adds a gamma distribution with this mean, deviation and skewness. */
    private void add(double[] moments, double share) {
        double sum = 0;
        int from = Math.max(0, (int) Math.floor((moments[0] - 2 * REACH * moments[1] - grid.start()) / grid.step()));
        int to = Math.min(
                grid.last(), (int) Math.ceil((moments[0] + 2 * REACH * moments[1] - grid.start()) / grid.step()));
        double[] part = new double[to - from + 1];
        for (int i = from; i <= to; i++) {
            double z = (grid.at(i) - moments[0]) / moments[1];
            part[i - from] = Math.exp(PredictorNodes.logDensity(z, moments[2]));
            sum += part[i - from];
        }
        for (int i = from; i <= to && share > 0; i++) {
            grid.density()[i] += share * part[i - from] / (sum * grid.step());
        }
    }

    private double synthetic(int j, SigmaSlice slice, double sigma) {
        double sum = 0;
        double[] x = new double[design.columns()];
        for (int c = cells.start(j); c < cells.start(j + 1); c++) {
            if (cells.share(c) > 0) {
                int cell = c;
                Arrays.setAll(x, k -> design.value(cell, k));
                sum += cells.share(c) * RegionDensity.proportion(slice.moments().of(x), sigma);
            }
        }
        return sum;
    }

    /** |∫ p(s | y) ds − 1| as the grid has it. */
    double massError() {
        return grid.massError();
    }

    /** Of the region taken. */
    RegionMarginal marginal(double level, double threshold) {
        return grid.marginal(level, threshold, synthetic, mode, effect, effectSquare, shrinkage);
    }

    /** P(π ≤ prevalence | y), for a prevalence in (0, 1). */
    double below(double prevalence) {
        return grid.below(prevalence);
    }
}
