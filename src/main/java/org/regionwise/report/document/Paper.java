package org.regionwise.report.document;

import java.util.List;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.FileProgress;
import org.regionwise.report.Heading;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.DrawnChart;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Words;
import org.regionwise.report.method.MethodsText;
import org.regionwise.report.view.ResultView;

/**
 * A result as a document: what the PDF and the Word file hold, so that they differ in form only.
 *
 * @param title the analyst's, else the computed one
 * @param subtitle the computed title under the analyst's own, else the survey's name
 * @param heading the analyst's own texts
 * @param reading the result's sentences and tables
 * @param table the regional table
 * @param figures drawings in reading order
 * @param methods the methods section
 * @param words its language
 */
public record Paper(
        String title,
        String subtitle,
        Heading heading,
        ResultView reading,
        PaperTable table,
        List<DrawnChart> figures,
        MethodsText methods,
        Words words) {
    public Paper {
        figures = List.copyOf(figures);
    }

    /** Draws the charts too, which is what {@code progress} counts, and which throws what it throws. */
    public static Paper of(
            ChartSource source, Heading heading, ChartDrawings drawings, FileProgress progress, Words words) {
        Released released = source.released();
        ResultView reading = ResultView.of(released, words);
        boolean own = !heading.title().isEmpty();
        return new Paper(
                own ? heading.title() : reading.title(),
                own ? reading.title() : reading.source(),
                heading,
                reading,
                PaperTable.of(released, reading.table(), words),
                DrawnChart.of(source, drawings, progress, words),
                reading.methods(),
                words);
    }

    /** The note's paragraphs. */
    public List<String> noteLines() {
        return heading.note().lines().filter(line -> !line.isBlank()).toList();
    }

    /** What computed it, from what. */
    public String provenance() {
        Result result = reading.result();
        return words.say(
                "document.computed",
                "software",
                result.software().name(),
                "version",
                result.software().version(),
                "hash",
                result.survey().sha256());
    }

    /** The lines of a command that computes it again, to be entered as they are; none where there is no command. */
    public List<String> rerun() {
        return reading.rerun().map(CommandLines::of).orElse(List.of());
    }

    /** Heads of the table of coefficients. */
    public List<String> coefficientColumns() {
        List<String> all = List.of(
                words.say("document.term"),
                words.say("document.estimate"),
                reading.spreadName(),
                words.say("document.interval", "level", reading.level()),
                words.say("document.odds-ratio"));
        return reading.result().model().logOdds() ? all : all.subList(0, 4);
    }

    /** Its rows. */
    public List<List<String>> coefficientRows() {
        int columns = coefficientColumns().size();
        return reading.coefficients().stream()
                .map(row -> List.of(row.term(), row.estimate(), row.spread(), row.interval(), row.oddsRatio())
                        .subList(0, columns))
                .toList();
    }
}
