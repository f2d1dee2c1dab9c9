package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.compare.Standing;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Markers;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.RegionNotes;
import org.regionwise.report.table.TableColumn;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.words.ResultParts;

/**
 * The table of the brief: the highest pooled estimate first, an interval drawn in every row; of many regions both ends
 * and the middle.
 *
 * @param columns heads of its figures; the drawn ones stand under {@code axis}
 * @param rows regions, gaps between them, and last all regions together
 */
public record BriefTable(
        String caption, List<PaperTable.Column> columns, IntervalAxis axis, List<Row> rows, List<String> footnotes) {
    /** With so many regions all are shown: they and what stands around them fill two pages. */
    static final int MOST = 40;

    /** With more, so many at either end. */
    private static final int END = 13;

    /** And so many around the middle. */
    private static final int MIDDLE = 7;

    private static final List<Integer> WIDTHS = List.of(1060, 720, 460, 500, 720);

    private static final List<TableColumn> FIGURES = List.of(
            TableColumn.REGION,
            TableColumn.RESPONDENTS,
            TableColumn.RAW,
            TableColumn.POOLED,
            TableColumn.POOLED_INTERVAL);

    public BriefTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        footnotes = List.copyOf(footnotes);
    }

    /**
     * A row.
     *
     * @param gap what is left out here; empty for a row of figures
     * @param cells none in a gap
     * @param strip null in a gap and of all regions together
     * @param sign ▲ or ▼, or empty
     */
    public record Row(String gap, List<PaperTable.Cell> cells, IntervalAxis.Strip strip, String sign, boolean total) {
        public Row {
            cells = List.copyOf(cells);
        }

        /** Whether it stands for regions that are left out. */
        public boolean isGap() {
            return !gap.isEmpty();
        }
    }

    /** Widths of its columns without the drawn one and the signs, in fiftieths of a per cent. */
    public List<Integer> widths() {
        return WIDTHS;
    }

    static BriefTable of(Released released, Markers markers, Words words) {
        return new Setting(released, markers, words).table();
    }

    /** Places of the regions that are shown, of so many. */
    static List<Integer> shown(int regions) {
        if (regions <= MOST) {
            return IntStream.range(0, regions).boxed().toList();
        }
        int middle = (regions - MIDDLE) / 2;
        return IntStream.of(0, middle, regions - END)
                .flatMap(from -> IntStream.range(from, from + (from == middle ? MIDDLE : END)))
                .boxed()
                .toList();
    }

    private static final class Setting {
        private final Released released;
        private final Result result;
        private final Markers markers;
        private final Words words;
        private final PaperCells cells;

        Setting(Released released, Markers markers, Words words) {
            this.released = released;
            this.result = released.result();
            this.markers = markers;
            this.words = words;
            this.cells = new PaperCells(released, markers, words);
        }

        BriefTable table() {
            List<RegionEstimate> ordered = PooledOrder.of(result);
            int known = (int)
                    ordered.stream().filter(region -> region.pooled().defined()).count();
            // where not all have room, those without an estimate say least
            List<Integer> places = shown(ordered.size() <= MOST ? ordered.size() : known);
            List<RegionEstimate> shown = places.stream().map(ordered::get).toList();
            IntervalAxis axis = IntervalAxis.of(result, shown, words.numerals());
            List<Row> rows = new ArrayList<>();
            int next = 0;
            for (int place : places) {
                if (place > next) {
                    rows.add(gap(place - next));
                }
                rows.add(row(ordered.get(place), axis));
                next = place + 1;
            }
            if (next < ordered.size()) {
                rows.add(new Row(
                        words.say("brief.gap-none", "regions", ordered.size() - next), List.of(), null, "", false));
            }
            rows.add(new Row("", cells.total(FIGURES), null, "", true));
            return new BriefTable(caption(shown.size(), known), cells.columns(FIGURES), axis, rows, footnotes(shown));
        }

        private String caption(int shown, int known) {
            return words.say(
                    "brief.caption",
                    "outcome",
                    new ResultParts(result, words).outcome(),
                    "unit",
                    PaperCells.unit(result, words),
                    "part",
                    shown == result.regions().size() ? "all" : shown == known ? "known" : "some",
                    "shown",
                    shown,
                    "regions",
                    result.regions().size());
        }

        private Row gap(int regions) {
            return new Row(words.say("brief.gap", "regions", regions), List.of(), null, "", false);
        }

        private Row row(RegionEstimate region, IntervalAxis axis) {
            String sign = switch (Standing.of(region, result)) {
                case ABOVE -> "▲";
                case BELOW -> "▼";
                case ALIKE, UNKNOWN -> "";
            };
            return new Row("", cells.of(region, FIGURES), axis.strip(region, result), sign, false);
        }

        /** What marks mean; rules in full are in the annex. */
        private List<String> footnotes(List<RegionEstimate> shown) {
            boolean compared =
                    result.regions().stream().anyMatch(region -> Standing.of(region, result) != Standing.UNKNOWN);
            List<String> notes = new ArrayList<>();
            notes.add(words.say(
                    "brief.drawn",
                    "compared",
                    compared,
                    "level",
                    words.numerals().level(result.model().interval())));
            RegionNotes of = RegionNotes.of(result, markers, words);
            for (RegionNotes.Note note : RegionNotes.legend(result, markers, words)) {
                if (shown.stream()
                                .anyMatch(region ->
                                        of.symbols(region, note.about()).contains(note.symbol()))
                        && !cells.decided(note.symbol())) {
                    notes.add(note.symbol() + " " + note.words() + ".");
                }
            }
            notes.addAll(cells.unavailable(shown, FIGURES).stream().toList());
            List<String> rules = new ReleaseNotes(words).rules(released.profile());
            Stream.of(new ReleaseNotes(words).footnotes(released, markers))
                    .flatMap(List::stream)
                    .filter(note -> !rules.contains(note))
                    .forEach(notes::add);
            return List.of(String.join(" ", notes));
        }
    }
}
