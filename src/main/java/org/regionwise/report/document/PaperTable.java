package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Released;
import org.regionwise.report.Numbers;
import org.regionwise.report.table.RegionNotes;
import org.regionwise.report.table.RegionalTable;

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

    static PaperTable of(Released released, RegionalTable table) {
        Result result = released.result();
        return new PaperTable(
                caption(result, table), columns(table), rows(table).toList(), footnotes(released, table));
    }

    private static String caption(Result result, RegionalTable table) {
        String what = result.model().published()
                ? result.model().outcome()
                : "Prevalence of " + result.model().outcome() + " in per cent";
        return what + " by region, raw and pooled, with " + table.level()
                + " intervals, highest pooled estimate first.";
    }

    private static List<Column> columns(RegionalTable table) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("Region", false));
        columns.add(new Column("n", true));
        if (table.designed()) {
            columns.add(new Column("Effective n", true));
        }
        columns.add(new Column("Raw %", true));
        columns.add(new Column(table.level() + " interval", true));
        columns.add(new Column("Pooled %", true));
        columns.add(new Column(table.level() + " interval", true));
        columns.add(new Column("Shrinkage %", true));
        if (table.ranked()) {
            columns.add(new Column("Rank", true));
        }
        if (!table.exceeding().isEmpty()) {
            columns.add(new Column(table.exceeding() + ", %", true));
        }
        return columns;
    }

    private static Stream<Row> rows(RegionalTable table) {
        return Stream.concat(
                table.rows().stream().map(row -> row(table, row, false)), Stream.of(row(table, table.total(), true)));
    }

    private static Row row(RegionalTable table, RegionalTable.Row row, boolean total) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell(row.name(), row.symbols(), true, false, false));
        cells.add(figure(row.respondents()));
        if (table.designed()) {
            cells.add(figure(row.effective()));
        }
        cells.add(figure(row.rawPercent()));
        cells.add(figure(row.rawInterval()));
        cells.add(new Cell(row.pooledPercent(), "", false, true, true));
        cells.add(figure(row.pooledInterval()));
        cells.add(figure(row.shrinkagePercent()));
        if (table.ranked()) {
            cells.add(figure(row.rank()));
        }
        if (!table.exceeding().isEmpty()) {
            cells.add(figure(row.exceedance()));
        }
        return new Row(cells, total);
    }

    private static Cell figure(String text) {
        return new Cell(text, "", false, true, false);
    }

    private static List<String> footnotes(Released released, RegionalTable table) {
        Result result = released.result();
        List<String> decided =
                released.legend().stream().map(QualityFlag::symbol).toList();
        List<String> notes = new ArrayList<>();
        for (RegionNotes.Note note : RegionNotes.legend(result)) {
            // what was decided is explained with its rules
            if (!decided.contains(note.symbol())) {
                notes.add(note.symbol() + " " + note.words() + ".");
            }
        }
        StringBuilder columns = new StringBuilder("n: respondents with an answer. ");
        if (table.designed()) {
            columns.append("Effective n: as many people drawn one by one would tell as much. ");
        }
        columns.append("Raw: ")
                .append(
                        result.model().published()
                                ? "the direct estimate of the table"
                                : table.designed()
                                        ? "weighted share of the region’s own respondents"
                                        : "share of the region’s own respondents")
                .append(". Pooled: the region’s own answers weighed against what the model expects there. ")
                .append("Shrinkage: how much of that weight lies with the model, 0 none, 100 all.");
        if (table.ranked()) {
            columns.append(" Rank: expected place by prevalence, 1 the highest, with its interval.");
        }
        if (!table.exceeding().isEmpty()) {
            columns.append(" ").append(table.exceeding()).append(": probability that the prevalence lies there.");
        }
        notes.add(columns.toString());
        if (rows(table)
                .anyMatch(
                        row -> row.cells().stream().anyMatch(cell -> cell.text().equals(Numbers.UNDEFINED)))) {
            notes.add(Numbers.UNDEFINED + " not defined.");
        }
        notes.addAll(released.footnotes());
        return notes;
    }
}
