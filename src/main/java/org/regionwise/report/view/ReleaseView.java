package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Decision;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Profile;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.PrintedTable;
import org.regionwise.report.words.DecisionWords;
import org.regionwise.report.words.ReleaseNotes;

/**
 * What a profile would do to a result, before and after, for the analyst who chooses: with the numbers that triggered
 * each decision, so not for publication.
 *
 * @param name of the profile
 * @param rules each in a sentence
 * @param summary how many regions are withheld, and why
 * @param rows regions and the nation of which something was decided, in the order of the regional table
 */
public record ReleaseView(String name, List<String> rules, List<String> summary, List<Row> rows) {

    /** One region before and after. */
    public record Row(
            String name,
            String respondents,
            String raw,
            String pooled,
            String respondentsShown,
            String rawShown,
            String pooledShown,
            List<String> reasons) {}

    /** @param words of the page */
    public static ReleaseView of(Result result, Profile profile, Words words) {
        DecisionWords decided = new DecisionWords(words);
        ReleaseNotes notes = new ReleaseNotes(words);
        List<Decision> found = Released.foundBy(profile, result);
        Released released = Released.of(result, profile);
        Map<String, List<String>> reasons = new HashMap<>();
        for (Decision decision : found) {
            reasons.computeIfAbsent(key(decision.region()), key -> new ArrayList<>())
                    .add(words.say(
                            "release.why",
                            "reason",
                            decided.reason(decision),
                            "symbol",
                            decision.flag().symbol()));
        }
        PrintedTable before = PrintedTable.of(result, words);
        Map<String, PrintedTable.Row> after = new HashMap<>();
        PrintedTable table = PrintedTable.of(released.result(), words);
        table.rows().forEach(row -> after.put(row.region(), row));
        List<Row> rows = new ArrayList<>();
        for (PrintedTable.Row row : before.rows()) {
            List<String> why = reasons.get(key(row.region()));
            if (why != null) {
                rows.add(row(row, after.get(row.region()), why));
            }
        }
        if (reasons.containsKey(key(null))) {
            rows.add(row(before.total(), table.total(), reasons.get(key(null))));
        }
        return new ReleaseView(notes.name(profile), notes.rules(profile), summary(result, released, words), rows);
    }

    /** No region has the key null, and a map of regions should not. */
    private static String key(String region) {
        return region == null ? "nation" : "region " + region;
    }

    private static Row row(PrintedTable.Row before, PrintedTable.Row after, List<String> reasons) {
        return new Row(
                before.name(),
                before.respondents(),
                before.rawPercent(),
                before.pooledPercent(),
                after.respondents(),
                after.rawPercent(),
                after.pooledPercent(),
                reasons);
    }

    private static List<String> summary(Result result, Released released, Words words) {
        if (!released.judged()) {
            return List.of(words.say("release.effect.all-shown"));
        }
        List<String> sentences = new ArrayList<>();
        add(sentences, words, "confidential", count(released, QualityFlag.CONFIDENTIAL, null), result);
        add(sentences, words, "raw", count(released, QualityFlag.UNRELIABLE, FigureGroup.RAW), result);
        add(sentences, words, "pooled", count(released, QualityFlag.UNRELIABLE, FigureGroup.POOLED), result);
        long flagged = count(released, QualityFlag.USE_WITH_CAUTION, null) + count(released, QualityFlag.REVIEW, null);
        add(sentences, words, "flagged", flagged, result);
        if (sentences.isEmpty()) {
            sentences.add(words.say("release.effect.nothing"));
        }
        return sentences;
    }

    private static void add(List<String> sentences, Words words, String what, long count, Result result) {
        if (count > 0) {
            int regions = result.regions().size();
            sentences.add(words.say("release.effect." + what, "count", count, "regions", regions));
        }
    }

    private static long count(Released released, QualityFlag flag, FigureGroup figures) {
        return released.decisions().stream()
                .filter(each -> !each.national()
                        && each.flag() == flag
                        && (figures == null || each.concerns().contains(figures)))
                .map(Decision::region)
                .distinct()
                .count();
    }
}
