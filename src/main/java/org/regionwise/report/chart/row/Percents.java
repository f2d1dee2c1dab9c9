package org.regionwise.report.chart.row;

import java.util.List;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Measured;
import org.regionwise.report.message.Words;

/**
 * Estimates in the words of charts, shares as percentages, with as many decimals as the table of regions has: rare
 * outcomes need more.
 */
public record Percents(Figures figures) {
    /** As many as the rarest share of a result needs. */
    public static Percents of(Result result, Words words) {
        return new Percents(Figures.of(result, words));
    }

    /** As many as the rarest of them needs. */
    public static Percents of(List<NamedResult> analyses, Words words) {
        return new Percents(
                Figures.of(analyses.stream().map(NamedResult::result).toList(), words));
    }

    /** {@code 12.1}. */
    public String bare(double share) {
        return figures.bare(share);
    }

    /** {@code 12.1%}. */
    public String share(double share) {
        return figures.figure(share);
    }

    /** {@code 12.1% (8.0 to 17.4)}. */
    public String estimate(Estimate estimate) {
        return figures.words()
                .say("chart.estimate", "share", share(estimate.estimate()), "interval", figures.interval(estimate));
    }

    /** A difference of shares in percentage points, with the form of their noun; of means in their unit. */
    public Measured difference(double difference) {
        return figures.proportions()
                ? figures.words().numerals().measured(100 * difference, figures.decimals())
                : figures.difference(difference);
    }
}
