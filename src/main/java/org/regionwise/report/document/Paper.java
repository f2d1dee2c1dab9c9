package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.FileProgress;
import org.regionwise.report.Heading;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.DrawnChart;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Words;
import org.regionwise.report.method.MethodSettings;
import org.regionwise.report.method.MethodsText;
import org.regionwise.report.table.PlainTable;
import org.regionwise.report.view.ResultView;
import org.regionwise.report.words.DecisionWords;
import org.regionwise.report.words.SourceWords;

/**
 * A result as a document: what the PDF and the Word file hold, so that they differ in form only. First the brief, then
 * its annex.
 *
 * @param title the analyst's, else the computed one
 * @param subtitle the computed title under the analyst's own; empty for none
 * @param sample of what and whom the figures are
 * @param heading the analyst's own texts
 * @param edition how it is set
 * @param reading the result's sentences and tables
 * @param brief the pages that are handed over
 * @param table the regional table in full
 * @param population figures of the population; none where nobody asked for any
 * @param figures drawings in reading order
 * @param methods the methods section
 * @param words its language
 */
public record Paper(
        String title,
        String subtitle,
        String sample,
        Heading heading,
        Edition edition,
        ResultView reading,
        Brief brief,
        PaperTable table,
        List<PlainTable> population,
        List<DrawnChart> figures,
        MethodsText methods,
        Words words) {
    public Paper {
        population = List.copyOf(population);
        figures = List.copyOf(figures);
    }

    /** Draws the charts too, which is what {@code progress} counts, and which throws what it throws. */
    public static Paper of(
            ChartSource source,
            Heading heading,
            Edition edition,
            ChartDrawings drawings,
            FileProgress progress,
            Words words) {
        Released released = source.released();
        ResultView reading = ResultView.of(released, words);
        boolean own = !heading.title().isEmpty();
        return new Paper(
                own ? heading.title() : reading.title(),
                own ? reading.title() : "",
                reading.source(),
                heading,
                edition,
                reading,
                Brief.of(released, heading, edition, words),
                PaperTable.of(released, edition, words),
                reading.population(),
                DrawnChart.of(source, drawings, progress, words),
                MethodsText.besideChecks(released.result(), words),
                words);
    }

    /** The note's paragraphs. */
    public List<String> noteLines() {
        return heading.note().lines().filter(line -> !line.isBlank()).toList();
    }

    /** Its brief alone. */
    Paper withoutAnnex() {
        return new Paper(
                title,
                subtitle,
                sample,
                heading,
                new Edition(edition.order(), false, edition.markers()),
                reading,
                brief,
                table,
                population,
                figures,
                methods,
                words);
    }

    /** The map. Other drawings stand on pages: the brief draws raw and pooled figures in the rows of its table. */
    public Optional<DrawnChart> map() {
        return drawn(Chart.MAP);
    }

    /** Groups of regions, drawn below their table. */
    public Optional<DrawnChart> groups() {
        return drawn(Chart.GROUPS);
    }

    private Optional<DrawnChart> drawn(Chart chart) {
        return figures.stream().filter(each -> each.code().equals(chart.code())).findFirst();
    }

    /** Survey and software, for the foot of every page. */
    public String source() {
        return new SourceWords(reading.result(), words).source();
    }

    /** What was decided about publication, a paragraph for all regions of which the same was. */
    public List<String> decisions() {
        return new DecisionWords(words).grouped(reading.released(), edition.markers());
    }

    /** Whether the model fits: cautions, then what the checks found. */
    public List<String> checks() {
        List<String> checks = new ArrayList<>(reading.warnings());
        checks.addAll(findings());
        return checks;
    }

    /** What the checks found where no warning says it. */
    public List<String> findings() {
        List<String> checks = new ArrayList<>();
        if (reading.result().fit().predictiveCheck() != null && !reading.checkWarns()) {
            checks.add(reading.check());
        }
        reading.conflicts().ifPresent(checks::add);
        return checks;
    }

    /** The settings, two in a row. */
    public List<List<MethodSettings.Setting>> settingPairs() {
        List<MethodSettings.Setting> all = reading.settings();
        List<List<MethodSettings.Setting>> pairs = new ArrayList<>();
        for (int i = 0; i < all.size(); i += 2) {
            pairs.add(all.subList(i, Math.min(i + 2, all.size())));
        }
        return pairs;
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

    /** The table of coefficients. */
    public PlainTable coefficients() {
        boolean odds = reading.result().model().logOdds();
        List<PlainTable.Column> columns = new ArrayList<>(List.of(
                new PlainTable.Column(words.say("document.term"), false),
                new PlainTable.Column(words.say("document.estimate"), true),
                new PlainTable.Column(reading.spreadName(), true),
                new PlainTable.Column(words.say("document.interval", "level", reading.level()), true)));
        if (odds) {
            columns.add(new PlainTable.Column(words.say("document.odds-ratio"), true));
        }
        return new PlainTable(
                words.say("document.coefficients-caption", "scale", reading.scale()),
                columns,
                reading.coefficients().stream()
                        .map(row -> List.of(row.term(), row.estimate(), row.spread(), row.interval(), row.oddsRatio())
                                .subList(0, columns.size()))
                        .toList(),
                List.of());
    }
}
