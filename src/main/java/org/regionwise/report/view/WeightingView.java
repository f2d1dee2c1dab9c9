package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.DesignFacts;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.release.FigureGroup;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;
import org.regionwise.report.WithheldMarks;
import org.regionwise.report.table.PrintedTable;
import org.regionwise.report.words.DesignWords;

/**
 * What weights, strata and clusters do to the estimates, region by region.
 *
 * @param sentences how the sample was drawn, and whether its design matters
 * @param rows one a region with respondents, in the order of the regional table
 */
public record WeightingView(List<String> sentences, List<Row> rows) {

    /** What the asterisk at a design effect means. */
    public static final String POOLED =
            "The region's own sample cannot show its design effect (one answer, few respondents or few "
                    + "sampling units): the one used rests on the other regions.";

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

    /** Empty where respondents count alike. */
    static Optional<WeightingView> of(Result result) {
        if (result.survey().design() == null) {
            return Optional.empty();
        }
        int decimals = PrintedTable.decimals(result);
        List<Row> rows = PooledOrder.of(result).stream()
                .filter(region -> region.design() != null
                        && region.sampled()
                        && region.design().unweighted() != null)
                .map(region -> row(region, decimals))
                .toList();
        List<String> sentences = new ArrayList<>(List.of(sample(result), effect(result)));
        sentences.addAll(DesignWords.all(result));
        sentences.add(difference(result));
        return Optional.of(new WeightingView(sentences, rows));
    }

    private static Row row(RegionEstimate region, int decimals) {
        DesignFacts.Unweighted other = region.design().unweighted();
        List<String> notes = new ArrayList<>();
        if (region.design().primarySamplingUnits() == 1) {
            notes.add("one sampling unit only");
        } else if (region.raw().estimate() == 0 || region.raw().estimate() == 1) {
            notes.add("everybody gave the same answer");
        }
        if (other.rawDiffers()) {
            notes.add("raw differs beyond uncertainty");
        }
        if (other.pooledDiffers()) {
            notes.add("pooled differs beyond uncertainty");
        }
        return new Row(
                region.region(),
                region.label(),
                Numbers.count(region.respondents()),
                Numbers.count(Math.round(region.effectiveSampleSize())),
                Numbers.hundredths(region.design().designEffect())
                        + (region.design().pooledDesignEffect() ? "*" : ""),
                WithheldMarks.or(
                        region,
                        FigureGroup.RAW,
                        Numbers.hundredths(region.design().ownDesignEffect())),
                Integer.toString(region.design().degreesOfFreedom()),
                Numbers.percentInterval(
                        new Estimate(
                                region.design().kornGraubard().estimate(),
                                Double.NaN,
                                region.design().kornGraubard().lower(),
                                region.design().kornGraubard().upper()),
                        decimals),
                WithheldMarks.or(
                        region, FigureGroup.RAW, Numbers.percent(region.raw().estimate(), decimals)),
                Numbers.percent(other.raw(), decimals),
                WithheldMarks.or(
                        region,
                        FigureGroup.POOLED,
                        Numbers.percent(region.pooled().estimate(), decimals)),
                Numbers.percent(other.pooled().estimate(), decimals),
                String.join(", ", notes));
    }

    private static String sample(Result result) {
        ModelFacts model = result.model();
        SampleFacts design = result.survey().design();
        List<String> parts = new ArrayList<>();
        if (model.stratum() != null) {
            parts.add(Phrases.counted(design.strata(), "stratum", "strata") + " (“" + model.stratum() + "”)");
        }
        if (model.cluster() != null && design.primarySamplingUnits() == Result.UNKNOWN) {
            parts.add("clusters (“" + model.cluster() + "”)");
        } else if (model.cluster() != null) {
            parts.add(Phrases.counted(design.primarySamplingUnits(), "cluster") + " (“" + model.cluster() + "”)");
        }
        if (model.secondStage() != null) {
            parts.add("units drawn within clusters (“" + model.secondStage() + "”)");
        }
        if (model.weight() != null) {
            parts.add("weights (“" + model.weight() + "”)");
        }
        return "The sample has " + Phrases.joined(parts, "and") + ".";
    }

    private static String effect(Result result) {
        SampleFacts design = result.survey().design();
        long pooled = result.regions().stream()
                .filter(region -> region.design() != null
                        && region.sampled()
                        && region.design().pooledDesignEffect())
                .count();
        if (result.survey().used() == Result.UNKNOWN) {
            return "How many respondents it has, and how much they tell, is withheld as confidential.";
        }
        return "Its " + Phrases.counted(result.survey().used(), "respondent") + " tell as much about their regions as "
                + Numbers.count(Math.round(design.effectiveSampleSize()))
                + " drawn one by one would ("
                + (Double.isNaN(design.designEffect())
                        ? "no design effect of the national figure, because " + noVariance(result)
                        : "design effect of the national figure: " + Numbers.hundredths(design.designEffect()))
                + ")."
                + (pooled == 0
                        ? ""
                        : " In " + Phrases.counted(pooled, "region")
                                + " the sample cannot show its own design effect: the one used rests on the others.");
    }

    /** Why the sample does not show how much chance there is in the national figure. */
    private static String noVariance(Result result) {
        double share = result.national().raw().estimate();
        if (share == 0 || share == 1) {
            return "everybody gave the same answer";
        }
        return result.survey().design().primarySamplingUnits() == 1
                ? "the sample is a single cluster"
                : "all sampling units have the same share";
    }

    private static String difference(Result result) {
        List<String> raw = new ArrayList<>();
        List<String> pooled = new ArrayList<>();
        for (RegionEstimate region : PooledOrder.of(result)) {
            if (region.design() != null && region.design().unweighted() != null) {
                if (region.design().unweighted().rawDiffers()) {
                    raw.add(region.label());
                }
                if (region.design().unweighted().pooledDiffers()) {
                    pooled.add(region.label());
                }
            }
        }
        if (raw.isEmpty() && pooled.isEmpty()) {
            return "Estimates with and without the design differ in no region by more than their uncertainty.";
        }
        List<String> sentences = new ArrayList<>();
        if (!raw.isEmpty()) {
            sentences.add("Weights move the raw estimate by more than its uncertainty in "
                    + Phrases.counted(raw.size(), "region") + " (" + Phrases.firstOf(raw, 3)
                    + "): who was reached goes with the answer there, so the unweighted figures mislead.");
        }
        if (!pooled.isEmpty()) {
            sentences.add("The pooled estimate lies outside the interval that it would have without the "
                    + "design, or the other way round, in " + Phrases.counted(pooled.size(), "region") + " ("
                    + Phrases.firstOf(pooled, 3)
                    + "): counting everybody as drawn one by one gives their answers another weight.");
        }
        return String.join(" ", sentences);
    }
}
