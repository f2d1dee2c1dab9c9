package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.PrintedTable;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.ResultParts;
import org.regionwise.report.words.WarningWords;

/**
 * A changed analysis beside the one that it started from.
 *
 * @param summary of the changed one
 * @param warnings of its fit
 * @param figures how much regions differ, before and now
 * @param level of the intervals now
 * @param regionHeading of the regions that moved
 * @param exceeding heading of the probability to exceed the threshold, empty without one
 * @param moved the regions whose pooled estimate the change moves most; those with the highest where it moves them
 *     alike, and none where nothing is changed
 * @param caption of these regions
 */
public record ChangeView(
        List<String> summary,
        List<String> warnings,
        List<Figure> figures,
        String level,
        String regionHeading,
        String exceeding,
        List<Moved> moved,
        String caption) {
    private static final int MOST_MOVED = 8;

    /** A figure that describes how much regions differ. */
    public record Figure(String name, String before, String now) {
        /** Whether it reads otherwise. */
        public boolean changed() {
            return !before.equals(now);
        }
    }

    /** A region before and now, its percentages without a sign. */
    public record Moved(String region, String before, PrintedTable.Row now) {
        /** Whether its pooled estimate reads otherwise. */
        public boolean changed() {
            return !before.equals(now.pooledPercent());
        }
    }

    /**
     * @param before the analysis as it is kept
     * @param now the same with the change
     */
    public static ChangeView of(Released before, Released now, Words language) {
        Result result = now.result();
        Words words = language.about(result);
        return new ChangeView(
                new PlainWords(result, words).summary(),
                new WarningWords(words).sentences(result),
                figures(before.result(), result, words),
                words.numerals().level(result.model().interval()),
                ResultParts.regionHeading(result.model().labels(), words),
                PrintedTable.exceeding(result, words),
                moved(before.result(), result, words),
                words.say("analysis.change.regions-caption"));
    }

    /** What either withholds has not moved. */
    private static List<Moved> moved(Result before, Result now, Words words) {
        if (now.equals(before)) {
            return List.of();
        }
        Map<String, Double> pooled = new HashMap<>();
        before.regions()
                .forEach(region -> pooled.put(region.region(), region.pooled().estimate()));
        Map<String, Double> move = new HashMap<>();
        now.regions().forEach(region -> {
            double by = Math.abs(region.pooled().estimate() - pooled.getOrDefault(region.region(), Double.NaN));
            if (Double.isFinite(by)) {
                move.put(region.region(), by);
            }
        });
        PrintedTable.Rows rows = new PrintedTable.Rows(now, words);
        return PooledOrder.of(now).stream()
                .filter(region -> move.containsKey(region.region()))
                .sorted(Comparator.comparingDouble(region -> -move.get(region.region())))
                .limit(MOST_MOVED)
                .map(region -> new Moved(
                        region.label(), Figures.of(now, words).bare(pooled.get(region.region())), rows.row(region)))
                .toList();
    }

    private static List<Figure> figures(Result before, Result now, Words words) {
        Numerals numerals = words.numerals();
        List<Figure> figures = new ArrayList<>();
        figures.add(figure(
                words.say(
                        "compare.figure.deviation",
                        "scale",
                        words.say("variation.scale", "scale", now.model().scale())),
                before,
                now,
                result -> numerals.number(result.fit().regionStandardDeviation().estimate())));
        if (now.model().kind().approximated()) {
            figures.add(figure(
                    words.say("compare.figure.latent"),
                    before,
                    now,
                    result -> numerals.hundredths(result.fit().icc().latent().estimate())));
            figures.add(figure(
                    words.say("compare.figure.odds-ratio"),
                    before,
                    now,
                    result -> numerals.hundredths(result.fit().medianOddsRatio().estimate())));
        }
        figures.add(figure(
                words.say("analysis.change.nation"),
                before,
                now,
                result -> Figures.of(result.model().proportions() == now.model().proportions() ? now : result, words)
                        .bare(result.national().pooled().estimate())));
        return figures;
    }

    private static Figure figure(String name, Result before, Result now, Function<Result, String> value) {
        return new Figure(name, value.apply(before), value.apply(now));
    }
}
