package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.regionwise.analysis.result.PosteriorFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.RegionFlag;
import org.regionwise.report.WithheldMarks;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ConflictWords;
import org.regionwise.report.words.ResultParts;

/**
 * Why a region's estimate is what it is, in plain words from its numbers: what its respondents said, what the model
 * expected, how the two were weighed, and which part of the move is pooling's and which the predictors'.
 *
 * <p>With r the raw share, s the model's expectation, s̄ its mean over respondents, and γ the weight on own data,
 * pooling pulls by (1 − γ)(s̄ − r) and the predictors by (1 − γ)(s − s̄); what the logit scale adds to that is said
 * where it shows.
 *
 * @param label the region
 * @param rests what its estimate rests on, in reading order
 * @param beside how it stands beside other regions; nothing without a posterior
 */
public record RegionStory(String label, List<String> rests, List<String> beside) {
    public RegionStory {
        rests = List.copyOf(rests);
        beside = List.copyOf(beside);
    }

    /** All of it. */
    public List<String> sentences() {
        return Stream.concat(rests.stream(), beside.stream()).toList();
    }

    /** The story of one region of a result. */
    public static RegionStory of(Result result, RegionEstimate region, Words words) {
        Telling telling = new Telling(result, region, words);
        return new RegionStory(region.label(), telling.rests(), telling.beside());
    }

    /** How it is told. */
    private static final class Telling {
        private static final double SHOWS = 0.0005;

        private final Result result;
        private final RegionEstimate region;
        private final Words words;
        private final Numerals numerals;
        private final ResultParts parts;
        private final Listed predictors;

        Telling(Result result, RegionEstimate region, Words words) {
            this.result = result;
            this.region = region;
            this.words = words.about(result);
            this.numerals = words.numerals();
            this.parts = new ResultParts(result, words);
            this.predictors = parts.predictors();
        }

        List<String> rests() {
            if (WithheldMarks.confidential(region)) {
                return confidential();
            }
            if (!region.sampled()) {
                return List.of(
                        words.say("story.unsampled", "published", result.model().published()),
                        words.say("story.model-only", pooled(Map.of("predictors", predictors))));
            }
            if (RegionFlag.withholds(region, FigureGroup.RAW) || RegionFlag.withholds(region, FigureGroup.POOLED)) {
                return partly();
            }
            List<String> sentences = new ArrayList<>(List.of(answers(), expected(), weight()));
            if (region.design() != null && result.model().kind().approximated()) {
                sentences.add(sample());
            }
            sentences.addAll(move());
            sentences.addAll(ConflictWords.ofRegion(region, words));
            if (region.unanswered() > 0) {
                sentences.add(words.say(
                        "story.unanswered",
                        "respondents",
                        region.unanswered(),
                        "predicted",
                        result.model().unansweredPredicted()));
            }
            return sentences;
        }

        /** Nothing where the pooled estimate is withheld, and with it its posterior. */
        List<String> beside() {
            return region.posterior() != null && result.regions().size() > 1 ? place(region.posterior()) : List.of();
        }

        private List<String> confidential() {
            List<String> sentences = new ArrayList<>(List.of(words.say("story.confidential")));
            if (!Double.isNaN(region.synthetic())) {
                sentences.add(words.say("story.confidential-model", "share", percent(region.synthetic())));
            }
            return sentences;
        }

        /** Where one of the two estimates is withheld as unreliable, and with it how far the other lies from it. */
        private List<String> partly() {
            String raw = region.raw().defined()
                    ? words.say(
                            "story.raw",
                            "raw",
                            percent(region.raw().estimate()),
                            "interval",
                            parts.estimateInterval(region.raw()))
                    : words.say("story.withheld", "figure", FigureGroup.RAW);
            String pooled = region.pooled().defined()
                    ? words.say("story.pooled", pooled(Map.of("model", percentWhole(region.shrinkage()))))
                    : words.say("story.withheld", "figure", FigureGroup.POOLED);
            return Double.isNaN(region.synthetic()) ? List.of(raw, pooled) : List.of(raw, expected(), pooled);
        }

        private String answers() {
            String raw = percent(region.raw().estimate());
            return result.model().published()
                    ? words.say(
                            "story.direct",
                            "raw",
                            raw,
                            "interval",
                            parts.estimateInterval(region.raw()),
                            "respondents",
                            Math.max(0, region.respondents()))
                    : words.say(
                            "story.answers",
                            "respondents",
                            region.respondents(),
                            "raw",
                            raw,
                            "weighted",
                            region.design() != null);
        }

        private String expected() {
            return words.say("story.expected", "predictors", predictors, "share", percent(region.synthetic()));
        }

        private String weight() {
            return words.say(
                    "story.weight",
                    pooled(Map.of(
                            "direct",
                            !result.model().kind().ofSingleAnswers(),
                            "own",
                            percentWhole(1 - region.shrinkage()),
                            "model",
                            percentWhole(region.shrinkage()))));
        }

        /** The pooled estimate with its interval, and what else a sentence takes in. */
        private Map<String, Object> pooled(Map<String, Object> others) {
            Map<String, Object> arguments = new HashMap<>(others);
            arguments.put("pooled", percent(region.pooled().estimate()));
            arguments.put("interval", parts.estimateInterval(region.pooled()));
            return arguments;
        }

        private String sample() {
            return words.say(
                    "story.sample",
                    "effective",
                    numerals.count(Math.round(region.effectiveSampleSize())),
                    "all",
                    numerals.hundredths(region.design().designEffect()),
                    "pooled",
                    region.design().pooledDesignEffect(),
                    "alone",
                    numerals.hundredths(region.design().ownDesignEffect()));
        }

        private List<String> move() {
            double raw = region.raw().estimate();
            double total = shown(region.pooled().estimate()) - shown(raw);
            if (Math.abs(total) < SHOWS) {
                return List.of(words.say("story.still"));
            }
            String moved = words.say(
                    predictors.count() == 0 ? "story.moved" : "story.moved-by",
                    "direction",
                    total > 0 ? "up" : "down",
                    "points",
                    numerals.points(100 * total));
            if (predictors.count() == 0) {
                return List.of(moved);
            }
            double average = averageExpectation();
            double pooling = shown(region.shrinkage() * (average - raw));
            double covariates = shown(region.shrinkage() * (region.synthetic() - average));
            double rest = total - pooling - covariates;
            String scale = result.model().logOdds() ? "odds" : "scale";
            return List.of(
                    moved,
                    words.say(
                            "story.parts",
                            "pooling",
                            signed(pooling),
                            "covariates",
                            signed(covariates),
                            "predictors",
                            predictors,
                            "rest",
                            Math.abs(rest) < SHOWS ? "none" : scale,
                            "remainder",
                            signed(rest)));
        }

        private List<String> place(PosteriorFacts posterior) {
            List<String> sentences = new ArrayList<>();
            sentences.add(words.say(
                    "story.rank",
                    "rank",
                    numerals.fixed(posterior.expectedRank(), 1),
                    "regions",
                    result.regions().size(),
                    "interval",
                    parts.interval(numerals.interval(posterior.rankLower(), posterior.rankUpper(), numerals::count))));
            if (result.model().highest() != null) {
                sentences.add(words.say(
                        "story.among-highest",
                        "highest",
                        result.model().highest(),
                        "probability",
                        numerals.probability(posterior.amongHighest())));
            }
            if (!Double.isNaN(posterior.exceedance())) {
                double threshold = result.model().threshold();
                sentences.add(words.say(
                        "story.exceeds",
                        "threshold",
                        parts.figures().asSet(threshold, 3),
                        "probability",
                        numerals.probability(posterior.exceedance())));
            }
            return sentences;
        }

        /** As the page shows it, a proportion to a tenth of a percentage point, so that what is shown adds up. */
        private double shown(double estimate) {
            double unit = parts.figures().proportions()
                    ? 1000
                    : Math.pow(10, parts.figures().decimals());
            return Math.rint(unit * estimate) / unit;
        }

        /** What the model expects on average over respondents. */
        private double averageExpectation() {
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

        private String percent(double proportion) {
            return parts.figures().figure(proportion);
        }

        private String percentWhole(double proportion) {
            return numerals.percentage(numerals.percent(proportion, 0));
        }

        private String signed(double difference) {
            return parts.figures().proportions()
                    ? numerals.signed(100 * difference, 1)
                    : numerals.signed(difference, parts.figures().decimals());
        }
    }
}
