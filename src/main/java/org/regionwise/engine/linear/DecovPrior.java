package org.regionwise.engine.linear;

/**
 * The covariance of one factor's effects by parameters without bounds, with their prior density: for each term log τ,
 * the logits of π against its last entry, and the hyperbolic arctangents of canonical partial correlations, whose LKJ
 * density is a product. Lewandowski, Kurowicka &amp; Joe (2009), J. Multivar. Anal. 100.
 */
final class DecovPrior {
    private final RandomBlock block;
    private final LinearPriors priors;
    /** Number of effects of each term, in order. */
    private final int[] widths;

    private final int size;

    DecovPrior(RandomBlock block, LinearPriors priors) {
        this.block = block;
        this.priors = priors;
        int terms = block.termOf[block.size - 1] + 1;
        widths = new int[terms];
        for (int term : block.termOf) {
            widths[term]++;
        }
        int sum = 0;
        for (int width : widths) {
            sum += width + width * (width - 1) / 2;
        }
        size = sum;
    }

    /** Number of parameters. */
    int size() {
        return size;
    }

    /**
     * Where parameters lead.
     *
     * @param theta θ̃ of the block
     * @param logDensity of the parameters, up to a constant
     */
    record Placed(double[] theta, double logDensity) {}

    Placed at(double[] parameters) {
        int q = block.size;
        double[] root = new double[q * q];
        double log = 0;
        int from = 0;
        int first = 0;
        for (int width : widths) {
            log += term(parameters, from, width, root, first);
            from += width + width * (width - 1) / 2;
            first += width;
        }
        return new Placed(block.thetaOf(root), log);
    }

    /** Writes the term's rows of Λ, and returns its log density. */
    private double term(double[] parameters, int from, int width, double[] root, int first) {
        int q = block.size;
        double tau = Math.exp(parameters[from]);
        double log = priors.shape() * parameters[from] - tau / priors.scale();
        double largest = 0;
        for (int k = 1; k < width; k++) {
            largest = Math.max(largest, parameters[from + k]);
        }
        double sum = Math.exp(-largest);
        for (int k = 1; k < width; k++) {
            sum += Math.exp(parameters[from + k] - largest);
        }
        double[] deviation = new double[width];
        for (int k = 0; k < width; k++) {
            // the last entry has logit 0
            double logShare = (k < width - 1 ? parameters[from + 1 + k] : 0) - largest - Math.log(sum);
            log += width > 1 ? priors.concentration() * logShare : 0;
            deviation[k] = tau * Math.sqrt(width * Math.exp(logShare));
        }
        int at = from + width;
        for (int j = 0; j < width; j++) {
            double rest = 1;
            for (int i = 0; i < j; i++) {
                double partial = Math.tanh(parameters[at]);
                // log(1 − tanh²) without its rounding
                double logRest = 2 * (Math.log(2) - Math.abs(parameters[at]))
                        - 2 * Math.log1p(Math.exp(-2 * Math.abs(parameters[at])));
                double alpha = priors.regularization() + (width - 2 - i) / 2.0;
                log += alpha * logRest;
                root[(first + j) * q + first + i] = deviation[j] * partial * Math.sqrt(rest);
                rest *= Math.exp(logRest);
                at++;
            }
            root[(first + j) * q + first + j] = deviation[j] * Math.sqrt(rest);
        }
        return log;
    }
}
