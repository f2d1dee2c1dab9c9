package org.regionwise.report.table;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Rows of the table of regions as HTML, for {@code templates/result/regions.html} to place. Three hundred regions have
 * some three thousand cells; a template evaluates three expressions for each, which took most of the time of a page.
 * Whatever comes from files is escaped here.
 */
final class RowMarkup {
    /** Characters that a row takes, about. */
    private static final int ROW = 900;

    private final TablePage table;
    private final StringBuilder html;

    private RowMarkup(TablePage table) {
        this.table = table;
        this.html = new StringBuilder(ROW * table.rows().size());
    }

    /**
     * Rows say which of all they are where others are not here.
     *
     * @param regionLink address of a region's page without its key
     */
    static String of(TablePage table, String regionLink) {
        RowMarkup markup = new RowMarkup(table);
        boolean numbered = table.inSight().windowed();
        table.rows().forEach(row -> markup.row(row, numbered, regionLink));
        return markup.html.toString();
    }

    private void row(TablePage.Row row, boolean numbered, String regionLink) {
        html.append("<tr data-region=\"");
        escaped(row.region());
        if (numbered) {
            // the heading is the first
            html.append("\" aria-rowindex=\"").append(row.index() + 2);
        }
        html.append("\"><th scope=\"row\"><a href=\"");
        escaped(regionLink);
        // in a query, + would do for a space, but not in what people copy
        html.append(URLEncoder.encode(row.region(), StandardCharsets.UTF_8).replace("+", "%20"))
                .append("\">");
        escaped(row.name());
        html.append("</a>");
        if (!row.marks().isEmpty()) {
            html.append(" <abbr title=\"");
            escaped(row.notes());
            html.append("\">");
            escaped(row.marks());
            html.append("</abbr>");
        } else if (!row.notes().isEmpty()) {
            html.append("<span class=\"note\">");
            escaped(row.notes());
            html.append("</span>");
        }
        html.append("</th>");
        for (int i = 0; i < row.cells().size(); i++) {
            TablePage.Cell cell = row.cells().get(i);
            html.append("<td class=\"").append(cell.style());
            String named = table.named(i);
            if (named != null) {
                html.append("\" data-named=\"");
                escaped(named);
            }
            html.append("\">");
            escaped(cell.text());
            html.append("</td>");
        }
        html.append("<td class=\"plotted\">");
        table.plot().row(row.estimate(), html);
        html.append("</td><td class=\"say ");
        html.append(row.standing().code()).append("\">");
        escaped(row.said());
        html.append("</td><td class=\"publish\">");
        escaped(row.publication());
        html.append("</td>");
        html.append("</tr>\n");
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(each);
            }
        }
    }
}
