package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.DesignFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.release.FigureGroup;
import org.regionwise.report.WithheldMarks;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.DesignWords;

/**
 * What weights, strata and clusters do to the estimates, region by region.
 *
 * @param sentences how the sample was drawn, and whether its design matters
 * @param rows one a region with respondents, in the order of the regional table
 */
public record WeightingView(List<String> sentences, List<Row> rows) {

    /**
     * A region's percentages with and without the design; an asterisk stands at a design effect that rests on other
     * regions.
     */
    public record Row(
            String region,
            String name,
            String respondents,
            String effective,
            String designEffect,
            String ownDesignEffect,
            String degreesOfFreedom,
            String kornGraubard,
            String rawWeighted,
            String rawUnweighted,
            String pooledWeighted,
            String pooledUnweighted,
            String note) {}

    /** Whether any design effect rests on other regions. */
    public boolean pooled() {
        return rows.stream().anyMatch(row -> row.designEffect().endsWith("*"));
    }

    /** Empty where respondents count alike, as a model of means counts them. */
    static Optional<WeightingView> of(Result result, Words words) {
        return result.survey().design() == null || result.model().measured()
                ? Optional.empty()
                : Optional.of(new Reading(result, words).view());
    }

    /** Of one result, in one language. */
    private static final class Reading {
        private static final int NAMED = 3;

        private final Result result;
        private final ModelFacts model;
        private final SampleFacts design;
        private final Words words;
        private final Numerals numerals;
        private final int decimals;

        Reading(Result result, Words words) {
            this.result = result;
            this.model = result.model();
            this.design = result.survey().design();
            this.words = words.about(result);
            this.numerals = words.numerals();
            this.decimals = Figures.decimals(result);
        }

        WeightingView view() {
            List<String> sentences = new ArrayList<>(List.of(sample(), effect()));
            sentences.addAll(DesignWords.all(result, words));
            sentences.addAll(differences());
            return new WeightingView(
                    sentences,
                    PooledOrder.of(result).stream()
                            .filter(region -> region.design() != null
                                    && region.sampled()
                                    && region.design().unweighted() != null)
                            .map(this::row)
                            .toList());
        }

        private Row row(RegionEstimate region) {
            DesignFacts facts = region.design();
            DesignFacts.Unweighted other = facts.unweighted();
            return new Row(
                    region.region(),
                    region.label(),
                    numerals.count(region.respondents()),
                    numerals.count(Math.round(region.effectiveSampleSize())),
                    numerals.hundredths(facts.designEffect()) + (facts.pooledDesignEffect() ? "*" : ""),
                    WithheldMarks.or(region, FigureGroup.RAW, numerals.hundredths(facts.ownDesignEffect())),
                    numerals.count(facts.degreesOfFreedom()),
                    numerals.percentInterval(
                            new Estimate(
                                    facts.kornGraubard().estimate(),
                                    Double.NaN,
                                    facts.kornGraubard().lower(),
                                    facts.kornGraubard().upper()),
                            decimals),
                    WithheldMarks.or(
                            region, FigureGroup.RAW, percent(region.raw().estimate())),
                    percent(other.raw()),
                    WithheldMarks.or(
                            region, FigureGroup.POOLED, percent(region.pooled().estimate())),
                    percent(other.pooled().estimate()),
                    String.join(words.say("list.separator"), notes(region)));
        }

        private String percent(double share) {
            return numerals.percent(share, decimals);
        }

        private List<String> notes(RegionEstimate region) {
            List<String> notes = new ArrayList<>();
            if (region.design().primarySamplingUnits() == 1) {
                notes.add(words.say("result.weighting.note.one-unit"));
            } else if (region.raw().estimate() == 0 || region.raw().estimate() == 1) {
                notes.add(words.say("result.weighting.note.same"));
            }
            if (region.design().unweighted().rawDiffers()) {
                notes.add(words.say("result.weighting.note.raw"));
            }
            if (region.design().unweighted().pooledDiffers()) {
                notes.add(words.say("result.weighting.note.pooled"));
            }
            return notes;
        }

        private String sample() {
            List<String> parts = new ArrayList<>();
            if (model.stratum() != null) {
                parts.add(words.say("result.weighting.strata", "strata", design.strata(), "column", model.stratum()));
            }
            if (model.cluster() != null) {
                long clusters = design.primarySamplingUnits();
                parts.add(words.say(
                        "result.weighting.clusters",
                        "clusters",
                        clusters == Result.UNKNOWN ? 0 : clusters,
                        "column",
                        model.cluster()));
            }
            if (model.secondStage() != null) {
                parts.add(words.say("result.weighting.units", "column", model.secondStage()));
            }
            if (model.weight() != null) {
                parts.add(words.say("result.weighting.weights", "column", model.weight()));
            }
            return words.say("result.weighting.sample", "parts", words.lists().and(parts));
        }

        private String effect() {
            if (result.survey().used() == Result.UNKNOWN) {
                return words.say("result.weighting.withheld");
            }
            long borrowed = result.regions().stream()
                    .filter(region -> region.design() != null
                            && region.sampled()
                            && region.design().pooledDesignEffect())
                    .count();
            String effect = words.say(
                    "result.weighting.effect",
                    "respondents",
                    result.survey().used(),
                    "effective",
                    numerals.count(Math.round(design.effectiveSampleSize())),
                    "effect",
                    numerals.hundredths(design.designEffect()),
                    "reason",
                    Double.isNaN(design.designEffect()) ? noVariance() : "known");
            return borrowed == 0 ? effect : effect + " " + words.say("result.weighting.borrowed", "regions", borrowed);
        }

        /** Why the sample does not show how much chance there is in the national figure. */
        private String noVariance() {
            double share = result.national().raw().estimate();
            if (share == 0 || share == 1) {
                return "same";
            }
            return design.primarySamplingUnits() == 1 ? "cluster" : "units";
        }

        private List<String> differences() {
            List<String> raw = moved(DesignFacts.Unweighted::rawDiffers);
            List<String> pooled = moved(DesignFacts.Unweighted::pooledDiffers);
            List<String> sentences = new ArrayList<>();
            if (!raw.isEmpty()) {
                sentences.add(words.say(
                        "result.weighting.raw-moves", "regions", words.lists().firstOf(raw, NAMED)));
            }
            if (!pooled.isEmpty()) {
                sentences.add(words.say(
                        "result.weighting.pooled-moves",
                        "regions",
                        words.lists().firstOf(pooled, NAMED)));
            }
            return sentences.isEmpty() ? List.of(words.say("result.weighting.alike")) : sentences;
        }

        private List<String> moved(Predicate<DesignFacts.Unweighted> differs) {
            return PooledOrder.of(result).stream()
                    .filter(region -> region.design() != null
                            && region.design().unweighted() != null
                            && differs.test(region.design().unweighted()))
                    .map(RegionEstimate::label)
                    .toList();
        }
    }
}
