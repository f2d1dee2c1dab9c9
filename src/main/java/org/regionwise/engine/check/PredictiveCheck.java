package org.regionwise.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.engine.FitWarning;

/**
 * Posterior predictive check: does the model make surveys like this one? From each joint draw of the parameters a
 * survey of the same sizes is drawn, and what it looks like is set beside the survey itself, over the regions with at
 * least one response. Gelman, Meng &amp; Stern (1996), Statistica Sinica 6.
 *
 * <p>Every replicated survey has regions of its own, u_j drawn anew from N(0, σ²), so that it tests whether regions
 * spread as the model says (Marshall &amp; Spiegelhalter 2003, Stat. Med. 22, mixed replication); with each region's
 * u_j from its posterior, which follows the region's responses, it would hardly ever object. The data are used twice,
 * so tail probabilities gather near one half when the model is right: an extreme one is stronger evidence than its size
 * says, an ordinary one no proof.
 *
 * <p>Counts are replicated cell by cell, y_rep,c ~ Binomial(n_c, logit⁻¹(x_c'β + u_j)), so that the respondents
 * replicated have the predictors of those who were asked. Effective counts that are not whole are rounded up or down at
 * random so that their mean, and a region's total to within one, stays.
 *
 * @param spread standard deviation of the regions' raw proportions, each region counting the same, divisor one less
 *     than their number; 0 with one region
 * @param noneSaidYes number of regions without a yes
 * @param allSaidYes number of regions without a no
 * @param regions regions with at least one response
 * @param replications replicated surveys
 */
public record PredictiveCheck(
        ReplicatedStatistic spread,
        ReplicatedStatistic noneSaidYes,
        ReplicatedStatistic allSaidYes,
        int regions,
        int replications) {

    /** What it objects to: codes {@code check-…}; empty when nothing. */
    public List<FitWarning> findings() {
        return findings(spread, noneSaidYes, allSaidYes);
    }

    /** The same of its statistics. */
    public static List<FitWarning> findings(
            ReplicatedStatistic spread, ReplicatedStatistic noneSaidYes, ReplicatedStatistic allSaidYes) {
        List<FitWarning> findings = new ArrayList<>();
        if (spread.tooHigh() || spread.tooLow()) {
            findings.add(
                    FitWarning.ofAnswers(spread.tooHigh() ? "check-spread-high" : "check-spread-low", facts(spread)));
        }
        count(findings, noneSaidYes, "check-none");
        count(findings, allSaidYes, "check-all");
        return findings;
    }

    private static void count(List<FitWarning> findings, ReplicatedStatistic count, String code) {
        if (count.tooHigh() || count.tooLow()) {
            findings.add(FitWarning.ofAnswers(code + (count.tooHigh() ? "-many" : "-few"), facts(count)));
        }
    }

    private static Map<String, Double> facts(ReplicatedStatistic statistic) {
        return Map.of("observed", statistic.observed(), "lower", statistic.lower(), "upper", statistic.upper());
    }
}
