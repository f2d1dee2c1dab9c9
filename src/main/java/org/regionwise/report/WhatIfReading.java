package org.regionwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.regionwise.analysis.Result;
import org.regionwise.release.Released;

/**
 * A changed analysis beside the one that it started from.
 *
 * @param summary of the changed one
 * @param warnings of its fit
 * @param figures how much regions differ, before and now
 * @param level of the intervals now
 * @param exceeding heading of the probability to exceed the threshold, empty without one
 * @param regions every region, before and now
 */
public record WhatIfReading(
        List<String> summary,
        List<String> warnings,
        List<Figure> figures,
        String level,
        String exceeding,
        List<RegionalTable.Row> regions) {

    /** A figure that describes how much regions differ. */
    public record Figure(String name, String before, String now) {}

    public static WhatIfReading of(Released before, Released now) {
        Reading reading = Reading.of(now);
        return new WhatIfReading(
                reading.summary(),
                reading.warnings(),
                figures(before.result(), now.result()),
                reading.table().level(),
                reading.table().exceeding(),
                reading.table().rows());
    }

    private static List<Figure> figures(Result before, Result now) {
        List<Figure> figures = new ArrayList<>();
        figure(
                figures,
                "Standard deviation between regions, " + now.model().link() + " scale",
                before,
                now,
                result -> Numbers.number(result.fit().regionStandardDeviation().estimate()));
        if (!now.model().areaLevel()) {
            figure(
                    figures,
                    "Intraclass correlation, latent scale",
                    before,
                    now,
                    result -> Numbers.hundredths(result.fit().icc().latent().estimate()));
            figure(
                    figures,
                    "Median odds ratio",
                    before,
                    now,
                    result -> Numbers.hundredths(result.fit().medianOddsRatio().estimate()));
        }
        figure(
                figures,
                "Nation, pooled, %",
                before,
                now,
                result -> Numbers.percent(result.national().pooled().estimate(), RegionalTable.decimals(now)));
        return figures;
    }

    private static void figure(
            List<Figure> figures, String name, Result before, Result now, Function<Result, String> value) {
        figures.add(new Figure(name, value.apply(before), value.apply(now)));
    }
}
