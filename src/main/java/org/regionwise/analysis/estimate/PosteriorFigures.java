package org.regionwise.analysis.estimate;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.PosteriorFacts;
import org.regionwise.analysis.result.RandomEffect;
import org.regionwise.engine.Interval;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.Ranking;
import org.regionwise.engine.RegionMarginal;

/** What a result says of regions with a full posterior, whatever the model, brought to agree. */
final class PosteriorFigures {
    private static final double HALF = 0.5;

    private final Settings settings;
    private final List<RegionMarginal> marginals;
    private final JointDraws draws;
    private final Agreement agreement;
    /** Brought to agree. */
    private final JointDraws moved;

    private final Below below;
    private final Ranking ranking;
    private final double[] shares;
    private final double[] aboveNation;

    /** P(π_j ≤ prevalence | y) before agreement. */
    interface Below {
        double probability(int region, double prevalence);
    }

    /** @param shares of the regions in all together, which sum to 1 */
    PosteriorFigures(
            Settings settings,
            List<RegionMarginal> marginals,
            JointDraws draws,
            Agreement agreement,
            Below below,
            double[] shares) {
        this.settings = settings;
        this.marginals = marginals;
        this.draws = draws;
        this.agreement = agreement;
        this.below = below;
        this.moved = agreement.of(draws);
        // one monotone map of all leaves every rank as it is
        JointDraws ranked = agreement.ofGroups() ? moved : draws;
        this.ranking = ranked.ranking(Math.min(settings.highest(), marginals.size()));
        this.shares = shares;
        this.aboveNation = moved.probabilitiesAboveMean(shares);
    }

    static double[] means(List<RegionMarginal> marginals) {
        return marginals.stream().mapToDouble(each -> each.prevalence().mean()).toArray();
    }

    /** Region a less region b. */
    static RegionDifference difference(JointDraws draws, int a, int b) {
        return new RegionDifference(estimate(draws.difference(a, b)), draws.probabilityHigher(a, b));
    }

    static Estimate estimate(PosteriorSummary summary) {
        return new Estimate(summary.mean(), summary.standardDeviation(), summary.lower(), summary.upper());
    }

    Estimate pooled(int j) {
        return estimate(prevalence(j));
    }

    private PosteriorSummary prevalence(int j) {
        return agreement.of(draws, moved, j, marginals.get(j).prevalence());
    }

    /** The draws, brought to agree. */
    JointDraws draws() {
        return moved;
    }

    /** Σ_j w_j π_j of weights that sum to 1. */
    Estimate mean(double[] weights) {
        return estimate(moved.weightedMean(weights));
    }

    double synthetic(int j) {
        return agreement.map(j).applyAsDouble(marginals.get(j).synthetic());
    }

    double shrinkage(int j) {
        return marginals.get(j).shrinkage();
    }

    RandomEffect effect(int j) {
        RegionMarginal marginal = marginals.get(j);
        return new RandomEffect(marginal.mode(), marginal.effectMean(), marginal.effectStandardDeviation());
    }

    PosteriorFacts facts(int j) {
        RegionMarginal marginal = marginals.get(j);
        Ranking.Rank rank = ranking.regions().get(j);
        Interval half = half(j, marginal);
        return new PosteriorFacts(
                prevalence(j).median(),
                half.lower(),
                half.upper(),
                exceedance(j),
                rank.amongHighest(),
                rank.expected(),
                rank.lower(),
                rank.upper(),
                marginals.size() > 1 ? aboveNation[j] : Double.NaN);
    }

    private Interval half(int j, RegionMarginal marginal) {
        if (agreement.known(j)) {
            PosteriorSummary own = moved.of(j, HALF);
            return new Interval(own.lower(), own.upper());
        }
        DoubleUnaryOperator map = agreement.map(j);
        return new Interval(
                map.applyAsDouble(marginal.half().lower()),
                map.applyAsDouble(marginal.half().upper()));
    }

    private double exceedance(int j) {
        if (!agreement.any() || Double.isNaN(settings.threshold())) {
            return marginals.get(j).exceedance();
        }
        return agreement.known(j)
                ? moved.probabilityAbove(j, settings.threshold())
                : 1 - below.probability(j, agreement.before(j, settings.threshold()));
    }

    /** @param raw the direct national estimate */
    National national(ResultFrame frame, Estimate raw) {
        Estimate after = mean(shares);
        if (agreement.ofGroups()) {
            double sum = 0;
            for (int j = 0; j < shares.length; j++) {
                sum += shares[j] * prevalence(j).mean();
            }
            // what the draws leave of known figures is their last digits
            boolean all = IntStream.range(0, shares.length).allMatch(agreement::known);
            after = all
                    ? new Estimate(sum, 0, sum, sum)
                    : new Estimate(sum, after.standardError(), after.lower(), after.upper());
        }
        return agreement.national(frame, raw, shares, after, weights -> estimate(draws.weightedMean(weights)));
    }
}
