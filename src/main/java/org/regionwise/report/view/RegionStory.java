package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.PosteriorFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Figures;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;
import org.regionwise.report.WithheldMarks;
import org.regionwise.report.words.ConflictWords;

/**
 * Why a region's estimate is what it is, in plain words from its numbers: what its respondents said, what the model
 * expected, how the two were weighed, and which part of the move is pooling's and which the predictors'.
 *
 * <p>With r the raw share, s the model's expectation, s̄ its mean over respondents, and γ the weight on own data,
 * pooling pulls by (1 − γ)(s̄ − r) and the predictors by (1 − γ)(s − s̄); what the logit scale adds to that is said
 * where it shows.
 *
 * @param label the region
 * @param sentences in reading order
 */
public record RegionStory(String label, List<String> sentences) {
    private static final double SHOWS = 0.0005;

    /** The story of one region of a result. */
    public static RegionStory of(Result result, RegionEstimate region) {
        List<String> sentences = new ArrayList<>();
        List<String> predictors = Phrases.predictors(result.model());
        String interval = Phrases.interval(result, Numbers.percentInterval(region.pooled()));
        String pooled = percent(region.pooled().estimate());
        if (WithheldMarks.confidential(region)) {
            return new RegionStory(region.label(), confidential(region));
        }
        if (!region.sampled()) {
            sentences.add((result.model().published()
                            ? "The table has no estimate here, so the pooled one"
                            : "No answer from here counts, so the estimate")
                    + " is what the model expects" + from(predictors) + ": " + pooled + " (" + interval + ").");
            return new RegionStory(region.label(), sentences);
        }
        if (WithheldMarks.withheld(region, Figures.RAW) || WithheldMarks.withheld(region, Figures.POOLED)) {
            return new RegionStory(region.label(), partly(result, region, predictors));
        }
        double raw = region.raw().estimate();
        double model = region.shrinkage();
        sentences.add(
                result.model().published()
                        ? published(result, region, raw, predictors)
                        : "Of " + Phrases.counted(region.respondents(), "respondent") + " here, "
                                + (region.design() == null ? "" : "weighted, ") + percent(raw)
                                + " said yes. " + expected(predictors) + percent(region.synthetic()) + ".");
        sentences.add(switch (result.model().kind()) {
                    case RANDOM_INTERCEPT -> "The region's own answers get ";
                    case AREA_LEVEL -> "The direct estimate gets ";
                }
                + percentWhole(1 - model)
                + " of the weight and the model " + percentWhole(model) + "; the estimate is " + pooled + " ("
                + interval + ").");
        if (region.design() != null && result.model().kind().ofSingleAnswers()) {
            sentences.add("Its sample tells as much as " + Numbers.count(Math.round(region.effectiveSampleSize()))
                    + " drawn one by one would (design effect "
                    + Numbers.hundredths(region.design().designEffect()) + " by the variances of all regions"
                    + (region.design().pooledDesignEffect()
                            ? "; its own answers cannot show one"
                            : ", " + Numbers.hundredths(region.design().ownDesignEffect())
                                    + " by its own answers alone")
                    + ").");
        }
        sentences.add(move(result, region, raw, model, predictors));
        ConflictWords.ofRegion(region).ifPresent(sentences::add);
        if (region.unanswered() > 0) {
            sentences.add(Phrases.counted(region.unanswered(), "further respondent")
                    + " gave no answer and "
                    + (region.unanswered() == 1 ? "is " : "are ")
                    + (result.model().unansweredPredicted()
                            ? "counted in by prediction from what is known of them."
                            : "left out: the estimate is for those who answered."));
        }
        PosteriorFacts posterior = region.posterior();
        if (posterior != null && result.regions().size() > 1) {
            sentences.add("Its expected rank among the " + result.regions().size() + " regions is "
                    + Numbers.fixed(posterior.expectedRank(), 1) + ", 1 being the highest ("
                    + Phrases.interval(result, posterior.rankLower() + " to " + posterior.rankUpper())
                    + "), and it is among the " + result.model().highest() + " highest with probability "
                    + Numbers.probability(posterior.amongHighest()) + ".");
            if (!Double.isNaN(posterior.exceedance())) {
                sentences.add("Its prevalence is above "
                        + Numbers.significant(100 * result.model().threshold(), 3) + "% with probability "
                        + Numbers.probability(posterior.exceedance()) + ".");
            }
        }
        return new RegionStory(region.label(), sentences);
    }

    private static List<String> confidential(RegionEstimate region) {
        List<String> sentences =
                new ArrayList<>(List.of("Nothing is shown that depends on the answers given here: by the"
                        + " chosen profile they are withheld as confidential."));
        if (!Double.isNaN(region.synthetic())) {
            sentences.add("Without them the model expects " + percent(region.synthetic()) + ".");
        }
        return sentences;
    }

    /** Where one of the two estimates is withheld as unreliable, and with it how far the other lies from it. */
    private static List<String> partly(Result result, RegionEstimate region, List<String> predictors) {
        List<String> sentences = new ArrayList<>();
        sentences.add(
                region.raw().defined()
                        ? "The raw estimate here is " + percent(region.raw().estimate()) + " ("
                                + Phrases.interval(result, Numbers.percentInterval(region.raw())) + ")."
                        : "The raw estimate here is withheld: by the chosen profile it is too unreliable.");
        sentences.add(expected(predictors) + percent(region.synthetic()) + ".");
        sentences.add(
                region.pooled().defined()
                        ? "The pooled estimate is " + percent(region.pooled().estimate()) + " ("
                                + Phrases.interval(result, Numbers.percentInterval(region.pooled())) + "), "
                                + percentWhole(region.shrinkage()) + " of whose weight lies with the model."
                        : "The pooled estimate is withheld: by the chosen profile it is too unreliable.");
        return sentences;
    }

    private static String published(Result result, RegionEstimate region, double raw, List<String> predictors) {
        String limits = Numbers.percentInterval(region.raw());
        return "The direct estimate here is " + percent(raw) + " (" + Phrases.interval(result, limits)
                + (region.respondents() > 0 ? ", from " + Phrases.counted(region.respondents(), "respondent") : "")
                + "). " + expected(predictors) + percent(region.synthetic()) + ".";
    }

    private static String move(
            Result result, RegionEstimate region, double raw, double model, List<String> predictors) {
        double total = shown(region.pooled().estimate()) - shown(raw);
        if (Math.abs(total) < SHOWS) {
            return "Pooling hardly moves it.";
        }
        String direction = "So the estimate moved " + (total > 0 ? "up" : "down") + " by " + points(total);
        if (predictors.isEmpty()) {
            return direction
                    + ", towards the average of all regions, because one region's answers alone are uncertain.";
        }
        double average = averageExpectation(result);
        double pooling = shown(model * (average - raw));
        double covariates = shown(model * (region.synthetic() - average));
        StringBuilder sentence = new StringBuilder(direction)
                .append(": ")
                .append(signed(pooling))
                .append(" from pooling towards the average of all regions, ")
                .append(signed(covariates))
                .append(" because ")
                .append(Phrases.firstOf(predictors, 3))
                .append(predictors.size() == 1 ? " sets" : " set")
                .append(" this region apart from it");
        double rest = total - pooling - covariates;
        if (Math.abs(rest) >= SHOWS) {
            sentence.append(", ")
                    .append(signed(rest))
                    .append(
                            result.model().logOdds()
                                    ? " because the weights apply to log odds and not to percentages"
                                    : " because the weights apply on the model's scale and not to percentages");
        }
        return sentence.append(".").toString();
    }

    /** As the page shows it, to a tenth of a percentage point, so that what is shown adds up. */
    private static double shown(double proportion) {
        return Math.rint(1000 * proportion) / 1000;
    }

    /** What the model expects on average over respondents. */
    private static double averageExpectation(Result result) {
        double sum = 0;
        long count = 0;
        for (RegionEstimate each : result.regions()) {
            // a published table may not say how many were asked: its regions then count alike
            long weight = result.survey().used() == 0 ? 1 : Math.max(0, each.respondents());
            if (Double.isNaN(each.synthetic())) {
                continue;
            }
            sum += weight * each.synthetic();
            count += weight;
        }
        return sum / count;
    }

    private static String expected(List<String> predictors) {
        return predictors.isEmpty()
                ? "In a region of which nothing is known the model expects "
                : "In a region with this " + Phrases.firstOf(predictors, 3) + " the model expects ";
    }

    private static String from(List<String> predictors) {
        return predictors.isEmpty() ? "" : " from " + Phrases.firstOf(predictors, 3);
    }

    private static String percent(double proportion) {
        return Numbers.percent(proportion) + "%";
    }

    private static String percentWhole(double proportion) {
        return Numbers.fixed(100 * proportion, 0) + "%";
    }

    private static String points(double difference) {
        return Numbers.fixed(100 * Math.abs(difference), 1) + " percentage points";
    }

    private static String signed(double difference) {
        return (difference >= 0 ? "+" : "−") + Numbers.fixed(100 * Math.abs(difference), 1);
    }
}
