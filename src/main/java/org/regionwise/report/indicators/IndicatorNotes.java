package org.regionwise.report.indicators;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Released;
import org.regionwise.report.Markers;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.DecisionWords;
import org.regionwise.report.words.ReleaseNotes;

/** What stands beneath a matrix. */
public final class IndicatorNotes {
    private IndicatorNotes() {}

    /** Which figures these are, by which rules they are shown, and what the marks in place of others mean. */
    public static List<String> of(IndicatorMatrix matrix, FigureGroup figures, Markers markers, Words words) {
        List<String> notes = new ArrayList<>();
        notes.add(words.say("indicators.note", "figures", figures));
        List<Released> judged =
                matrix.released().stream().filter(Released::judged).toList();
        if (!judged.isEmpty()) {
            ReleaseNotes release = new ReleaseNotes(words);
            notes.add(words.say(
                    "release.note.profile",
                    "profile",
                    release.name(judged.get(0).profile())));
            notes.addAll(release.rules(judged.get(0).profile()));
            DecisionWords decisions = new DecisionWords(words);
            for (QualityFlag flag : QualityFlag.values()) {
                if (flag.withholds()
                        && judged.stream().anyMatch(each -> each.legend().contains(flag))) {
                    notes.add(
                            words.say("release.note.symbol", "symbol", markers.of(flag), "flag", decisions.flag(flag)));
                }
            }
            if (judged.stream().anyMatch(Released::confidential)) {
                notes.add(words.say("release.note.rounded"));
            }
        }
        notes.addAll(matrix.ofJoined(words));
        notes.add(words.say("document.unavailable", "symbol", markers.unavailable()));
        return notes;
    }
}
