package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Decision;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Profile;
import org.regionwise.release.Publication;
import org.regionwise.release.PublicationStatus;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Reason;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.DecisionWords;
import org.regionwise.report.words.PublicationWords;
import org.regionwise.report.words.ReleaseChange;
import org.regionwise.report.words.ReleaseNotes;

/**
 * What a profile would do to a result, beside what the one in use does: verdicts and reasons, and no figure. It tells
 * nothing that either profile withholds. Of a region that is confidential now it says only that it would no longer be:
 * a finer verdict, under limits that anybody may try one after the other, would tell its counts.
 *
 * @param name of the profile
 * @param change what readers would see differently, and of which regions, in a sentence
 * @param summary how many figures may be published
 * @param rules each in a sentence
 * @param rows regions, and the nation, that change or of which something was decided, in the order of the table
 */
public record ReleaseView(String name, String change, String summary, List<String> rules, List<Row> rows) {

    /**
     * A verdict now and then, in words.
     *
     * @param changed whether readers would see the difference
     */
    public record Verdict(String now, String then, boolean changed) {}

    /** One region, and why what would be withheld or flagged would be. */
    public record Row(String name, Verdict raw, Verdict pooled, List<String> reasons) {}

    /**
     * @param now the profile in use
     * @param chosen the one that is looked at
     */
    public static ReleaseView of(Result result, Profile now, Profile chosen, Words words) {
        return new Preview(result, now, chosen, words).view();
    }

    private static final class Preview {
        private final Released before;
        private final Released after;
        /** Under both: its order tells nothing that either withholds. */
        private final Released both;

        /** What the chosen rules find, told as if the rules in use held as well. */
        private final Map<String, List<Decision>> found;

        private final Words words;
        private final PublicationWords verdicts;
        private final DecisionWords decisions;

        Preview(Result result, Profile now, Profile chosen, Words words) {
            this.words = words;
            this.verdicts = new PublicationWords(words);
            this.decisions = new DecisionWords(words);
            this.before = Released.of(result, now);
            this.after = Released.of(result, chosen);
            this.both = Released.together(List.of(result, result), List.of(now, chosen))
                    .get(0);
            Set<Finding> own = after.decisions().stream().map(Finding::of).collect(Collectors.toSet());
            this.found = both.decisions().stream()
                    .filter(each -> own.contains(Finding.of(each)))
                    .collect(Collectors.groupingBy(each -> key(each.region())));
        }

        /** A decision but for the number that is told of it. */
        private record Finding(
                String region, String rule, QualityFlag flag, List<FigureGroup> concerns, Reason reason, double limit) {
            static Finding of(Decision decision) {
                return new Finding(
                        decision.region(),
                        decision.rule(),
                        decision.flag(),
                        decision.concerns(),
                        decision.reason(),
                        decision.limit());
            }
        }

        /** No region has the key null, and a map of regions should not. */
        private static String key(String region) {
            return region == null ? "nation" : "region " + region;
        }

        ReleaseView view() {
            ReleaseNotes notes = new ReleaseNotes(words);
            Map<String, Publication> then = after.publicationsByRegion();
            Map<String, Publication> now = before.publicationsByRegion();
            List<Row> rows = new ArrayList<>();
            boolean lifted = false;
            for (RegionEstimate region : PooledOrder.of(both.result())) {
                Publication one = now.get(region.region());
                Publication other = then.get(region.region());
                lifted |= lifted(one, other);
                add(rows, region.label(), one, other);
            }
            add(rows, words.say("release.nation"), before.nation(), after.nation());
            return new ReleaseView(
                    notes.name(after.profile()),
                    new ReleaseChange(words).sentence(before, after),
                    lifted ? "" : verdicts.summary(after),
                    notes.rules(after.profile()),
                    rows);
        }

        private static boolean lifted(Publication now, Publication then) {
            return now.pooled() == PublicationStatus.CONFIDENTIAL && then.pooled() != PublicationStatus.CONFIDENTIAL;
        }

        private void add(List<Row> rows, String name, Publication now, Publication then) {
            Verdict raw = verdict(now, then, FigureGroup.RAW);
            Verdict pooled = verdict(now, then, FigureGroup.POOLED);
            List<String> reasons = lifted(now, then)
                    ? List.of()
                    : found.getOrDefault(key(then.region()), List.of()).stream()
                            .map(each -> words.say(
                                    "release.why",
                                    "reason",
                                    decisions.reason(each),
                                    "symbol",
                                    each.flag().symbol()))
                            .toList();
            if (raw.changed() || pooled.changed() || !reasons.isEmpty()) {
                rows.add(new Row(name, raw, pooled, reasons));
            }
        }

        private Verdict verdict(Publication now, Publication then, FigureGroup figures) {
            String before = verdicts.of(now, figures);
            String after = lifted(now, then) ? words.say("release.status.lifted") : verdicts.of(then, figures);
            return new Verdict(before, after, ReleaseChange.seen(now.of(figures), then.of(figures)));
        }
    }
}
