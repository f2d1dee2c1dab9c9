package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.PrintedTable;
import org.regionwise.report.table.RegionNotes;
import org.regionwise.report.table.TableColumn;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.words.ResultParts;

/**
 * The regional table as it is printed: fewer columns than on a screen, marks instead of words, and what they mean
 * beneath.
 *
 * @param caption what the table shows
 * @param columns heads, as many as every row has cells
 * @param rows all regions together, then one a region
 * @param footnotes marks and columns explained
 * @param index where in the rows of regions to find a name; empty where the table is short
 */
public record PaperTable(
        String caption, List<Column> columns, List<Row> rows, List<String> footnotes, List<TableIndex.Entry> index) {
    /** Of a name, what stands on one line, in figures. */
    private static final int LONGEST_NAME = 14;

    /** What the space beside a text takes, in figures. */
    private static final double BESIDE = 1;

    /** How much wider bold letters are. */
    private static final double BOLD = 1.12;

    private static final String NARROW = " \u00a0.,:;()|ijlfrtI-";
    private static final String WIDE = "%mwMW";

    public PaperTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        footnotes = List.copyOf(footnotes);
        index = List.copyOf(index);
    }

    /**
     * Rows in a part of the index.
     *
     * @param entry null where there is no index
     */
    public record Part(TableIndex.Entry entry, List<Row> rows) {}

    /** The rows of regions by the index; all in one part where there is none. */
    public List<Part> parts() {
        List<Row> regions = rows.subList(1, rows.size());
        return index.isEmpty()
                ? List.of(new Part(null, regions))
                : index.stream()
                        .map(entry -> new Part(entry, regions.subList(entry.from(), entry.to())))
                        .toList();
    }

    /** The head of a column. */
    public record Column(String name, boolean number) {}

    /** A row; the first is of all regions together. */
    public record Row(List<Cell> cells, boolean total) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A cell.
     *
     * @param text empty where the column says nothing of the row
     * @param mark symbols that footnotes explain, empty for none
     * @param head whether it names its row
     * @param number whether it holds figures
     * @param strong whether it is what the table is for
     */
    public record Cell(String text, String mark, boolean head, boolean number, boolean strong) {}

    /**
     * Widths of the columns, of {@code all} together: as their longest texts need in any font. A figure is not broken,
     * a name and a head only between words.
     */
    public List<Integer> widths(int all) {
        List<Double> needs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            double head = BOLD * longestWord(columns.get(i).name());
            double widest = rows.stream()
                    .mapToDouble(row -> need(row, row.cells().get(column)))
                    .max()
                    .orElse(0);
            needs.add(BESIDE + Math.max(head, widest));
        }
        double together = needs.stream().mapToDouble(Double::doubleValue).sum();
        return needs.stream().map(need -> (int) (all * need / together)).toList();
    }

    private static double need(Row row, Cell cell) {
        double text = cell.number()
                ? wide(cell.text())
                : Math.max(longestWord(cell.text()), Math.min(wide(cell.text()), LONGEST_NAME));
        return (row.total() || cell.strong() ? BOLD : 1) * text + wide(cell.mark());
    }

    private static double longestWord(String text) {
        return Arrays.stream(text.split(" "))
                .mapToDouble(PaperTable::wide)
                .max()
                .orElse(0);
    }

    /** In figures, which are alike in width. */
    private static double wide(String text) {
        return text.chars()
                .mapToDouble(each -> NARROW.indexOf(each) >= 0 ? 0.6 : WIDE.indexOf(each) >= 0 ? 1.5 : 1)
                .sum();
    }

    static PaperTable of(Released released, Edition edition, Words words) {
        Result result = released.result();
        PaperCells cells = new PaperCells(released, edition.markers(), words);
        List<TableColumn> columns = printed(cells.printed());
        List<RegionEstimate> regions = edition.order().of(result, words);
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(cells.total(columns), true));
        regions.forEach(region -> rows.add(new Row(cells.of(region, columns), false)));
        return new PaperTable(
                caption(result, edition, words),
                cells.columns(columns),
                rows,
                footnotes(released, cells, columns, edition, words),
                TableIndex.of(regions, edition.order(), words));
    }

    private static String caption(Result result, Edition edition, Words words) {
        return words.say(
                "document.annex-caption",
                "outcome",
                new ResultParts(result, words).outcome(),
                "unit",
                PaperCells.unit(result, words),
                "order",
                edition.order().code(),
                "level",
                words.numerals().level(result.model().interval()));
    }

    /** A sheet has no room for synthetic estimates. */
    private static List<TableColumn> printed(PrintedTable table) {
        return table.columns().stream()
                .filter(column -> column != TableColumn.SYNTHETIC)
                .toList();
    }

    private static List<String> footnotes(
            Released released, PaperCells cells, List<TableColumn> columns, Edition edition, Words words) {
        Result result = released.result();
        List<String> marked = new ArrayList<>();
        for (RegionNotes.Note note : RegionNotes.legend(result, edition.markers(), words)) {
            // what was decided is explained with its rules
            if (!cells.decided(note.symbol())) {
                marked.add(note.symbol() + " " + note.words() + ".");
            }
        }
        cells.unavailable(result.regions(), columns).ifPresent(marked::add);
        List<String> notes = new ArrayList<>();
        if (!marked.isEmpty()) {
            notes.add(String.join(" ", marked));
        }
        notes.add(cells.printed().footnote(columns));
        notes.addAll(new ReleaseNotes(words).footnotes(released, edition.markers()));
        return notes;
    }
}
