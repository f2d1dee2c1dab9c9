package org.regionwise.report.indicators;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Released;
import org.regionwise.report.Markers;
import org.regionwise.report.NaturalOrder;
import org.regionwise.report.WithheldMarks;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.FigureMarks;
import org.regionwise.report.table.ResultColumn;

/**
 * A matrix as its page shows it: an indicator a row, a region a column.
 *
 * @param title how many of both
 * @param figures which figures are shown, {@code raw} or {@code pooled}
 * @param other the query that shows the others
 * @param columns headings after the indicator's: of all regions, then of each
 * @param name the heading of the indicators' names
 * @param rows those that were estimated, as they are sorted
 * @param failed those that could not be
 * @param legend what colours mean
 * @param notes what stands beneath
 */
public record IndicatorsView(
        String title,
        String figures,
        String other,
        Heading name,
        List<Heading> columns,
        List<Row> rows,
        List<Failed> failed,
        List<Heat.Step> legend,
        List<String> notes) {
    private static final String NAME = "name";
    private static final String NATION = "nation";
    private static final String REGION = "region:";

    /** How the page is asked for; {@code plan} is the part of the query that asks the question. */
    public record Asked(String plan, FigureGroup figures, String sort, boolean ascending) {
        private String query(FigureGroup shown, String by, boolean up) {
            return "?" + plan + "&figures=" + shown.code() + "&sort=" + URLEncoder.encode(by, StandardCharsets.UTF_8)
                    + "&order=" + (up ? "ascending" : "descending");
        }
    }

    /**
     * A heading that sorts.
     *
     * @param order {@code ascending} or {@code descending} where the table is sorted by it, else null
     * @param link the query that sorts by it, or the other way round
     */
    public record Heading(String words, String order, String link) {}

    /** An indicator: its column and name, its respondents, and a cell for each heading. */
    public record Row(String outcome, String name, String respondents, List<Cell> cells) {}

    /** A figure, or what stands in its place; {@code level} is how dark it is, 0 for no colour. */
    public record Cell(String text, int level) {}

    /** An indicator that could not be estimated, and why. */
    public record Failed(String outcome, String name, String reason) {}

    /** The matrix as it is asked for. */
    public static IndicatorsView of(IndicatorMatrix matrix, Asked asked, Words words) {
        List<Heading> columns = new ArrayList<>();
        columns.add(heading(words.say("table.all-regions"), NATION, asked));
        matrix.regions().forEach(region -> columns.add(heading(region.label(), REGION + region.key(), asked)));
        Heat heat = matrix.heat(asked.figures);
        FigureGroup others = asked.figures == FigureGroup.RAW ? FigureGroup.POOLED : FigureGroup.RAW;
        return new IndicatorsView(
                words.say(
                        "indicators.title",
                        "indicators",
                        matrix.indicators().size(),
                        "regions",
                        matrix.regions().size()),
                asked.figures.code(),
                asked.query(others, asked.sort, asked.ascending),
                heading(words.say("indicators.indicator"), NAME, asked),
                columns,
                sorted(matrix, asked, words).stream()
                        .map(each -> row(each, matrix, heat, asked.figures, words))
                        .toList(),
                matrix.failed().stream()
                        .map(each -> new Failed(each.outcome(), each.name(), each.reasonOnPage(words)))
                        .toList(),
                heat.legend(matrix, words),
                IndicatorNotes.of(matrix, asked.figures, Markers.LETTERS, words));
    }

    private static Heading heading(String said, String by, Asked asked) {
        boolean sorted = by.equals(asked.sort);
        // names begin with the first letter, figures with the highest
        boolean up = sorted ? !asked.ascending : by.equals(NAME);
        return new Heading(
                said, sorted ? asked.ascending ? "ascending" : "descending" : null, asked.query(asked.figures, by, up));
    }

    /** Stable, so that equals stay in the order of the plan; what is not there comes last either way. */
    private static List<Indicator> sorted(IndicatorMatrix matrix, Asked asked, Words words) {
        List<Indicator> shown = matrix.indicators().stream()
                .filter(each -> each.released().isPresent())
                .toList();
        if (asked.sort.equals(NAME)) {
            Comparator<Indicator> names = Comparator.comparing(Indicator::name, new NaturalOrder(words));
            return shown.stream()
                    .sorted(asked.ascending ? names : names.reversed())
                    .toList();
        }
        if (!asked.sort.equals(NATION) && !asked.sort.startsWith(REGION)) {
            return shown;
        }
        ToDoubleFunction<Indicator> value = each -> asked.sort.equals(NATION)
                ? nation(each.released().orElseThrow().result(), asked.figures).estimate()
                : each.in(asked.sort.substring(REGION.length()))
                        .map(region -> IndicatorMatrix.value(region, asked.figures))
                        .orElse(Double.NaN);
        int sign = asked.ascending ? 1 : -1;
        return shown.stream()
                .sorted(Comparator.comparing((Indicator each) -> Double.isNaN(value.applyAsDouble(each)))
                        .thenComparingDouble(each -> sign * value.applyAsDouble(each)))
                .toList();
    }

    private static Estimate nation(Result result, FigureGroup figures) {
        return figures == FigureGroup.RAW
                ? result.national().raw()
                : result.national().pooled();
    }

    private static Row row(Indicator indicator, IndicatorMatrix matrix, Heat heat, FigureGroup shown, Words words) {
        Released released = indicator.released().orElseThrow();
        Result result = released.result();
        ResultColumn column = shown == FigureGroup.RAW ? ResultColumn.RAW : ResultColumn.POOLED;
        FigureMarks marks = new FigureMarks(released, Markers.LETTERS);
        Figures figures = Figures.of(result, words);
        List<Cell> cells = new ArrayList<>();
        Estimate nation = nation(result, shown);
        cells.add(new Cell(nation.defined() ? figures.bare(nation.estimate()) : marks.ofNation(released, column), 0));
        for (IndicatorMatrix.Region each : matrix.regions()) {
            RegionEstimate region = indicator.in(each.key()).orElse(null);
            double value = region == null ? Double.NaN : IndicatorMatrix.value(region, shown);
            String text = Double.isFinite(value)
                    ? figures.bare(value)
                    : region == null ? Markers.LETTERS.unavailable() : marks.inPlace(column, region);
            cells.add(new Cell(text, heat.level(result, value)));
        }
        return new Row(
                indicator.outcome(),
                indicator.name(),
                WithheldMarks.count(result.survey().used(), words.numerals()),
                cells);
    }
}
