package org.regionwise.report.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.FileProgress;
import org.regionwise.report.FileStep;
import org.regionwise.report.Heading;
import org.regionwise.report.Stylesheet;
import org.regionwise.report.Templates;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.ChartView;
import org.regionwise.report.chart.ComparisonChart;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.DrawnChart;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.linear.LinearChart;
import org.regionwise.report.chart.linear.LinearPicture;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;
import org.regionwise.report.view.ResultView;

/**
 * A result as one HTML file that stands alone: style, data and scripts inside, no request to anywhere, forbidden even.
 * Charts are drawn by the scripts; where there are none, drawings stand in their places. Safe for use by several
 * threads.
 */
public final class HtmlReport {
    private static final int WIDE = 960;
    private static final int NARROW = 440;

    private final Templates templates;
    private final ChartDrawings drawings;
    private final String css;
    private final InlineScripts scripts;

    /** In the templates' language. */
    public HtmlReport(Templates templates, ChartDrawings drawings) {
        this(templates, drawings, Stylesheet.text(), InlineScripts.ofCharts());
    }

    private HtmlReport(Templates templates, ChartDrawings drawings, String css, InlineScripts scripts) {
        this.templates = templates;
        this.drawings = drawings;
        this.css = css;
        this.scripts = scripts;
    }

    /** The same in another language. */
    HtmlReport in(Language language) {
        return new HtmlReport(templates.in(language), drawings, css, scripts);
    }

    /**
     * A chart in its place.
     *
     * @param view its controls and words
     * @param drawing what stands there without scripts
     * @param wide specification for screens, as JSON that may stand within markup
     * @param narrow the same for phones
     */
    public record LiveChart(ChartView view, String drawing, String wide, String narrow) {}

    /** The whole document without a heading of the analyst's own. Equal results give equal documents. */
    public String html(Released released) {
        return html(ChartSource.of(released), Heading.NONE, Edition.USUAL, FileProgress.UNWATCHED);
    }

    /** The whole document. */
    public String html(ChartSource source, Heading heading, Edition edition, FileProgress progress) {
        Map<String, Object> model = new HashMap<>();
        Paper paper = Paper.of(source, heading, edition, drawings, progress, templates.words());
        progress.at(FileStep.PAGE, 0, 0);
        model.put("paper", paper);
        model.put("reading", ResultView.of(source.released(), templates.words().marking()));
        model.put("css", css);
        model.put("scripts", scripts.scripts());
        model.put("policy", scripts.policy());
        model.put("charts", charts(source, paper.figures(), templates.words()));
        return templates.render("report/report", model);
    }

    /** A sheet of a linear mixed model, its figures alive. */
    String html(Sheet sheet, LinearPicture picture) {
        Map<String, LiveChart> charts = new HashMap<>();
        Map<String, Sheet.Figure> figures = new HashMap<>();
        sheet.figures().forEach(figure -> figures.put(figure.figure().code(), figure));
        for (ChartView view : LinearChart.views(picture, templates.words())) {
            Sheet.Figure figure = figures.get(view.code());
            LinearChart chart = LinearChart.of(view.code()).orElseThrow();
            charts.put(
                    figure.name(),
                    new LiveChart(
                            view,
                            figure.figure().svg(),
                            specification(chart, picture, ChartForm.screen(WIDE, templates.words())),
                            specification(chart, picture, ChartForm.screen(NARROW, templates.words()))));
        }
        return html(sheet, charts);
    }

    /** A sheet without figures. */
    String html(Sheet sheet) {
        return html(sheet, Map.of());
    }

    /** A sheet of a change between waves, its figures alive. */
    String html(Sheet sheet, Comparison waves) {
        Words words = templates.words();
        Map<String, LiveChart> charts = new HashMap<>();
        for (Sheet.Figure figure : sheet.figures()) {
            charts.put(
                    figure.name(),
                    new LiveChart(
                            ComparisonChart.view(waves, words),
                            figure.figure().svg(),
                            withinMarkup(ComparisonChart.of(waves, ChartForm.screen(WIDE, words), Map.of())),
                            withinMarkup(ComparisonChart.of(waves, ChartForm.screen(NARROW, words), Map.of()))));
        }
        return html(sheet, charts);
    }

    private String html(Sheet sheet, Map<String, LiveChart> charts) {
        Map<String, Object> model = new HashMap<>();
        model.put("sheet", sheet);
        model.put("css", css);
        model.put("scripts", scripts.scripts());
        model.put("policy", scripts.policy());
        model.put("charts", charts);
        return templates.render("report/sheet", model);
    }

    private static String specification(LinearChart chart, LinearPicture picture, ChartForm form) {
        return withinMarkup(chart.specification(picture, form, Map.of()).orElseThrow());
    }

    private static String withinMarkup(ChartSpecification specification) {
        return specification.json().replace("<", "\\u003c");
    }

    private static List<LiveChart> charts(ChartSource source, List<DrawnChart> figures, Words words) {
        List<LiveChart> charts = new ArrayList<>();
        for (ChartView view : ChartView.of(source.released(), true, words)) {
            Chart chart = Chart.of(view.code()).orElseThrow();
            figures.stream()
                    .filter(figure -> figure.code().equals(view.code()))
                    .findFirst()
                    .ifPresent(figure -> charts.add(new LiveChart(
                            view,
                            figure.svg(),
                            specification(chart, source, ChartForm.screen(WIDE, words)),
                            specification(chart, source, ChartForm.screen(NARROW, words)))));
        }
        return charts;
    }

    private static String specification(Chart chart, ChartSource source, ChartForm form) {
        return withinMarkup(ChartSpecification.of(chart, source, form, Map.of()).orElseThrow());
    }
}
