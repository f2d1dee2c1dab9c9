package org.regionwise.engine.binomial.posterior;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.numeric.TwoDigits;

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

    /** What it objects to: codes {@code check-…}, and what is so in plain words; empty when nothing. */
    public List<FitWarning> findings() {
        List<FitWarning> findings = new ArrayList<>();
        if (spread.tooHigh() || spread.tooLow()) {
            findings.add(FitWarning.ofAnswers(
                    spread.tooHigh() ? "check-spread-high" : "check-spread-low",
                    "The regions' raw percentages differ " + (spread.tooHigh() ? "more" : "less")
                            + " than the model makes them: " + spreadInWords() + ". Look for "
                            + (spread.tooHigh()
                                    ? "regions unlike all others, answers that hang together within regions, or a"
                                            + " prior that holds the between-region variation too small."
                                    : "regions of two kinds, such as some where nobody can say yes, which stretch the"
                                            + " normal distribution of the others' effects; or answers "
                                            + "that were balanced by region."),
                    facts(spread)));
        }
        count(findings, noneSaidYes, "check-none", "where nobody said yes");
        count(findings, allSaidYes, "check-all", "where everybody said yes");
        return findings;
    }

    private void count(List<FitWarning> findings, ReplicatedStatistic count, String code, String which) {
        if (count.tooHigh() || count.tooLow()) {
            findings.add(FitWarning.ofAnswers(
                    code + (count.tooHigh() ? "-many" : "-few"),
                    "There are " + (count.tooHigh() ? "more" : "fewer") + " regions " + which
                            + " than the model makes: " + countInWords(count)
                            + ". The effects of regions may not follow a normal distribution.",
                    facts(count)));
        }
    }

    private static Map<String, Double> facts(ReplicatedStatistic statistic) {
        return Map.of("observed", statistic.observed(), "lower", statistic.lower(), "upper", statistic.upper());
    }

    /** The check in plain words. */
    public String sentence() {
        List<FitWarning> findings = findings();
        if (!findings.isEmpty()) {
            return String.join(" ", findings.stream().map(FitWarning::message).toList());
        }
        String rest = noneSaidYes.observed() == 0 && noneSaidYes.upper() == 0
                ? ""
                : " Regions where nobody said yes: " + countInWords(noneSaidYes) + ".";
        String all = allSaidYes.observed() == 0 && allSaidYes.upper() == 0
                ? ""
                : " Regions where everybody said yes: " + countInWords(allSaidYes) + ".";
        return "The model makes surveys like this one. Standard deviation of the regions' raw percentages: "
                + spreadInWords() + "." + rest + all;
    }

    private String spreadInWords() {
        return points(spread.observed()) + " percentage points here, " + points(spread.lower()) + " to "
                + points(spread.upper()) + " in 95% of replicated surveys";
    }

    private static String countInWords(ReplicatedStatistic count) {
        String range = count.lower() == count.upper()
                ? whole(count.lower())
                : whole(count.lower()) + " to " + whole(count.upper());
        return whole(count.observed()) + " here, " + range + " in 95% of replicated surveys";
    }

    private static String points(double proportion) {
        return TwoDigits.of(100 * proportion);
    }

    private static String whole(double count) {
        return String.format(Locale.ROOT, "%,.0f", count);
    }
}
