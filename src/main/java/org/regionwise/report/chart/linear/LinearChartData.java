package org.regionwise.report.chart.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.regionwise.analysis.linear.GroupPoolings;
import org.regionwise.analysis.linear.GroupPoolings.Group;
import org.regionwise.analysis.linear.GroupPoolings.Line;
import org.regionwise.analysis.linear.GroupPoolings.Point;
import org.regionwise.analysis.linear.GroupPoolings.Pooling;
import org.regionwise.report.NaturalOrder;
import org.regionwise.report.chart.ChartContent;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.row.RowWindow;
import org.regionwise.report.message.Words;

/** The tables and facts that a chart's specification asks for. */
final class LinearChartData {
    /** Groups whose lines are drawn. */
    static final int MOST_LINES = 500;
    /** Panels at once. */
    static final int A_PAGE = 12;
    /** Panels on request. */
    static final int MOST_PANELS = 240;

    private static final List<String> ORDERS = List.of("byPooled", "byRaw", "bySize", "byName");
    private static final List<Double> SHARES = List.of(0.5, 0.95);
    private static final int NAMED = 3;
    /** Rows drawn behind all lines. */
    private static final int MOST_OBSERVED = 400;
    /** More lines than this are thin and pale. */
    private static final int MANY_LINES = 60;

    private static final int AXIS = 64;
    private static final int GAP = 18;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final LinearChart chart;
    private final LinearPicture picture;
    private final ChartForm form;
    private final Map<String, String> state;
    private final Words words;
    private final LinearChartWords said;
    private final GroupPoolings poolings;
    private final Map<String, Object> facts;
    private final ObjectNode data = JSON.objectNode();

    LinearChartData(LinearChart chart, LinearPicture picture, ChartForm form, Map<String, String> state) {
        this.chart = chart;
        this.picture = picture;
        this.form = form;
        this.state = state;
        this.words = form.words();
        this.said = new LinearChartWords(picture, words);
        this.poolings = picture.poolings();
        this.facts = form.facts();
    }

    static RowWindow window(LinearPicture picture) {
        return new RowWindow(picture.poolings().groups().size(), RowWindow.GROUPS);
    }

    ChartContent content() {
        facts.putAll(window(picture).sizes());
        facts.putAll(window(picture).facts(form, ORDERS));
        facts.put("step", window(picture).step(form, 26, 18));
        facts.put("factor", TextNode.valueOf(picture.factor()));
        facts.put("outcome", TextNode.valueOf(picture.outcome()));
        facts.put("covariate", TextNode.valueOf(picture.covariate()));
        facts.put("outcomeTitle", lines(picture.outcome()));
        facts.put("covariateTitle", lines(picture.covariate()));
        String file = chart.code();
        switch (chart) {
            case LINES -> lines();
            case MEANS -> means();
            case PLANE -> plane(Plane.of(picture).orElseThrow());
            case PANELS -> panels();
            case FITTED -> fitted();
            case RESIDUAL_QUANTILES, EFFECT_QUANTILES -> {
                file = "quantiles";
                quantiles();
            }
        }
        return new ChartContent(file, chart.question(words), said.alternative(chart), said.note(chart), facts, data);
    }

    /** Names of columns as they are, whatever stands in them. */
    private JsonNode lines(String title) {
        ArrayNode lines = JSON.arrayNode();
        form.axisTitle(title).forEach(lines::add);
        return lines;
    }

    private void panelSizes(int columns, int heightOfWidth) {
        int panel = (form.width() - AXIS - (columns - 1) * GAP) / columns;
        facts.put("columns", columns);
        facts.put("panel", panel);
        facts.put("panelHeight", Math.max(90, Math.min(300, panel * heightOfWidth / 100)));
        facts.put("panelTicks", panel < 220 ? 4 : 6);
    }

    private void lines() {
        panelSizes(form.narrow() ? 1 : Pooling.values().length, form.narrow() ? 60 : 120);
        List<Group> groups = said.drawn();
        boolean many = groups.size() > MANY_LINES;
        facts.put("thin", many ? 0.75 : 1.25);
        facts.put("faintLine", many ? 0.35 : 0.7);
        ArrayNode rows = data.putArray("lines");
        for (Pooling pooling : Pooling.values()) {
            for (Group group : groups) {
                for (Line line : group.lines()) {
                    if (line.pooling() == pooling) {
                        add(rows, group, line);
                    }
                }
            }
        }
        ArrayNode all = data.putArray("all");
        if (said.oneLineForAll()) {
            line(groups.get(0), Pooling.COMPLETE).points().forEach(point -> put(all.addObject(), point));
        }
        ArrayNode observed = data.putArray("observed");
        long rowsThere =
                groups.stream().mapToLong(group -> group.observed().size()).sum();
        double step = Math.max(1, rowsThere / (double) MOST_OBSERVED);
        double next = 0;
        int at = 0;
        for (Group group : groups) {
            for (Point point : group.observed()) {
                if (at++ >= next) {
                    put(observed.addObject().put("region", group.name()), point);
                    next += step;
                }
            }
        }
    }

    private void add(ArrayNode rows, Group group, Line line) {
        List<Point> points = line.points();
        for (int i = 0; i < points.size(); i++) {
            put(
                    rows.addObject()
                            .put("region", group.name())
                            .put("label", group.name())
                            .put("kind", code(line.pooling()))
                            .put("pooling", said.pooling(line.pooling()))
                            .put("panel", panel(line.pooling()))
                            .put("last", i == points.size() - 1),
                    points.get(i));
        }
    }

    /** Where a pooling stands among the panels. */
    private static int panel(Pooling pooling) {
        return List.of(Pooling.values()).indexOf(pooling);
    }

    private static String code(Pooling pooling) {
        return pooling.name().toLowerCase(Locale.ROOT);
    }

    static Line line(Group group, Pooling pooling) {
        return group.lines().stream()
                .filter(each -> each.pooling() == pooling)
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode put(ObjectNode row, Point point) {
        return row.put("x", point.x()).put("y", point.y());
    }

    private void means() {
        List<Group> groups = poolings.groups();
        Comparator<Group> pooled = Comparator.comparingDouble(group -> -group.pooled());
        Map<String, Map<String, Integer>> places = new HashMap<>();
        List<Group> ordered = groups.stream().sorted(pooled).toList();
        places.put("byPooled", RowWindow.places(ordered, Group::name, pooled));
        places.put("byRaw", RowWindow.places(ordered, Group::name, Comparator.comparingDouble(group -> -group.raw())));
        places.put("bySize", bySize(ordered));
        places.put("byName", byName(ordered));
        ArrayNode rows = data.putArray("regions");
        for (Group group : ordered) {
            ObjectNode row = rows.addObject()
                    .put("region", group.name())
                    .put("label", group.name())
                    .put("rows", group.rows())
                    .put("raw", group.raw())
                    .put("pooled", group.pooled())
                    .put("lower", group.lower())
                    .put("upper", group.upper())
                    .put("complete", group.complete());
            places.forEach((order, place) -> row.put(order, place.get(group.name())));
        }
        data.set("gaps", window(picture).gaps(words));
    }

    private static Map<String, Integer> bySize(List<Group> groups) {
        return RowWindow.places(groups, Group::name, Comparator.comparingLong(group -> -group.rows()));
    }

    private Map<String, Integer> byName(List<Group> groups) {
        NaturalOrder names = new NaturalOrder(words);
        return RowWindow.places(groups, Group::name, (one, other) -> names.compare(one.name(), other.name()));
    }

    private void plane(Plane plane) {
        String level = said.level(plane);
        String slope = said.slope(plane);
        facts.put("levelTitle", lines(level));
        facts.put("slopeTitle", TextNode.valueOf(slope));
        facts.put("ownLevel", TextNode.valueOf(words.say("means.own", "figure", level)));
        facts.put("ownSlope", TextNode.valueOf(words.say("means.own", "figure", slope)));
        facts.put("pooledLevel", TextNode.valueOf(words.say("means.pooled", "figure", level)));
        facts.put("pooledSlope", TextNode.valueOf(words.say("means.pooled", "figure", slope)));
        List<Integer> named = said.farthest(plane, NAMED);
        ArrayNode groups = data.putArray("groups");
        for (int i = 0; i < poolings.groups().size(); i++) {
            Group group = poolings.groups().get(i);
            ObjectNode row = groups.addObject()
                    .put("region", group.name())
                    .put("label", group.name())
                    .put("rows", group.rows())
                    .put("pooledX", plane.pooled().get(i)[0])
                    .put("pooledY", plane.pooled().get(i)[1])
                    .put("named", named.contains(i));
            double[] raw = plane.raw().get(i);
            boolean own = Double.isFinite(raw[0]) && Double.isFinite(raw[1]);
            if (own) {
                row.put("rawX", raw[0]).put("rawY", raw[1]);
            }
            double[] labelled = own ? raw : plane.pooled().get(i);
            row.put("labelX", labelled[0]).put("labelY", labelled[1]);
        }
        ArrayNode ellipses = data.putArray("ellipses");
        for (double share : SHARES) {
            String words95 = words.numerals().level(share);
            List<Plane.At> points = plane.ellipse(share);
            int top = IntStream.range(0, points.size())
                    .boxed()
                    .max(Comparator.comparingDouble(i -> points.get(i).y()))
                    .orElseThrow();
            for (int i = 0; i < points.size(); i++) {
                ellipses.addObject()
                        .put("share", words95)
                        .put("order", i)
                        .put("named", i == top)
                        .put("x", points.get(i).x())
                        .put("y", points.get(i).y());
            }
        }
        ArrayNode all = data.putArray("all");
        if (Double.isFinite(plane.complete()[0]) && Double.isFinite(plane.complete()[1])) {
            all.addObject()
                    .put("label", words.say("means.pooling.complete-short"))
                    .put("x", plane.complete()[0])
                    .put("y", plane.complete()[1]);
        }
    }

    private void panels() {
        int columns = form.narrow() ? 2 : 4;
        panelSizes(columns, 70);
        facts.put("shown", said.panels(state.get(LinearChart.PANELS_SHOWN)));
        facts.put("legendDirection", form.narrow() ? "vertical" : "horizontal");
        ArrayNode kinds = JSON.arrayNode();
        Arrays.stream(Pooling.values()).forEach(each -> kinds.add(said.pooling(each)));
        facts.put("kinds", kinds);
        List<Group> groups = poolings.groups();
        Map<String, Map<String, Integer>> places = new HashMap<>();
        places.put(
                "byDifference",
                RowWindow.places(
                        groups, Group::name, Comparator.comparingDouble(group -> -LinearChartWords.lineMove(group))));
        places.put("bySize", bySize(groups));
        places.put("byName", byName(groups));
        int shown = (int) facts.get("shown");
        ArrayNode rows = data.putArray("panels");
        for (Group group : groups) {
            // a panel that no order shows need not be sent
            if (places.values().stream().allMatch(place -> place.get(group.name()) >= shown)) {
                continue;
            }
            for (Point point : group.observed()) {
                panel(rows, group, places, "row", words.say("means.row"), point);
            }
            for (Line line : group.lines()) {
                for (Point point : line.points()) {
                    panel(rows, group, places, code(line.pooling()), said.pooling(line.pooling()), point);
                }
            }
        }
    }

    private void panel(
            ArrayNode rows,
            Group group,
            Map<String, Map<String, Integer>> places,
            String kind,
            String kindWords,
            Point point) {
        ObjectNode row = rows.addObject()
                .put("region", group.name())
                .put("label", words.say("means.panel", "group", group.name(), "rows", group.rows()))
                .put("kind", kind)
                .put("kindWords", kindWords);
        places.forEach((order, place) -> row.put(order, place.get(group.name())));
        put(row, point);
    }

    private void fitted() {
        Residuals residuals = Residuals.of(picture);
        boolean many = residuals.all().size() > MOST_OBSERVED;
        facts.put("dot", many ? 12 : 30);
        facts.put("faint", many ? 0.35 : 0.7);
        facts.put("fittedTitle", lines(words.say("means.fitted-axis", "outcome", picture.outcome())));
        ArrayNode rows = data.putArray("rows");
        residuals
                .thinned()
                .forEach(each -> rows.addObject()
                        .put("region", each.group())
                        .put("label", each.group())
                        .put("fitted", each.fitted())
                        .put("residual", each.residual()));
        ArrayNode smooth = data.putArray("smooth");
        residuals
                .smooth()
                .forEach(each -> smooth.addObject().put("fitted", each.x()).put("residual", each.y()));
    }

    private void quantiles() {
        List<QuantilePlot> plots =
                chart == LinearChart.RESIDUAL_QUANTILES ? List.of(residualPlot()) : QuantilePlot.ofEffects(picture);
        int columns = form.narrow() ? 1 : Math.min(2, plots.size());
        panelSizes(columns, plots.size() > 1 || form.narrow() ? 80 : 55);
        boolean many = plots.get(0).points().size() > MANY_LINES;
        facts.put("dot", many ? 16 : 50);
        facts.put("expectedTitle", lines(words.say("means.expected-axis")));
        ArrayNode rows = data.putArray("quantiles");
        for (int panel = 0; panel < plots.size(); panel++) {
            QuantilePlot plot = plots.get(panel);
            for (QuantilePlot.Quantile each : plot.points()) {
                rows.addObject()
                        .put("effect", said.effect(plot.effect()))
                        .put("panel", panel)
                        .put("region", each.group())
                        .put("label", each.group())
                        .put("expected", each.expected())
                        .put("observed", each.observed())
                        .put("line", each.expected() * plot.deviation() + plot.mean())
                        .put("named", each.named());
            }
        }
    }

    private QuantilePlot residualPlot() {
        return QuantilePlot.ofResiduals(Residuals.of(picture), picture);
    }
}
