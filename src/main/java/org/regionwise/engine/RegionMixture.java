package org.regionwise.engine;

/**
 * One region's posterior as a mixture, over weighted hyperparameter points, of one-dimensional posteriors: moments and
 * quantiles of the mixture itself. A reusable working space: not for use by several threads.
 */
final class RegionMixture {
    /** Coarser than a single posterior needs, as the mixture averages what is left of error, about 1e-6 in probability. */
    private static final double STEP = 0.3;

    private static final double NEGLIGIBLE = 22;
    /** In probability. */
    private static final double EXACT = 1e-8;

    private final Cells cells;
    private final ScaledDesign design;
    private final double[][] points;
    private final double[] weights;

    private final GaussHermite rule = new GaussHermite(31);
    private final RegionPosterior[] posteriors;
    private final double[][] etas;

    RegionMixture(Cells cells, ScaledDesign design, double[][] points, double[] weights) {
        this.cells = cells;
        this.design = design;
        this.points = points;
        this.weights = weights;
        this.posteriors = new RegionPosterior[weights.length];
        this.etas = new double[weights.length][];
    }

    /**
     * @param threshold for the exceedance, or NaN
     */
    RegionMarginal region(int j, double level, double threshold) {
        double mean = 0;
        double square = 0;
        double effect = 0;
        double effectSquare = 0;
        double mode = 0;
        double shrinkage = 0;
        double synthetic = 0;
        for (int i = 0; i < weights.length; i++) {
            double sigma = points[i][design.columns()];
            double[] own = linearPredictors(i, j);
            RegionPosterior posterior = conditioned(i, j, own);
            double[] moments = posterior.prevalenceMoments();
            double u = posterior.mean();
            double spread = posterior.standardDeviation();
            mean += weights[i] * moments[0];
            square += weights[i] * (moments[1] * moments[1] + moments[0] * moments[0]);
            effect += weights[i] * u;
            effectSquare += weights[i] * (spread * spread + u * u);
            mode += weights[i] * posterior.mode();
            shrinkage += weights[i] * Math.min(1, spread * spread / (sigma * sigma));
            synthetic += weights[i] * synthetic(j, own, sigma);
        }
        double deviation = Math.sqrt(Math.max(0, square - mean * mean));
        double tail = (1 - level) / 2;
        double width = Math.min(2, deviation / (mean * (1 - mean)));
        double median = quantile(0.5, mean, width / 4);
        double lower = quantile(tail, median, width);
        double upper = quantile(1 - tail, median, width);
        return new RegionMarginal(
                new PosteriorSummary(mean, deviation, median, lower, upper),
                new Interval(quantile(0.25, median, width), quantile(0.75, median, width)),
                Double.isNaN(threshold) ? Double.NaN : 1 - distribution(threshold),
                synthetic,
                mode,
                effect,
                Math.sqrt(Math.max(0, effectSquare - effect * effect)),
                shrinkage);
    }

    /** P(π_j ≤ prevalence | y), for a prevalence in (0, 1). */
    double probabilityBelow(int j, double prevalence) {
        for (int i = 0; i < weights.length; i++) {
            conditioned(i, j, linearPredictors(i, j));
        }
        return distribution(prevalence);
    }

    private RegionPosterior conditioned(int i, int j, double[] own) {
        if (posteriors[i] == null) {
            posteriors[i] = new RegionPosterior(cells, STEP, NEGLIGIBLE);
        }
        posteriors[i].condition(j, own, cells.start(j), points[i][design.columns()]);
        return posteriors[i];
    }

    /** η of region j's cells at hyperparameter point i, its first cell first. */
    private double[] linearPredictors(int i, int j) {
        int first = cells.start(j);
        int size = cells.start(j + 1) - first;
        if (etas[i] == null || etas[i].length < size) {
            etas[i] = new double[size];
        }
        design.linearPredictors(points[i], first, size, etas[i]);
        return etas[i];
    }

    private double synthetic(int j, double[] own, double sigma) {
        double sum = 0;
        double mass = 0;
        for (int k = 0; k < rule.points(); k++) {
            double weight = Math.exp(rule.logWeight[k] - rule.node[k] * rule.node[k]);
            double u = Math.sqrt(2) * sigma * rule.node[k];
            mass += weight;
            for (int c = cells.start(j); c < cells.start(j + 1); c++) {
                sum += weight * cells.share(c) * Logistic.probability(own[c - cells.start(j)] + u);
            }
        }
        return sum / mass;
    }

    /** P(π_j ≤ prevalence | y). */
    private double distribution(double prevalence) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * posteriors[i].distribution(posteriors[i].effectAt(prevalence));
        }
        return sum;
    }

    /** By regula falsi (Illinois variant) on the logit scale, from a first step of the given width. */
    private double quantile(double probability, double near, double width) {
        double at = Logistic.logit(near);
        double step = width;
        double low = at;
        double high = at;
        double lowValue = distribution(near) - probability;
        double highValue = lowValue;
        while (lowValue > 0) {
            high = low;
            highValue = lowValue;
            low -= step;
            step *= 2;
            lowValue = distribution(Logistic.probability(low)) - probability;
        }
        while (highValue < 0) {
            low = high;
            lowValue = highValue;
            high += step;
            step *= 2;
            highValue = distribution(Logistic.probability(high)) - probability;
        }
        int side = 0;
        for (int i = 0; i < 60 && high - low > 1e-9; i++) {
            double middle = highValue == lowValue ? low : (low * highValue - high * lowValue) / (highValue - lowValue);
            double value = distribution(Logistic.probability(middle)) - probability;
            if (Math.abs(value) < EXACT) {
                return Logistic.probability(middle);
            }
            if (value > 0) {
                high = middle;
                highValue = value;
                lowValue = side == 1 ? lowValue / 2 : lowValue;
                side = 1;
            } else {
                low = middle;
                lowValue = value;
                highValue = side == -1 ? highValue / 2 : highValue;
                side = -1;
            }
        }
        return Logistic.probability((low + high) / 2);
    }
}
