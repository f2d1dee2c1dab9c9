package org.regionwise.report;

import java.util.Map;
import org.regionwise.release.Released;

/**
 * A result as one HTML file that stands alone: style and drawing inside, no script, no request to anywhere, ready for
 * A4. Safe for use by several threads.
 */
public final class HtmlReport {
    private final Templates templates;
    private final String css = Stylesheet.text();

    public HtmlReport(Templates templates) {
        this.templates = templates;
    }

    /** The whole document. Equal results give equal documents. */
    public String html(Released released) {
        return templates.render("report/report", Map.of("reading", Reading.of(released), "css", css));
    }
}
