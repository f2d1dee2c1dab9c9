package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Decision;
import org.regionwise.release.Figures;
import org.regionwise.release.Profile;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Released;
import org.regionwise.report.Phrases;
import org.regionwise.report.table.RegionalTable;

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

    public static ReleaseView of(Result result, Profile profile) {
        List<Decision> found = Released.foundBy(profile, result);
        Released released = Released.of(result, profile);
        Map<String, List<String>> reasons = new HashMap<>();
        for (Decision decision : found) {
            reasons.computeIfAbsent(key(decision.region()), key -> new ArrayList<>())
                    .add(decision.words() + " (" + decision.flag().symbol() + ")");
        }
        RegionalTable before = RegionalTable.of(result);
        Map<String, RegionalTable.Row> after = new HashMap<>();
        RegionalTable table = RegionalTable.of(released.result());
        table.rows().forEach(row -> after.put(row.region(), row));
        List<Row> rows = new ArrayList<>();
        for (RegionalTable.Row row : before.rows()) {
            List<String> why = reasons.get(key(row.region()));
            if (why != null) {
                rows.add(row(row, after.get(row.region()), why));
            }
        }
        if (reasons.containsKey(key(null))) {
            rows.add(row(before.total(), table.total(), reasons.get(key(null))));
        }
        List<String> rules = new ArrayList<>(
                profile.rules().stream().map(rule -> rule.words()).toList());
        if (profile.adapted()) {
            rules.add("Applied to pooled estimates, rules made for direct ones are an adaptation; every file says so.");
        }
        return new ReleaseView(profile.name(), rules, summary(result, released), rows);
    }

    /** No region has the key null, and a map of regions should not. */
    private static String key(String region) {
        return region == null ? "nation" : "region " + region;
    }

    private static Row row(RegionalTable.Row before, RegionalTable.Row after, List<String> reasons) {
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

    private static List<String> summary(Result result, Released released) {
        if (!released.judged()) {
            return List.of("Everything is shown, with nothing flagged.");
        }
        List<String> sentences = new ArrayList<>();
        long all = result.regions().size();
        long confidential = count(released, QualityFlag.CONFIDENTIAL, null);
        long raw = count(released, QualityFlag.UNRELIABLE, Figures.RAW);
        long pooled = count(released, QualityFlag.UNRELIABLE, Figures.POOLED);
        long flagged = count(released, QualityFlag.USE_WITH_CAUTION, null) + count(released, QualityFlag.REVIEW, null);
        if (confidential > 0) {
            sentences.add(
                    "Of " + regions(all) + ", " + confidential + " would be withheld altogether as confidential.");
        }
        if (raw > 0) {
            sentences.add("The raw estimate of " + regions(raw) + " would be withheld as unreliable.");
        }
        if (pooled > 0) {
            sentences.add("The pooled estimate of " + regions(pooled) + " would be withheld as unreliable.");
        }
        if (flagged > 0) {
            sentences.add(Phrases.counted(flagged, "further flag") + " would stand beside estimates that are shown.");
        }
        if (sentences.isEmpty()) {
            sentences.add("All regions satisfy these rules: nothing would be withheld or flagged.");
        }
        return sentences;
    }

    private static String regions(long count) {
        return Phrases.counted(count, "region");
    }

    private static long count(Released released, QualityFlag flag, Figures figures) {
        return released.decisions().stream()
                .filter(each -> !each.national()
                        && each.flag() == flag
                        && (figures == null || each.concerns().contains(figures)))
                .map(Decision::region)
                .distinct()
                .count();
    }
}
