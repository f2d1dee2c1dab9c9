package org.regionwise.report.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.regionwise.release.change.ReleasedChange;
import org.regionwise.report.Edition;
import org.regionwise.report.FileProgress;
import org.regionwise.report.FileStep;
import org.regionwise.report.Heading;
import org.regionwise.report.Templates;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.DrawnChart;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.linear.LinearPicture;
import org.regionwise.report.indicators.IndicatorMatrix;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;
import org.regionwise.report.workbook.IndicatorsWorkbook;
import org.regionwise.report.workbook.WorkbookReport;

/** Results as files with charts in them. Safe for use by several threads. */
public final class Documents {
    private final Templates templates;
    private final ChartDrawings drawings;
    private final PdfReport pdf;
    private final WordReport word;
    private final HtmlReport html;
    private final FileProgress progress;
    private final Edition edition;

    /** In the templates' language. */
    public Documents(Templates templates, ChartDrawings drawings) {
        this(templates, drawings, new HtmlReport(templates, drawings), FileProgress.UNWATCHED, Edition.USUAL);
    }

    private Documents(
            Templates templates, ChartDrawings drawings, HtmlReport html, FileProgress progress, Edition edition) {
        this.templates = templates;
        this.drawings = drawings;
        this.pdf = new PdfReport(templates);
        this.word = new WordReport(templates, drawings);
        this.html = html;
        this.progress = progress;
        this.edition = edition;
    }

    /** Their language. */
    public Words words() {
        return templates.words();
    }

    /** The same in another language. */
    public Documents in(Language language) {
        return new Documents(templates.in(language), drawings, html.in(language), progress, edition);
    }

    /** The same, watched: what {@code watcher} throws ends the making of a file. */
    public Documents watched(FileProgress watcher) {
        return new Documents(templates, drawings, html, watcher, edition);
    }

    /** The same, set as an edition has it. */
    public Documents as(Edition chosen) {
        return new Documents(templates, drawings, html, progress, chosen);
    }

    /** Writes a PDF to {@code out}, which is flushed and left open. */
    public void pdf(ChartSource source, Heading heading, OutputStream out) throws IOException {
        pdf.write(Paper.of(source, heading, edition, drawings, progress, templates.words()), out, progress);
    }

    /** Writes a file for Word to {@code out}, which is flushed and left open. */
    public void docx(ChartSource source, Heading heading, OutputStream out) throws IOException {
        word.write(Paper.of(source, heading, edition, drawings, progress, templates.words()), out, progress);
    }

    /** Writes a workbook to {@code out}, which is flushed and left open. */
    public void xlsx(ChartSource source, Heading heading, OutputStream out) throws IOException {
        List<DrawnChart> figures = DrawnChart.of(source, drawings, progress, templates.words());
        progress.at(FileStep.SHEETS, 0, 0);
        WorkbookReport.write(source.released(), heading, edition, figures, templates.words(), out);
    }

    /** Writes the PDF of several indicators to {@code out}, which is flushed and left open. */
    public void pdf(IndicatorMatrix matrix, Heading heading, OutputStream out) throws IOException {
        pdf.write(IndicatorsSheet.of(matrix, heading, edition, templates.words()), out, progress);
    }

    /** Writes their Word file to {@code out}, which is flushed and left open. */
    public void docx(IndicatorMatrix matrix, Heading heading, OutputStream out) throws IOException {
        word.write(IndicatorsSheet.of(matrix, heading, edition, templates.words()), out, progress);
    }

    /** Writes their workbook to {@code out}, which is flushed and left open. */
    public void xlsx(IndicatorMatrix matrix, Heading heading, OutputStream out) throws IOException {
        progress.at(FileStep.SHEETS, 0, 0);
        IndicatorsWorkbook.write(matrix, heading, edition, templates.words(), out);
    }

    /** Their HTML file, which stands alone. */
    public String html(IndicatorMatrix matrix, Heading heading) {
        return html.html(IndicatorsSheet.of(matrix, heading, edition, templates.words()));
    }

    /** One HTML file that stands alone. */
    public String html(ChartSource source, Heading heading) {
        return html.html(source, heading, edition, progress);
    }

    /** Writes the PDF of a linear mixed model to {@code out}, which is flushed and left open. */
    public void pdf(LinearPicture picture, OutputStream out) throws IOException {
        pdf.write(sheet(picture), out, progress);
    }

    /** Writes the Word file of a linear mixed model to {@code out}, which is flushed and left open. */
    public void docx(LinearPicture picture, OutputStream out) throws IOException {
        word.write(sheet(picture), out, progress);
    }

    /** The HTML file of a linear mixed model, which stands alone. */
    public String html(LinearPicture picture) {
        return html.html(sheet(picture), picture);
    }

    /** Writes the PDF of a change between waves to {@code out}, which is flushed and left open. */
    public void pdf(ReleasedChange change, OutputStream out) throws IOException {
        pdf.write(sheet(change), out, progress);
    }

    /** Writes the Word file of a change between waves to {@code out}, which is flushed and left open. */
    public void docx(ReleasedChange change, OutputStream out) throws IOException {
        word.write(sheet(change), out, progress);
    }

    /** The HTML file of a change between waves, which stands alone. */
    public String html(ReleasedChange change) {
        return html.html(sheet(change), WaveSheet.comparison(change));
    }

    private Sheet sheet(ReleasedChange change) {
        return WaveSheet.of(change, drawings, progress, templates.words());
    }

    private Sheet sheet(LinearPicture picture) {
        return LinearSheet.of(picture, drawings, progress, templates.words());
    }
}
