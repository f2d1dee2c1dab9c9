package org.regionwise.report;

import java.util.List;
import org.regionwise.analysis.PooledOrder;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;
import org.regionwise.release.Figures;
import org.regionwise.release.QualityFlag;

/**
 * The regional table as reports print it: highest pooled estimate first, regions without one last, as in the CSV. The
 * page's own, which can be sorted and filtered, is {@link TablePage}.
 *
 * @param level the intervals' level, {@code 95%}
 * @param exceeding heading of the probability to exceed the threshold, empty without one
 * @param ranked whether rows have ranks
 * @param designed whether rows have effective sample sizes
 * @param rows one per region
 * @param total all regions together
 */
public record RegionalTable(
        String level, String exceeding, boolean ranked, boolean designed, List<Row> rows, Row total) {
    public RegionalTable {
        rows = List.copyOf(rows);
    }

    /**
     * One region. Percentages carry no sign; a dash stands for what is undefined.
     *
     * @param region the key
     * @param name name where there is one, else the key
     * @param effective effective sample size, whole
     * @param rank expected rank, and its interval
     * @param exceedance probability to exceed the threshold, per cent
     * @param symbols flags as symbols, empty when there are none
     * @param notes the same in words
     * @param sampled whether anybody answered there
     */
    public record Row(
            String region,
            String name,
            String respondents,
            String effective,
            String rawPercent,
            String rawInterval,
            String pooledPercent,
            String pooledInterval,
            String shrinkagePercent,
            String syntheticPercent,
            String rank,
            String exceedance,
            String symbols,
            String notes,
            boolean sampled) {}

    public static RegionalTable of(Result result) {
        int decimals = decimals(result);
        RegionNotes notes = RegionNotes.of(result);
        List<Row> rows = PooledOrder.of(result).stream()
                .map(region -> row(region, decimals, notes))
                .toList();
        Result.National national = result.national();
        Result.SampleFacts design = result.survey().design();
        Row total = new Row(
                "",
                "All regions",
                Phrases.countOrWithheld(result.survey().used()),
                design == null
                        ? ""
                        : Double.isNaN(design.effectiveSampleSize())
                                ? QualityFlag.CONFIDENTIAL.symbol()
                                : Numbers.count(Math.round(design.effectiveSampleSize())),
                Numbers.percent(national.raw().estimate(), decimals),
                Numbers.percentInterval(national.raw(), decimals),
                Numbers.percent(national.pooled().estimate(), decimals),
                Numbers.percentInterval(national.pooled(), decimals),
                "",
                "",
                "",
                "",
                "",
                "",
                result.survey().used() != 0);
        Double threshold = result.model().threshold();
        return new RegionalTable(
                Numbers.level(result.model().interval()),
                threshold == null ? "" : "Above " + Numbers.significant(100 * threshold, 3) + "%",
                result.model().bayes() && result.regions().size() > 1,
                design != null && !result.model().areaLevel(),
                rows,
                total);
    }

    /** One decimal, and one more for each power of ten that the outcome is rarer than one in a hundred. */
    static int decimals(Result result) {
        double typical = result.national().raw().estimate();
        double rarer = Math.min(typical, 1 - typical);
        return rarer > 0 && rarer < 0.01 ? Math.min(5, 1 + (int) Math.ceil(-Math.log10(100 * rarer))) : 1;
    }

    private static Row row(RegionEstimate region, int decimals, RegionNotes notes) {
        return new Row(
                region.region(),
                region.label(),
                WithheldMarks.confidential(region)
                        ? QualityFlag.CONFIDENTIAL.symbol()
                        : region.respondents() == Result.UNKNOWN
                                ? Numbers.UNDEFINED
                                : Numbers.count(region.respondents()),
                region.effectiveSampleSize() == null ? "" : Numbers.count(Math.round(region.effectiveSampleSize())),
                WithheldMarks.or(
                        region, Figures.RAW, Numbers.percent(region.raw().estimate(), decimals)),
                Numbers.percentInterval(region.raw(), decimals),
                WithheldMarks.or(
                        region, Figures.POOLED, Numbers.percent(region.pooled().estimate(), decimals)),
                Numbers.percentInterval(region.pooled(), decimals),
                Numbers.percent(region.shrinkage(), 0),
                Numbers.percent(region.synthetic(), decimals),
                rank(region.posterior()),
                region.posterior() == null
                        ? ""
                        : Numbers.percent(region.posterior().exceedance(), 0),
                notes.symbols(region),
                notes.words(region),
                region.sampled());
    }

    private static String rank(Result.PosteriorFacts posterior) {
        return posterior == null
                ? ""
                : Numbers.fixed(posterior.expectedRank(), 1) + " (" + posterior.rankLower() + " to "
                        + posterior.rankUpper() + ")";
    }
}
