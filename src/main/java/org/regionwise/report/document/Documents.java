package org.regionwise.report.document;

import java.io.IOException;
import java.io.OutputStream;
import org.regionwise.report.Templates;
import org.regionwise.report.WorkbookReport;
import org.regionwise.report.chart.ChartDrawings;
import org.regionwise.report.chart.ChartSource;
import org.regionwise.report.chart.Figure;

/** Results as files with charts in them. Safe for use by several threads. */
public final class Documents {
    private final ChartDrawings drawings;
    private final PdfReport pdf;
    private final WordReport word;
    private final HtmlReport html;

    public Documents(Templates templates, ChartDrawings drawings) {
        this.drawings = drawings;
        this.pdf = new PdfReport(templates);
        this.word = new WordReport(templates);
        this.html = new HtmlReport(templates, drawings);
    }

    /** Writes a PDF to {@code out}, which is flushed and left open. */
    public void pdf(ChartSource source, Heading heading, OutputStream out) throws IOException {
        pdf.write(Paper.of(source, heading, drawings), out);
    }

    /** Writes a file for Word to {@code out}, which is flushed and left open. */
    public void docx(ChartSource source, Heading heading, OutputStream out) throws IOException {
        word.write(Paper.of(source, heading, drawings), out);
    }

    /** Writes a workbook to {@code out}, which is flushed and left open. */
    public void xlsx(ChartSource source, OutputStream out) throws IOException {
        WorkbookReport.write(source.released(), Figure.of(source, drawings), out);
    }

    /** One HTML file that stands alone. */
    public String html(ChartSource source, Heading heading) {
        return html.html(source, heading);
    }
}
