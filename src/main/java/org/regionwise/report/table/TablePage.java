package org.regionwise.report.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.compare.Standing;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Publication;
import org.regionwise.release.Released;
import org.regionwise.report.NaturalOrder;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.PlainWords;

/**
 * The table of regions as a {@link TableView} wants it: the rows of one window, all of them where they are few.
 *
 * @param view how it is looked at
 * @param columns the columns but the region's, in order
 * @param region the heading of the regions' names
 * @param choices all columns that the result has, for choosing
 * @param rows those of the window
 * @param total all regions together, whatever is filtered
 * @param inSight which rows these are
 * @param plot the intervals as the rows draw them
 * @param judged whether publication rules were chosen
 * @param nation what every region is compared with, as a heading says it; empty where there is nothing to compare
 * @param notes what the columns mean, in sentences
 */
public record TablePage(
        TableView view,
        List<Heading> columns,
        Heading region,
        List<Choice> choices,
        List<Row> rows,
        Row total,
        RowsInSight inSight,
        IntervalPlot plot,
        boolean judged,
        String nation,
        List<String> notes) {
    /** More rows than this scroll within the page. */
    private static final int MOST_IN_PAGE = 100;
    /** More rows than this have their axis beneath them, too. */
    private static final int TALL = 20;
    /** More regions than this have one line each. */
    private static final int ROOMY = 40;
    /** Fewer regions than this are found without a search. */
    private static final int MANY = 20;

    /**
     * A column's heading.
     *
     * @param order {@code ascending} or {@code descending} where the table is sorted by it, else null
     * @param named the same in fewer words
     * @param link the query that sorts by it, or the other way round
     */
    public record Heading(TableColumn column, String words, String named, String order, String link) {}

    /** A column that can be chosen. */
    public record Choice(TableColumn column, String words, boolean shown) {}

    /**
     * A region.
     *
     * @param index its row, from 0, in the whole table
     * @param notes flags in words
     * @param marks their symbols, where many rows are a line each; else empty
     * @param cells aligned with the columns
     * @param estimate what is drawn; null of all regions together
     * @param standing on which side of the national figure it lies
     * @param said the same in words
     * @param publication whether its figures may be published
     */
    public record Row(
            int index,
            String region,
            String name,
            String notes,
            String marks,
            List<Cell> cells,
            RegionEstimate estimate,
            Standing standing,
            String said,
            String publication) {}

    /** A figure as it is printed, with its classes in the style sheet. */
    public record Cell(String style, String text) {}

    /** The window of rows that {@code view} asks for, sorted, filtered and with its columns. */
    public static TablePage of(Released released, TableView view, Words words) {
        Result result = released.result();
        TableColumn.Unit unit = TableColumn.Unit.of(result, view, words);
        List<TableColumn> has = Arrays.stream(TableColumn.values())
                .filter(column -> column != TableColumn.REGION && column.in(result))
                .toList();
        List<TableColumn> columns = has.stream()
                .filter(column -> view.columns().isEmpty()
                        ? column.answering()
                        : view.columns().contains(column))
                .toList();
        RegionNotes notes = RegionNotes.of(result, words);
        List<RegionEstimate> matched = PooledOrder.of(result).stream()
                .filter(wanted(view, notes))
                .sorted(order(view, words))
                .toList();
        RowsInSight inSight = RowsInSight.of(matched.size(), result.regions().size(), view.from(), view.whole());
        Map<String, Publication> publications = released.publicationsByRegion();
        PublicationCell publication = new PublicationCell(released.judged(), words);
        boolean dense = result.regions().size() > ROOMY;
        RowRemarks remarks = new RowRemarks(notes, words);
        Map<Standing, String> standings = new EnumMap<>(Standing.class);
        for (Standing each : Standing.values()) {
            standings.put(each, words.say("answer.standing", "standing", each.code()));
        }
        List<Row> rows = new ArrayList<>();
        for (int i = inSight.from(); i < inSight.to(); i++) {
            RegionEstimate region = matched.get(i);
            Standing standing = Standing.of(region, result);
            Publication of = publications.get(region.region());
            rows.add(new Row(
                    i,
                    region.region(),
                    region.label(),
                    remarks.inWords(region),
                    dense ? remarks.symbols(region) : "",
                    columns.stream()
                            .map(column -> new Cell(column.style(), column.cell(region, unit)))
                            .toList(),
                    region,
                    standing,
                    standings.get(standing),
                    dense ? publication.brief(of) : publication.of(of)));
        }
        IntervalPlot plot = IntervalPlot.of(result, unit);
        return new TablePage(
                inSight.from() == 0 ? view : view.beginningAt(inSight.from()),
                columns.stream()
                        .map(column -> heading(column, result, unit, view))
                        .toList(),
                heading(TableColumn.REGION, result, unit, view),
                has.stream()
                        .map(column -> new Choice(column, column.heading(result, unit), columns.contains(column)))
                        .toList(),
                rows,
                total(result, columns, unit),
                inSight,
                plot,
                released.judged(),
                nation(result, unit),
                dense
                        ? with(
                                remarks.legend(result, publication.legend(publications.values())),
                                notes(result, columns, plot, words))
                        : notes(result, columns, plot, words));
    }

    private static List<String> with(String first, List<String> others) {
        List<String> all = new ArrayList<>(first.isEmpty() ? List.of() : List.of(first));
        all.addAll(others);
        return all;
    }

    private static String nation(Result result, TableColumn.Unit unit) {
        double nation = result.national().pooled().estimate();
        return Double.isNaN(nation) || result.regions().size() < 2
                ? ""
                : unit.words().say("answer.against", "nation", figure(nation, unit));
    }

    private static String figure(double estimate, TableColumn.Unit unit) {
        String number = unit.of(estimate);
        return unit.signed(number);
    }

    /** What is drawn, what the national figure is, and what the columns mean. */
    private static List<String> notes(Result result, List<TableColumn> columns, IntervalPlot plot, Words words) {
        List<String> notes = new ArrayList<>();
        boolean compared =
                result.regions().size() > 1 && result.national().pooled().defined();
        notes.add(words.say(
                "answer.key",
                "level",
                words.numerals().level(result.model().interval()),
                "compared",
                compared,
                "beyond",
                plot.beyond()));
        if (compared) {
            notes.add(words.say(
                    "answer.nation",
                    "population",
                    result.regions().stream().allMatch(region -> region.population() != null),
                    "benchmarked",
                    agreeing(result.national().benchmark())));
        }
        notes.addAll(TableNotes.of(result, columns, words));
        notes.addAll(new PlainWords(result, words).tooNarrow());
        return notes;
    }

    private static String agreeing(National.BenchmarkFacts benchmark) {
        return benchmark == null ? "false" : benchmark.groups().isEmpty() ? "true" : "groups";
    }

    private static Heading heading(TableColumn column, Result result, TableColumn.Unit unit, TableView view) {
        String order = view.sort() == column ? view.ascending() ? "ascending" : "descending" : null;
        return new Heading(
                column,
                column.heading(result, unit),
                column.shortHeading(result, unit.words()),
                order,
                view.sortedBy(column).query());
    }

    private static Predicate<RegionEstimate> wanted(TableView view, RegionNotes notes) {
        RegionSearch search = new RegionSearch(view.search());
        return region -> search.finds(region.region(), region.label())
                && (!view.flagged() || !notes.words(region).isEmpty())
                && (view.below() == 0 || region.respondents() >= 0 && region.respondents() < view.below());
    }

    /** Stable, so that equals stay in the order of the pooled estimates; what is undefined comes last either way. */
    private static Comparator<RegionEstimate> order(TableView view, Words words) {
        TableColumn column = view.sort();
        if (column == TableColumn.REGION) {
            Comparator<RegionEstimate> names = Comparator.comparing(RegionEstimate::label, new NaturalOrder(words));
            return view.ascending() ? names : names.reversed();
        }
        int sign = view.ascending() ? 1 : -1;
        return Comparator.comparing((RegionEstimate region) -> Double.isNaN(column.value(region)))
                .thenComparingDouble(region -> sign * column.value(region));
    }

    private static Row total(Result result, List<TableColumn> columns, TableColumn.Unit unit) {
        return new Row(
                -1,
                "",
                TableColumn.REGION.total(result, unit),
                "",
                "",
                columns.stream()
                        .map(column -> new Cell(column.style(), column.total(result, unit)))
                        .toList(),
                null,
                Standing.UNKNOWN,
                "",
                "");
    }

    /** The rows as HTML, each with a link to its region's page, whose address is {@code regionLink} and the key. */
    public String markup(String regionLink) {
        return RowMarkup.of(this, regionLink);
    }

    /** What a cell says of itself where rows are read one by one; null where it needs not. */
    public String named(int column) {
        Heading heading = columns.get(column);
        return heading.column().evident() ? null : heading.named();
    }

    /** Whether so many rows scroll in a box of their own. */
    public boolean boxed() {
        return inSight.matched() > MOST_IN_PAGE;
    }

    /** Whether rows are one line each, with symbols for what there is no room to say. */
    public boolean dense() {
        return inSight.all() > ROOMY;
    }

    /** Whether the axis stands beneath the rows, too. */
    public boolean tall() {
        return rows.size() > TALL;
    }

    /** Whether regions are so many that a search stands above them. */
    public boolean many() {
        return inSight.all() > MANY;
    }

    /** Whether the reader sees the table as it is unless somebody changes it. */
    public boolean unchanged() {
        return view.equals(new TableView(
                view.sort(),
                view.ascending(),
                "",
                false,
                0,
                TableView.USUAL.columns(),
                TableView.PERCENT,
                TableView.AUTOMATIC,
                view.from(),
                view.whole()));
    }

    /** Queries for the rows that are not here. */
    public RowsInSight.Others others() {
        return inSight.others(
                row -> view.beginningAt(row).query(), view.inWhole().query());
    }
}
