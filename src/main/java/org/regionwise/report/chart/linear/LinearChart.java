package org.regionwise.report.chart.linear;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.regionwise.report.chart.Chart;
import org.regionwise.report.chart.ChartSpecification;
import org.regionwise.report.chart.ChartView;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.row.RowWindow;
import org.regionwise.report.message.Words;

/** The charts of a linear mixed model, in the order of its page. */
public enum LinearChart {
    /** Lines of all groups, a panel for each of the three poolings. */
    LINES(Chart.Part.ANSWER),
    /** Means of the groups, raw and pooled. */
    MEANS(Chart.Part.ANSWER),
    /** Where intercept and slope move. */
    PLANE(Chart.Part.POOLING),
    /** A panel for each group. */
    PANELS(Chart.Part.POOLING),
    /** Residuals against fitted values. */
    FITTED(Chart.Part.ADEQUACY),
    /** Residuals against a normal distribution. */
    RESIDUAL_QUANTILES(Chart.Part.ADEQUACY),
    /** Effects of groups against a normal distribution. */
    EFFECT_QUANTILES(Chart.Part.ADEQUACY);

    /** As addresses name the number of panels. */
    public static final String PANELS_SHOWN = "panels";

    /** Value of {@link #PANELS_SHOWN} that asks for every group. */
    public static final String ALL = "all";

    private final Chart.Part part;

    LinearChart(Chart.Part part) {
        this.part = part;
    }

    /** Where on the page it stands. */
    public Chart.Part part() {
        return part;
    }

    /** As addresses and files name it: {@code residual-quantiles}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The chart with this code. */
    public static Optional<LinearChart> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** Its title: what it answers. */
    public String question(Words words) {
        return words.say("means.question." + code());
    }

    /** Whether a model has what it shows. */
    public boolean applies(LinearPicture picture) {
        return switch (this) {
            case LINES, PANELS -> picture.poolings().covariate() != null;
            case PLANE -> Plane.of(picture).isPresent();
            case MEANS, FITTED, RESIDUAL_QUANTILES, EFFECT_QUANTILES -> true;
        };
    }

    /**
     * Its specification, or empty where it does not apply.
     *
     * @param state values of the specification's parameters, and how many panels, as an address has them
     */
    public Optional<ChartSpecification> specification(
            LinearPicture picture, ChartForm form, Map<String, String> state) {
        return applies(picture)
                ? Optional.of(
                        ChartSpecification.of(new LinearChartData(this, picture, form, state).content(), form, state))
                : Optional.empty();
    }

    /** The charts that apply, in the order of the page, as it places them. */
    public static List<ChartView> views(LinearPicture picture, Words words) {
        return Stream.of(values())
                .filter(chart -> chart.applies(picture))
                .map(chart -> chart.view(picture, words))
                .toList();
    }

    private ChartView view(LinearPicture picture, Words words) {
        LinearChartWords said = new LinearChartWords(picture, words);
        return new ChartView(
                code(),
                question(words),
                part,
                said.alternative(this)
                        + (this == MEANS ? LinearChartData.window(picture).told(words, true) : ""),
                new LinearChartWords(picture, words.marking()).note(this),
                orders(words),
                false,
                // panels say themselves how many there are
                this == MEANS ? LinearChartData.window(picture) : new RowWindow(0),
                "",
                List.of());
    }

    private List<ChartView.Order> orders(Words words) {
        List<String> values = switch (this) {
            case MEANS -> List.of("byPooled", "byRaw", "bySize", "byName");
            case PANELS -> List.of("byDifference", "bySize", "byName");
            default -> List.of();
        };
        return values.stream()
                .map(value -> new ChartView.Order(value, words.say("means.order." + value)))
                .toList();
    }
}
