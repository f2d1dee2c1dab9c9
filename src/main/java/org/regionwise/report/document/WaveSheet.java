package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regionwise.analysis.change.Change;
import org.regionwise.analysis.change.WaveChange;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.release.change.ReleasedChange;
import org.regionwise.report.FileProgress;
import org.regionwise.report.FileStep;
import org.regionwise.report.change.WaveTable;
import org.regionwise.report.change.WaveWords;
import org.regionwise.report.chart.ComparisonChart;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.DrawnChart;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ReleaseNotes;

/** Composes the document of a change: each change with its table, where the regions were, and what it rests on. */
final class WaveSheet {
    /** How many waves one chart tells apart. */
    private static final int MOST = 4;

    private WaveSheet() {}

    /** Draws the chart too, which {@code progress} hears of. */
    static Sheet of(ReleasedChange released, ChartDrawings drawings, FileProgress progress, Words words) {
        Change all = released.change();
        List<Sheet.Part> parts = new ArrayList<>();
        if (released.withholds()) {
            parts.add(new Sheet.Text(
                    words.say("compare.withheld", "profile", new ReleaseNotes(words).name(released.profile())), false));
        }
        int tables = 0;
        for (WaveChange change : all.changes()) {
            WaveWords said = new WaveWords(all, change, words);
            // of one change the document's own title says it
            if (all.changes().size() > 1) {
                parts.add(new Sheet.Heading(said.title()));
            }
            parts.add(new Sheet.Text(String.join(" ", said.summary()), false));
            said.warnings().forEach(each -> parts.add(new Sheet.Text(each, true)));
            parts.add(new Sheet.Table(WaveTable.of(all, change, words).plain(said.title()), ++tables));
            parts.add(new Sheet.Text(String.join(" ", said.method()), false));
        }
        if (all.waves().size() <= MOST) {
            progress.at(FileStep.CHARTS, 0, 1);
            parts.add(new Sheet.Heading(words.say("change.waves")));
            parts.add(new Sheet.Figure(
                    DrawnChart.of(
                            ComparisonChart.CODE,
                            ComparisonChart.of(comparison(released), ChartForm.paper(words), Map.of()),
                            drawings),
                    1));
        }
        parts.add(new Sheet.Heading(words.say("document.provenance")));
        for (NamedResult wave : all.waves()) {
            parts.add(new Sheet.Text(
                    words.say(
                            "change.computed",
                            "wave",
                            wave.name(),
                            "software",
                            wave.result().software().name(),
                            "version",
                            wave.result().software().version(),
                            "hash",
                            wave.result().survey().sha256()),
                    false));
            WaveWords.warnings(wave, words).forEach(each -> parts.add(new Sheet.Text(each, false)));
        }
        String waves = all.waves().stream().map(NamedResult::name).collect(Collectors.joining(", "));
        return new Sheet(
                words.say(
                        "change.title",
                        "first",
                        all.waves().get(0).name(),
                        "second",
                        all.waves().get(all.waves().size() - 1).name()),
                all.waves().get(0).result().model().labels().survey() + ": "
                        + all.waves().get(0).result().model().labels().outcome(),
                waves,
                parts,
                words);
    }

    /** The waves' levels side by side, of what is released. */
    static Comparison comparison(ReleasedChange released) {
        return Comparison.of(released.change().waves())
                .showing(released.change().waves(), true);
    }
}
