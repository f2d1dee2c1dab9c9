package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Released;
import org.regionwise.report.message.Numerals;
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
 * @param rows one a region, then all together
 * @param footnotes marks and columns explained
 */
public record PaperTable(String caption, List<Column> columns, List<Row> rows, List<String> footnotes) {
    /** Characters of a name that stand on one line. */
    private static final int LONGEST_NAME = 24;

    /** Characters that the space beside a text takes. */
    private static final double BESIDE = 2.5;

    public PaperTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        footnotes = List.copyOf(footnotes);
    }

    /** The head of a column. */
    public record Column(String name, boolean number) {}

    /** A row; the last is of all regions together. */
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

    /** Widths of the columns, of {@code all} together: as their longest texts need. */
    public List<Integer> widths(int all) {
        List<Double> needs = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            int longest = rows.stream()
                    .mapToInt(row -> row.cells().get(column).text().length())
                    .max()
                    .orElse(0);
            // a figure is not broken, a name may be; of a head only words are not broken
            longest = columns.get(i).number() ? longest : Math.min(longest, LONGEST_NAME);
            int word = Arrays.stream(columns.get(i).name().split(" "))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            needs.add(BESIDE + Math.max(longest, word));
        }
        double together = needs.stream().mapToDouble(Double::doubleValue).sum();
        return needs.stream().map(need -> (int) (all * need / together)).toList();
    }

    static PaperTable of(Released released, PrintedTable table, Words words) {
        Result result = released.result();
        return new PaperTable(
                caption(result, table, words), columns(table), rows(table).toList(), footnotes(released, table, words));
    }

    private static String caption(Result result, PrintedTable table, Words words) {
        return words.say(
                "document.regions-caption",
                "published",
                result.model().published(),
                "outcome",
                new ResultParts(result, words).outcome(),
                "people",
                new ResultParts(result, words).people(),
                "level",
                table.level());
    }

    /** A sheet has no room for synthetic estimates. */
    private static List<TableColumn> printed(PrintedTable table) {
        return table.columns().stream()
                .filter(column -> column != TableColumn.SYNTHETIC)
                .toList();
    }

    private static List<Column> columns(PrintedTable table) {
        return printed(table).stream()
                .map(column -> new Column(
                        column == TableColumn.RESPONDENTS ? "n" : table.heading(column), column != TableColumn.REGION))
                .toList();
    }

    private static Stream<Row> rows(PrintedTable table) {
        return Stream.concat(
                table.rows().stream().map(row -> row(table, row, false)), Stream.of(row(table, table.total(), true)));
    }

    private static Row row(PrintedTable table, PrintedTable.Row row, boolean total) {
        return new Row(printed(table).stream().map(column -> cell(row, column)).toList(), total);
    }

    private static Cell cell(PrintedTable.Row row, TableColumn column) {
        boolean head = column == TableColumn.REGION;
        return new Cell(row.cell(column), head ? row.symbols() : "", head, !head, column == TableColumn.POOLED);
    }

    private static List<String> footnotes(Released released, PrintedTable table, Words words) {
        Result result = released.result();
        List<String> decided =
                released.legend().stream().map(QualityFlag::symbol).toList();
        List<String> notes = new ArrayList<>();
        for (RegionNotes.Note note : RegionNotes.legend(result, words)) {
            // what was decided is explained with its rules
            if (!decided.contains(note.symbol())) {
                notes.add(note.symbol() + " " + note.words() + ".");
            }
        }
        notes.add(table.footnote(printed(table)));
        if (rows(table)
                .anyMatch(
                        row -> row.cells().stream().anyMatch(cell -> cell.text().equals(Numerals.UNDEFINED)))) {
            notes.add(words.say("document.undefined", "symbol", Numerals.UNDEFINED));
        }
        notes.addAll(new ReleaseNotes(words).footnotes(released));
        return notes;
    }
}
