package org.regionwise.report.chart.row;

import java.util.List;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;

/**
 * Shares as percentages in the words of charts, with as many decimals as the table of regions has: rare outcomes need
 * more.
 *
 * @param decimals of a percentage
 */
public record Percents(int decimals, Words words) {
    /** As many as the rarest share of a result needs. */
    public static Percents of(Result result, Words words) {
        return new Percents(Figures.decimals(result), words);
    }

    /** As many as the rarest of them needs. */
    public static Percents of(List<NamedResult> analyses, Words words) {
        return new Percents(
                analyses.stream()
                        .mapToInt(each -> Figures.decimals(each.result()))
                        .max()
                        .orElseThrow(),
                words);
    }

    /** {@code 12.1}. */
    public String bare(double share) {
        return words.numerals().percent(share, decimals);
    }

    /** {@code 12.1%}. */
    public String share(double share) {
        return words.numerals().percentage(bare(share));
    }

    /** {@code 12.1% (8.0 to 17.4)}. */
    public String estimate(Estimate estimate) {
        return words.say(
                "chart.estimate",
                "share",
                share(estimate.estimate()),
                "interval",
                words.numerals().percentInterval(estimate, decimals));
    }
}
