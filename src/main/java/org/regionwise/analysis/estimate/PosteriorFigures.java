package org.regionwise.analysis.estimate;

import java.util.List;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.PosteriorFacts;
import org.regionwise.analysis.result.RandomEffect;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.Ranking;
import org.regionwise.engine.RegionMarginal;

/** What a result says of regions with a full posterior, whatever the model, agreement with the nation applied. */
final class PosteriorFigures {
    private final Settings settings;
    private final List<RegionMarginal> marginals;
    private final JointDraws draws;
    private final NationalAgreement agreement;
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
            NationalAgreement agreement,
            Below below,
            double[] shares) {
        this.settings = settings;
        this.marginals = marginals;
        this.draws = draws;
        this.agreement = agreement;
        this.below = below;
        // agreement is a monotone map and leaves every rank as it is
        this.ranking = draws.ranking(Math.min(settings.highest(), marginals.size()));
        this.shares = shares;
        this.aboveNation = agreement.of(draws).probabilitiesAboveMean(shares);
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
        return agreement.of(draws, j, marginals.get(j).prevalence());
    }

    double synthetic(int j) {
        return agreement.map().applyAsDouble(marginals.get(j).synthetic());
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
        return new PosteriorFacts(
                prevalence(j).median(),
                agreement.map().applyAsDouble(marginal.half().lower()),
                agreement.map().applyAsDouble(marginal.half().upper()),
                exceedance(j),
                rank.amongHighest(),
                rank.expected(),
                rank.lower(),
                rank.upper(),
                marginals.size() > 1 ? aboveNation[j] : Double.NaN);
    }

    private double exceedance(int j) {
        return agreement.benchmark() == null || Double.isNaN(settings.threshold())
                ? marginals.get(j).exceedance()
                : 1 - below.probability(j, agreement.before(settings.threshold()));
    }

    /** @param raw the direct national estimate */
    National national(Estimate raw) {
        Estimate before = estimate(draws.weightedMean(shares));
        if (agreement.benchmark() == null) {
            return agreement.national(raw, before, before);
        }
        Estimate after = estimate(agreement.of(draws).weightedMean(shares));
        return agreement.national(
                raw, before, new Estimate(agreement.target(), after.standardError(), after.lower(), after.upper()));
    }
}
