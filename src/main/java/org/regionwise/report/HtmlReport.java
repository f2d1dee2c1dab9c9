package org.regionwise.report;

import java.util.Map;
import java.util.regex.Pattern;
import org.regionwise.release.Released;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartDrawings;

/**
 * A result as one HTML file that stands alone: style and drawing inside, no script, no request to anywhere, ready for
 * A4. Safe for use by several threads.
 */
public final class HtmlReport {
    private static final Pattern NAMESPACE = Pattern.compile(" xmlns(:xlink)?=\"[^\"]*\"");

    private final Templates templates;
    private final ChartDrawings drawings;
    private final String css = Stylesheet.text();

    public HtmlReport(Templates templates, ChartDrawings drawings) {
        this.templates = templates;
        this.drawings = drawings;
    }

    /** The whole document. Equal results give equal documents. */
    public String html(Released released) {
        return templates.render(
                "report/report",
                Map.of(
                        "reading",
                        Reading.of(released),
                        "css",
                        css,
                        "question",
                        Chart.SHRINKAGE.question(),
                        "drawing",
                        inline(drawings.svg(Chart.SHRINKAGE, released).orElseThrow())));
    }

    /** Within HTML an SVG element needs no namespace. */
    private static String inline(String svg) {
        return NAMESPACE.matcher(svg).replaceAll("");
    }
}
