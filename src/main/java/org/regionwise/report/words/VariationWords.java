package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.IntervalEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;

/** How much regions differ, in sentences: plain first, the term and its figure second. */
public final class VariationWords {
    private final Result result;

    public VariationWords(Result result) {
        this.result = result;
    }

    /** All sentences, in reading order. */
    public List<String> sentences() {
        return switch (result.model().kind()) {
            case RANDOM_INTERCEPT -> ofAnswers();
            case AREA_LEVEL -> new AreaWords(result).variation();
        };
    }

    private List<String> ofAnswers() {
        List<String> sentences = new ArrayList<>(
                List.of(intraclassCorrelation(), responseCorrelation(), medianOddsRatio(), standardDeviation()));
        if (!result.model().bayes()) {
            // a full posterior answers by the interval of the standard deviation, not by a test
            sentences.add(test());
        }
        return sentences;
    }

    /** Half a sentence for the summary. */
    String inShort() {
        return switch (result.model().kind()) {
            case RANDOM_INTERCEPT -> ofAnswersInShort();
            case AREA_LEVEL -> new AreaWords(result).inShort();
        };
    }

    private String ofAnswersInShort() {
        double icc = result.fit().icc().latent().estimate();
        if (Double.isNaN(icc)) {
            return "how much of that is more than chance could not be estimated";
        }
        if (notIdentified()) {
            return "the data cannot tell how much of that is more than chance";
        }
        if (result.fit().singular() || icc == 0) {
            return "no difference between regions was found beyond " + what();
        }
        String given = beyond().isEmpty() ? "" : beyond().strip() + ", ";
        return given + share(icc) + " of the differences between answers lie between regions (intraclass correlation "
                + Numbers.hundredths(icc) + ")" + typicalFactor();
    }

    private String typicalFactor() {
        double ratio = result.fit().medianOddsRatio().estimate();
        return Double.isNaN(ratio)
                ? ""
                : ", and between two regions taken at random the odds of a yes typically differ by a factor of "
                        + Numbers.hundredths(ratio) + " (median odds ratio)";
    }

    /** The share of variation between regions on the latent scale. */
    public String intraclassCorrelation() {
        IntervalEstimate icc = result.fit().icc().latent();
        if (Double.isNaN(icc.estimate())) {
            return "How much of the differences between answers lies between regions could not be estimated"
                    + " (intraclass correlation).";
        }
        String term = " (intraclass correlation, latent scale: " + figure(icc) + ").";
        if (notIdentified()) {
            return "The data cannot tell how much of the differences between answers lies between regions" + term;
        }
        if (result.fit().singular() || icc.estimate() == 0) {
            return "None of the differences between answers was found to lie between regions" + beyond() + term;
        }
        return capital(share(icc.estimate())) + " of the differences between answers lie between regions" + beyond()
                + term;
    }

    /** Whether σ = 0 is an assumption and not a finding. */
    private boolean notIdentified() {
        return !result.model().bayes()
                && result.fit().warnings().stream()
                        .anyMatch(warning -> warning.code().equals("variation-not-identified"));
    }

    /** The same on the scale of the answers. */
    public String responseCorrelation() {
        IntervalEstimate icc = result.fit().icc().response();
        if (Double.isNaN(icc.estimate())) {
            return "On the scale of the yes and no answers themselves that share could not be estimated.";
        }
        return "On the scale of the yes and no answers themselves the intraclass correlation is " + figure(icc) + ".";
    }

    /** The typical distance between two regions as an odds ratio. */
    public String medianOddsRatio() {
        IntervalEstimate ratio = result.fit().medianOddsRatio();
        if (Double.isNaN(ratio.estimate())) {
            return "How far two regions typically lie apart could not be estimated (median odds ratio).";
        }
        String term = " (median odds ratio: " + figure(ratio) + "; 1 means no difference).";
        if (ratio.estimate() == 1) {
            return "Two regions taken at random have the same odds of a yes"
                    + beyond().replace(" beyond", ", apart from") + term;
        }
        return "Between two regions taken at random the odds of a yes typically differ by a factor of "
                + Numbers.hundredths(ratio.estimate()) + beyond() + term;
    }

    /** The standard deviation of the region effects. */
    public String standardDeviation() {
        Estimate sigma = result.fit().regionStandardDeviation();
        if (!sigma.defined()) {
            return "The standard deviation between regions could not be estimated.";
        }
        return "On the logit scale regions have a standard deviation of " + Numbers.number(sigma.estimate()) + " ("
                + Phrases.interval(result, Numbers.interval(sigma.lower(), sigma.upper())) + ").";
    }

    /** Whether there is any difference between regions at all. */
    public String test() {
        double p = result.fit().betweenRegionTest().pValue();
        double statistic = result.fit().betweenRegionTest().statistic();
        if (Double.isNaN(p)) {
            return "Whether regions differ at all could not be tested with these data; the warnings say why.";
        }
        String term = " (likelihood ratio against no variation between regions: " + Numbers.hundredths(statistic) + ", "
                + Numbers.pEquals(p) + ").";
        return "If regions did not differ" + beyond() + ", variation at least this large would turn up in "
                + frequency(p) + ", so the answers " + verdict(p) + term;
    }

    private static String frequency(double p) {
        if (p < 0.0001) {
            return "fewer than 1 of 10,000 surveys like this";
        }
        if (p > 0.995) {
            return "practically every survey like this";
        }
        long of = p < 0.001 ? 10_000 : p < 0.01 ? 1_000 : 100;
        return "about " + Math.max(1, Math.round(p * of)) + " of " + Numbers.count(of) + " surveys like this";
    }

    private static String verdict(double p) {
        if (p < 0.01) {
            return "speak clearly for a difference";
        }
        if (p < 0.05) {
            return "speak for a difference";
        }
        return p < 0.1 ? "hint at a difference and do not settle it" : "do not show a difference, nor rule one out";
    }

    private String figure(IntervalEstimate quantity) {
        return Numbers.hundredths(quantity.estimate()) + ", " + Phrases.interval(result, Numbers.interval(quantity));
    }

    private static String share(double icc) {
        return icc < 0.01 ? "less than 1%" : "about " + Numbers.fixed(100 * icc, 0) + "%";
    }

    /** Variation is what remains once predictors are accounted for; a sentence that forgets them misleads. */
    private String beyond() {
        List<String> predictors = Phrases.predictors(result.model());
        return predictors.isEmpty() ? "" : " beyond what " + Phrases.firstOf(predictors, 3) + account(predictors);
    }

    private static String account(List<String> predictors) {
        return predictors.size() == 1 ? " accounts for" : " account for";
    }

    private String what() {
        List<String> predictors = Phrases.predictors(result.model());
        return predictors.isEmpty()
                ? "chance"
                : "chance and what " + Phrases.firstOf(predictors, 3) + account(predictors);
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
