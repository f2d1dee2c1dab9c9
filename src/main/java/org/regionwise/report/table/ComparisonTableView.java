package org.regionwise.report.table;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * How a reader looks at the regions of analyses side by side; like {@link TableView}, from the query of an address and
 * back into one.
 *
 * @param analyses what of the query names the analyses, {@code analysis=2&analysis=3}
 * @param sort {@link #REGION}, {@link #DIFFERENCE}, or the place of an analysis, from 0
 * @param ascending smallest first
 * @param search part of a region's name or key; empty for all
 * @param from index of the first row wanted
 * @param whole all rows at once, however many
 */
public record ComparisonTableView(
        String analyses, int sort, boolean ascending, String search, int from, boolean whole) {
    /** By name. */
    public static final int REGION = -1;
    /** By how far the analyses are apart. */
    public static final int DIFFERENCE = -2;

    private static final String POOLED = "pooled";

    /**
     * From the parameters of an address.
     *
     * @param columns how many analyses there are
     */
    public static ComparisonTableView of(String analyses, int columns, Map<String, List<String>> parameters) {
        ViewQuery query = new ViewQuery(parameters);
        int sort = sort(query.first("sort"), columns);
        return new ComparisonTableView(
                analyses, sort, query.ascending(sort == REGION), query.search(), query.from(), query.whole());
    }

    private static int sort(String code, int columns) {
        return switch (code) {
            case "region" -> REGION;
            case "difference" -> DIFFERENCE;
            default ->
                code.matches(POOLED + "[2-9]") && code.charAt(POOLED.length()) - '1' < columns
                        ? code.charAt(POOLED.length()) - '1'
                        : 0;
        };
    }

    /** As addresses say what it is sorted by. */
    public String sortCode() {
        return switch (sort) {
            case REGION -> "region";
            case DIFFERENCE -> "difference";
            case 0 -> POOLED;
            default -> POOLED + (sort + 1);
        };
    }

    /** The same sorted otherwise, or the other way round where it is sorted so. */
    ComparisonTableView sortedBy(int other) {
        return new ComparisonTableView(analyses, other, other == sort ? !ascending : other == REGION, search, 0, whole);
    }

    ComparisonTableView beginningAt(int row) {
        return new ComparisonTableView(analyses, sort, ascending, search, row, false);
    }

    ComparisonTableView inWhole() {
        return new ComparisonTableView(analyses, sort, ascending, search, 0, true);
    }

    /** As the query of an address, begun by a question mark; what is usual is left out. */
    public String query() {
        StringBuilder query = new StringBuilder("?").append(analyses);
        if (sort != 0 || ascending) {
            query.append("&sort=").append(sortCode()).append("&order=").append(ascending ? "ascending" : "descending");
        }
        if (!search.isEmpty()) {
            query.append("&search=").append(URLEncoder.encode(search, StandardCharsets.UTF_8));
        }
        if (from > 0) {
            query.append("&from=").append(from);
        }
        return query.append(whole ? "&rows=all" : "").toString();
    }
}
