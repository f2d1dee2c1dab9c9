package org.regionwise.report.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Released;
import org.regionwise.report.Markers;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.FigureMarks;
import org.regionwise.report.table.PrintedTable;
import org.regionwise.report.table.RegionNotes;
import org.regionwise.report.table.TableColumn;
import org.regionwise.report.words.ResultParts;

/** Cells of tables on paper: figures as printed, markers in place of missing ones, symbols at the figure they judge. */
final class PaperCells {
    /** A table with no more columns has room for whole words. */
    private static final int BRIEF = 5;

    private final Released released;
    private final Result result;
    private final Markers markers;
    private final Words words;
    private final PrintedTable printed;
    private final Map<String, PrintedTable.Row> rows;
    private final RegionNotes notes;
    private final FigureMarks marks;

    PaperCells(Released released, Markers markers, Words words) {
        this.released = released;
        this.result = released.result();
        this.markers = markers;
        this.words = words;
        this.printed = PrintedTable.of(result, words);
        this.rows = printed.rows().stream().collect(Collectors.toMap(PrintedTable.Row::region, Function.identity()));
        this.notes = RegionNotes.of(result, markers, words);
        this.marks = new FigureMarks(released, markers);
    }

    /** The table that they come from. */
    PrintedTable printed() {
        return printed;
    }

    /** What figures are in: {@code % of adults}. */
    static String unit(Result result, Words words) {
        if (!result.model().proportions()) {
            String unit = Figures.of(result, words).unit();
            return unit.isEmpty() ? words.say("document.no-unit") : unit;
        }
        return words.say(
                "document.unit",
                "published",
                result.model().published(),
                "people",
                new ResultParts(result, words).people());
    }

    List<PaperTable.Column> columns(List<TableColumn> of) {
        return of.stream()
                .map(column -> new PaperTable.Column(
                        column == TableColumn.RESPONDENTS && of.size() > BRIEF ? "n" : printed.heading(column),
                        column != TableColumn.REGION))
                .toList();
    }

    List<PaperTable.Cell> of(RegionEstimate region, List<TableColumn> columns) {
        PrintedTable.Row row = rows.get(region.region());
        return columns.stream()
                .map(column -> cell(text(region, row, column), notes.symbols(region, column), column))
                .toList();
    }

    private String text(RegionEstimate region, PrintedTable.Row row, TableColumn column) {
        return missing(column, region) ? marks.inPlace(column.figures().get(0), region) : row.cell(column);
    }

    List<PaperTable.Cell> total(List<TableColumn> columns) {
        return columns.stream()
                .map(column -> {
                    String text = printed.total().cell(column);
                    boolean undefined = text.equals(Markers.LETTERS.unavailable())
                            || text.equals(QualityFlag.CONFIDENTIAL.symbol());
                    return cell(
                            undefined
                                    ? marks.ofNation(released, column.figures().get(0))
                                    : text,
                            "",
                            column);
                })
                .toList();
    }

    private static PaperTable.Cell cell(String text, String mark, TableColumn column) {
        boolean head = column == TableColumn.REGION;
        return new PaperTable.Cell(text, mark, head, !head, column == TableColumn.POOLED);
    }

    private static boolean missing(TableColumn column, RegionEstimate region) {
        return column != TableColumn.REGION
                && column.figures().stream()
                        .map(figure -> figure.number(region))
                        .allMatch(value -> value.isNaN());
    }

    /** Whether a symbol is explained with the rules that decided. */
    boolean decided(String symbol) {
        return released.legend().stream().map(markers::of).anyMatch(symbol::equals);
    }

    /** What stands for a figure that was never there, where one of these has it. */
    Optional<String> unavailable(List<RegionEstimate> regions, List<TableColumn> columns) {
        boolean any = regions.stream()
                .anyMatch(region -> columns.stream()
                        .map(column -> text(region, rows.get(region.region()), column))
                        .anyMatch(markers.unavailable()::equals));
        return any ? Optional.of(words.say("document.unavailable", "symbol", markers.unavailable())) : Optional.empty();
    }
}
