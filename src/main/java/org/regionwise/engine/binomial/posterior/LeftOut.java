package org.regionwise.engine.binomial.posterior;

import java.util.ArrayList;
import java.util.List;

/**
 * What the other regions say of a region of one cell: its a = x'β and σ as weighted nodes without its own responses.
 * With them the nodes of a given λ weigh W_λ w_k; without, W_λ w_k e^(−ℓ_j(a_k)), and the sum of these is 1/p(y_j |
 * y_−j).
 *
 * @param nodes that count: weight, a, σ; the weights sum to 1
 * @param logScore log p(y_j | y_−j)
 * @param far share of the weight on nodes that hardly counted with the region, where they tell little
 */
record LeftOut(List<Node> nodes, double logScore, double far) {
    /** Standard deviations beyond which, and share of a slice below which, nodes stand for little of what there is. */
    private static final double FAR = 3.5;

    /** The same where there is one coefficient, whose grid is exact as far as it goes. */
    private static final double END = 5.5;

    private static final double RARE = 1e-4;
    /** For a log score, and for a probability, which needs no more. */
    static final double OF_SCORES = 0.01;

    static final double OF_PROBABILITIES = 0.03;
    private static final double NEGLIGIBLE = 1e-7;

    /** One of the nodes. */
    record Node(double weight, double at, double sigma) {}

    /** @param held whether {@code hyper} is the posterior with the region's responses, which are to be taken away */
    static LeftOut of(HyperparameterPosterior hyper, int j, boolean held) {
        int cell = hyper.cells().start(j);
        int kind = hyper.kinds().kind(j);
        double[] x = new double[hyper.design().columns()];
        for (int k = 0; k < x.length; k++) {
            x[k] = hyper.design().value(cell, k);
        }
        BetaMoments.Linear[] linear = hyper.linear(x);
        boolean skewed = RegionDensity.skewed(hyper, linear, x.length);
        PredictorNodes nodes = new PredictorNodes();
        List<Node> all = new ArrayList<>();
        double sum = 0;
        double far = 0;
        double reference = Double.NaN;
        for (int g = 0; g < hyper.slices().size(); g++) {
            SigmaSlice slice = hyper.slices().get(g);
            double[] scale = slice.mixture().scale();
            nodes.take(slice, linear[g], x, skewed, slice.sigma() * scale[0]);
            for (int k = 0; k < nodes.size(); k++) {
                double weight = hyper.share(g) * nodes.weight(k);
                if (held) {
                    double own = slice.table().at(kind, nodes.at(k));
                    reference = Double.isNaN(reference) ? own : reference;
                    weight *= Math.exp(reference - own);
                }
                double z =
                        (nodes.at(k) - nodes.moments().mean()) / nodes.moments().deviation();
                far += hyper.share(g) < RARE || Math.abs(z) > (x.length == 1 ? END : FAR) ? weight : 0;
                sum += weight;
                for (int q = 0; q < scale.length; q++) {
                    all.add(new Node(weight * slice.mixture().weight()[q], nodes.at(k), slice.sigma() * scale[q]));
                }
            }
        }
        double total = sum;
        List<Node> kept = all.stream()
                .filter(node -> node.weight > NEGLIGIBLE * total)
                .map(node -> new Node(node.weight / total, node.at, node.sigma))
                .toList();
        return new LeftOut(kept, held ? reference - Math.log(sum) : Double.NaN, far / sum);
    }

    /** @param mostFar {@code far} up to which the nodes reach what is left */
    boolean reliable(double mostFar) {
        return far < mostFar && Double.isFinite(logScore);
    }
}
