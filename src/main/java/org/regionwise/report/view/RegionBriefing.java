package org.regionwise.report.view;

import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.compare.NormalExceedance;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.RegionWords;
import org.regionwise.report.words.ReleaseNotes;

/**
 * One region on a page of paper: what was found, how sure that is, what it rests on, and what may be said of it.
 *
 * @param title the finding
 * @param source what was measured, its interval, how many answered
 * @param place of the region in the order of the table, from 1
 * @param regions how many there are
 * @param previous the region before it there
 * @param next the region after it
 * @param story what the estimate rests on, and how it stands beside others
 * @param aboveNation how likely it is above the national figure; empty where that is not known
 * @param verdicts on the raw and the pooled figure
 * @param rules by which they were passed; empty where none were chosen
 * @param say a sentence to copy; empty where nothing may be said
 */
public record RegionBriefing(
        String title,
        String source,
        int place,
        int regions,
        Optional<RegionEstimate> previous,
        Optional<RegionEstimate> next,
        RegionStory story,
        String aboveNation,
        List<Verdict> verdicts,
        String rules,
        String say) {

    /** Whether a figure may be published, and why. */
    public record Verdict(FigureGroup figures, String verdict, List<String> reasons) {}

    /** @param region one of the released result's */
    public static RegionBriefing of(Released released, RegionEstimate region, Words words) {
        Result result = released.result();
        RegionWords said = new RegionWords(released, region, words);
        List<RegionEstimate> order = PooledOrder.of(result);
        int at = order.indexOf(region);
        return new RegionBriefing(
                said.title(),
                said.source(),
                at + 1,
                order.size(),
                at > 0 ? Optional.of(order.get(at - 1)) : Optional.empty(),
                at + 1 < order.size() ? Optional.of(order.get(at + 1)) : Optional.empty(),
                RegionStory.of(result, region, words),
                aboveNation(result, region, said),
                List.of(FigureGroup.RAW, FigureGroup.POOLED).stream()
                        .map(figures -> new Verdict(figures, said.verdict(figures), said.reasons(figures)))
                        .toList(),
                released.judged() ? new ReleaseNotes(words).name(released.profile()) : "",
                said.say());
    }

    /** From the joint posterior where the result has it, else by the approximation, which says so. */
    private static String aboveNation(Result result, RegionEstimate region, RegionWords said) {
        double nation = result.national().pooled().estimate();
        if (!region.pooled().defined()
                || Double.isNaN(nation)
                || result.regions().size() < 2) {
            return "";
        }
        boolean known =
                region.posterior() != null && !Double.isNaN(region.posterior().aboveNation());
        return known
                ? said.aboveNation(region.posterior().aboveNation(), false)
                : said.aboveNation(
                        NormalExceedance.of(region.pooled(), result.model().interval(), nation), true);
    }
}
