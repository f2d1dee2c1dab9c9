package org.regionwise.report.table;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a reader looks at the table of regions. It comes from the query of an address and goes back into one, so that a
 * link shows others the same rows in the same order. What an address says wrongly is taken as not said.
 *
 * @param sort the column to sort by
 * @param ascending smallest first
 * @param search part of a region's name or key; empty for all
 * @param flagged only regions with a note
 * @param below only regions with fewer respondents; 0 for all
 * @param columns chosen columns; empty for the usual ones
 * @param per unit of proportions, 100 or 1,000
 * @param decimals 0 to 3, or {@link #AUTOMATIC}
 * @param from index of the first row wanted
 * @param whole all rows at once, however many
 */
public record TableView(
        TableColumn sort,
        boolean ascending,
        String search,
        boolean flagged,
        int below,
        Set<TableColumn> columns,
        int per,
        int decimals,
        int from,
        boolean whole) {
    /** Per cent. */
    public static final int PERCENT = 100;
    /** Per 1,000. */
    public static final int PER_MILLE = 1000;
    /** As many decimals as the outcome is rare. */
    public static final int AUTOMATIC = -1;

    private static final int MOST_DECIMALS = 3;

    /** The table as every file has it. */
    public static final TableView USUAL = new TableView(
            TableColumn.POOLED,
            false,
            "",
            false,
            0,
            Collections.unmodifiableSet(EnumSet.noneOf(TableColumn.class)),
            PERCENT,
            AUTOMATIC,
            0,
            false);

    /** From the parameters of an address. */
    public static TableView of(Map<String, List<String>> parameters) {
        ViewQuery query = new ViewQuery(parameters);
        TableColumn sort = TableColumn.of(query.first("sort")).orElse(USUAL.sort);
        EnumSet<TableColumn> columns = EnumSet.noneOf(TableColumn.class);
        parameters
                .getOrDefault("column", List.of())
                .forEach(code -> TableColumn.of(code)
                        .filter(column -> column != TableColumn.REGION)
                        .ifPresent(columns::add));
        return new TableView(
                sort,
                query.ascending(sort.ascendingFirst()),
                query.search(),
                query.first("flagged").equals("1"),
                query.number("below", 0, Integer.MAX_VALUE, 0),
                Collections.unmodifiableSet(columns),
                query.first("per").equals("1000") ? PER_MILLE : PERCENT,
                query.number("decimals", 0, MOST_DECIMALS, AUTOMATIC),
                query.from(),
                query.whole());
    }

    /** The same sorted by another column, or the other way round where it is sorted by this one. */
    TableView sortedBy(TableColumn column) {
        boolean up = column == sort ? !ascending : column.ascendingFirst();
        return new TableView(column, up, search, flagged, below, columns, per, decimals, 0, whole);
    }

    TableView beginningAt(int row) {
        return new TableView(sort, ascending, search, flagged, below, columns, per, decimals, row, false);
    }

    TableView inWhole() {
        return new TableView(sort, ascending, search, flagged, below, columns, per, decimals, 0, true);
    }

    /** As the query of an address, begun by a question mark; what is usual is left out, so that it may be empty. */
    public String query() {
        List<String> parts = new ArrayList<>();
        if (sort != USUAL.sort || ascending != USUAL.ascending) {
            parts.add("sort=" + sort.code());
            parts.add("order=" + (ascending ? "ascending" : "descending"));
        }
        if (!search.isEmpty()) {
            parts.add("search=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
        }
        if (flagged) {
            parts.add("flagged=1");
        }
        if (below > 0) {
            parts.add("below=" + below);
        }
        columns.forEach(column -> parts.add("column=" + column.code()));
        if (per != PERCENT) {
            parts.add("per=" + per);
        }
        if (decimals != AUTOMATIC) {
            parts.add("decimals=" + decimals);
        }
        if (from > 0) {
            parts.add("from=" + from);
        }
        if (whole) {
            parts.add("rows=all");
        }
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }
}
