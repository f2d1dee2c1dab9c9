package org.regionwise.bench;

import java.util.List;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;
import org.regionwise.engine.Interval;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.area.AreaEblup;
import org.regionwise.engine.area.AreaEstimates;
import org.regionwise.engine.area.AreaPrediction;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.engine.area.FayHerriot;
import org.regionwise.engine.area.FayHerriotFit;
import org.regionwise.engine.area.FayHerriotPosterior;
import org.regionwise.engine.area.VarianceEstimator;

/** The intervals that methods give the regions of one table. */
final class AreaIntervals {
    /** What is compared. */
    enum Kind {
        DIRECT("direct"),
        REML_NORMAL("REML ± z √MSE, as before"),
        REML_STUDENT("REML ± t √MSE"),
        REML("`reml`"),
        ML("`ml`"),
        FAY_HERRIOT("`fh`"),
        PRASAD_RAO("`pr`"),
        BAYES("`bayes`");

        final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    private static final double LEVEL = 0.95;

    private final AreaScale scale;
    private final AreaEstimates data;
    private final Interval[][] intervals;
    private final boolean zero;

    AreaIntervals(AreaScenario scenario, AreaScenario.Table table) {
        this.scale = scenario.scale();
        this.data = table.estimates();
        int m = data.size();
        this.intervals = new Interval[Kind.values().length][m];
        FayHerriotFit reml = new FayHerriot(data, VarianceEstimator.REML).fit();
        this.zero = reml.summary().singular();
        double z = new NormalDistribution().inverseCumulativeProbability((1 + LEVEL) / 2);
        double t = new TDistribution(m - data.terms().size()).inverseCumulativeProbability((1 + LEVEL) / 2);
        List<AreaEblup> areas = reml.areas();
        for (int j = 0; j < m; j++) {
            double error = Math.sqrt(areas.get(j).mse().total());
            set(Kind.DIRECT, j, data.estimate(j), z * Math.sqrt(data.variance(j)));
            set(Kind.REML_NORMAL, j, areas.get(j).eblup(), z * error);
            set(Kind.REML_STUDENT, j, areas.get(j).eblup(), t * error);
        }
        fitted(Kind.REML, reml);
        fitted(Kind.ML, new FayHerriot(data, VarianceEstimator.ML).fit());
        fitted(Kind.FAY_HERRIOT, new FayHerriot(data, VarianceEstimator.FAY_HERRIOT).fit());
        fitted(Kind.PRASAD_RAO, new FayHerriot(data, VarianceEstimator.PRASAD_RAO).fit());
        bayes();
    }

    private void set(Kind kind, int j, double centre, double half) {
        intervals[kind.ordinal()][j] = new Interval(scale.inverse(centre - half), scale.inverse(centre + half));
    }

    private void fitted(Kind kind, FayHerriotFit fit) {
        List<AreaPrediction> predictions = fit.predictions(scale, LEVEL);
        for (int j = 0; j < predictions.size(); j++) {
            intervals[kind.ordinal()][j] = predictions.get(j).interval();
        }
    }

    private void bayes() {
        // as few draws as there may be: intervals do not come from draws
        List<RegionMarginal> marginals = new FayHerriotPosterior(
                        data, scale, new FayHerriotPosterior.Settings(Double.NaN, 100, 1, LEVEL))
                .regions(Double.NaN)
                .marginals();
        for (int j = 0; j < marginals.size(); j++) {
            PosteriorSummary region = marginals.get(j).prevalence();
            intervals[Kind.BAYES.ordinal()][j] = new Interval(region.lower(), region.upper());
        }
    }

    Interval of(Kind kind, int region) {
        return intervals[kind.ordinal()][region];
    }

    /** Whether REML's estimate of the variance between regions is 0. */
    boolean zero() {
        return zero;
    }
}
