package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;
import org.regionwise.engine.Influence;
import org.regionwise.report.Numbers;

/** The tables and facts that a chart's specification asks for. */
final class ChartData {
    /** More regions than this are shown by their two ends, which a search can widen. */
    static final int MOST_ROWS = 120;

    static final int AT_EACH_END = 30;
    private static final List<String> ORDERS = List.of("byPooled", "byRaw", "bySize", "byName", "byRank");
    private static final int ROOMY_ROWS = 40;
    private static final double HIGHEST_NAME = 0.97;
    private static final double SIZE_STEP = 1.05;
    /** More points than this are drawn as a cloud. */
    private static final int CROWD = 500;

    /** Narrower charts have shorter keys. */
    private static final int TIGHT = 480;

    private static final int KEY_AT = -36;
    private static final int KEY_LINE = 14;

    private static final int TITLE_EDGE = 70;
    private static final int TITLE_LETTER = 7;

    private static final int MAP_GAP = 24;
    private static final int MAP_EDGE = 8;
    private static final int BESIDE = 520;
    private static final double TALLEST_MAP = 560;

    private final Chart chart;
    private final ChartForm form;
    private final ChartSource source;
    private final Result result;
    private final ChartWords words;
    private final RegionRows rows;
    private final Map<String, Object> facts;
    private final ObjectNode data = JsonNodeFactory.instance.objectNode();

    ChartData(Chart chart, ChartSource source, ChartForm form) {
        this.chart = chart;
        this.form = form;
        this.source = source;
        this.result = source.result();
        this.words = new ChartWords(source);
        this.rows = new RegionRows(result);
        this.facts = form.facts();
    }

    /** Empty where the chart does not apply to the result. */
    Optional<Picture> picture() {
        Optional<MapRows> map = chart == Chart.MAP ? MapRows.of(source, rows) : Optional.empty();
        boolean known = chart != Chart.INFLUENCE || source.influence().isPresent();
        if (!known || !chart.applies(result, map.isPresent())) {
            return Optional.empty();
        }
        commonFacts();
        switch (chart) {
            case SHRINKAGE, INTERVALS, RANKS, AGREEMENT -> regions();
            case MAP -> map(map.orElseThrow());
            case FUNNEL -> funnel();
            case PREDICTOR -> predictor();
            case NORMALITY, RESIDUALS -> deviations();
            case SIGMA -> sigma();
            case CHECK -> check();
            case INFLUENCE -> {
                facts.put("parameter", Influence.SIGMA);
                data.set("influence", InfluenceRows.json(source.influence().orElseThrow(), result, rows));
            }
        }
        return Optional.of(
                new Picture(chart.code(), chart.question(), words.alternative(chart), words.note(chart), facts, data));
    }

    private void commonFacts() {
        int regions = result.regions().size();
        facts.put("highest", words.highest());
        facts.put(
                "shrinkageKey",
                words.shrinkageKey(form.width() < TIGHT, source.before().isPresent()));
        facts.put("keyAt", keyAt());
        facts.put("rankKey", words.rankKey(form.width() < TIGHT));
        facts.put("intervalKey", words.intervalKey(form.width() < TIGHT));
        facts.put("step", regions <= ROOMY_ROWS ? 26 : 18);
        facts.put("dot", regions <= MOST_ROWS ? 70 : regions <= CROWD ? 36 : 14);
        facts.put("faint", regions <= MOST_ROWS ? 1 : regions <= CROWD ? 0.5 : 0.15);
        facts.put("largest", regions <= MOST_ROWS ? 420 : regions <= CROWD ? 200 : 80);
        facts.put("smallest", regions <= CROWD ? 16 : 8);
        facts.putAll(new RowWindow(regions).facts());
        facts.put("unit", words.unit());
        facts.put("level", words.level());
        facts.put("sizeName", words.sizeName());
        facts.put("limit", highest());
        facts.put("limitOfIntervals", highestLimit());
        facts.put("moves", regions <= CROWD ? 1 : 0);
        facts.put("bandKey", form.width() < TIGHT ? "" : "band: " + words.level() + " interval of the pooled share");
    }

    /** The first line of the key, above the names of the nation's and the threshold's lines. */
    private int keyAt() {
        int lines = form.width() >= TIGHT ? 1 : source.before().isPresent() ? 3 : 2;
        return KEY_AT - KEY_LINE * (lines - 1) - (threshold().isEmpty() ? 0 : KEY_LINE);
    }

    /** The end of axes that raw and pooled estimates share. */
    private double highest() {
        return Math.max(
                1e-6,
                result.regions().stream()
                        .flatMapToDouble(region -> DoubleStream.of(
                                region.raw().estimate(), region.pooled().estimate()))
                        .filter(Double::isFinite)
                        .max()
                        .orElse(1));
    }

    /** Where the pooled estimates' intervals end. */
    private double highestLimit() {
        return result.regions().stream()
                .mapToDouble(region -> region.pooled().upper())
                .filter(Double::isFinite)
                .reduce(highest(), Math::max);
    }

    private ArrayNode threshold() {
        ArrayNode threshold = JsonNodeFactory.instance.arrayNode();
        Double at = result.model().threshold();
        if (at != null && Double.isFinite(at)) {
            threshold.addObject().put("at", at).put("words", "threshold " + Numbers.percentInWords(at));
        }
        return threshold;
    }

    /** Where the nation's line is named: above it, and beside it where the line of a threshold would run through the name. */
    private void nationWords() {
        double nation = data.get("nation").path(0).path("mean").asDouble(Double.NaN);
        double threshold = data.get("threshold").path(0).path("at").asDouble(Double.NaN);
        boolean both = !Double.isNaN(nation) && !Double.isNaN(threshold);
        facts.put("nationAlign", !both ? "center" : nation < threshold ? "right" : "left");
        facts.put("nationShift", !both ? 0 : nation < threshold ? 3 : -3);
    }

    /** Pooled estimates before the change, of regions that have one now. */
    private ArrayNode before() {
        ArrayNode before = JsonNodeFactory.instance.arrayNode();
        source.before().ifPresent(released -> {
            Set<String> now = result.regions().stream()
                    .filter(region -> region.pooled().defined())
                    .map(RegionEstimate::region)
                    .collect(Collectors.toSet());
            for (RegionEstimate each : released.result().regions()) {
                if (each.pooled().defined() && now.contains(each.region())) {
                    before.addObject()
                            .put("region", each.region())
                            .put("before", each.pooled().estimate());
                }
            }
        });
        return before;
    }

    /** Where axes and sizes end, whichever regions are in sight: what stays must not change its place or size. */
    private ArrayNode ends() {
        ArrayNode ends = JsonNodeFactory.instance.arrayNode();
        ends.addObject()
                .put("estimate", highest())
                .put("interval", highestLimit())
                .put(
                        "size",
                        result.regions().stream()
                                .mapToDouble(RegionRows::size)
                                .max()
                                .orElse(1));
        return ends;
    }

    private void regions() {
        data.set("regions", rows.json());
        // the funnel asks whether raw shares scatter about a raw one
        data.set("nation", chart == Chart.FUNNEL ? NationLine.raw(result) : NationLine.pooled(result));
        data.set("gap", new RowWindow(result.regions().size()).gap((ArrayNode) data.get("regions"), ORDERS));
        data.set("ends", ends());
        data.set("threshold", threshold());
        nationWords();
        data.set("before", before());
        facts.put("rankTicks", rankTicks(result.regions().size(), form.narrow() ? 4 : 8));
    }

    /** 1, and then the multiples of a round step: no axis of ranks begins at 0. */
    static List<Integer> rankTicks(int regions, int most) {
        int step = IntStream.iterate(1, power -> power <= regions, power -> power * 10)
                .flatMap(power -> IntStream.of(power, 2 * power, 5 * power))
                .filter(each -> regions / each < most)
                .findFirst()
                .orElse(1);
        return IntStream.concat(
                        IntStream.of(1),
                        IntStream.iterate(step, rank -> rank <= regions, rank -> rank + step)
                                .filter(rank -> rank > 1))
                .boxed()
                .toList();
    }

    private void funnel() {
        regions();
        double nation = result.national().raw().estimate();
        double[] sizes = result.regions().stream()
                .filter(region -> region.raw().defined())
                .mapToDouble(RegionRows::size)
                .filter(size -> size > 0)
                .toArray();
        double smallest = DoubleStream.of(sizes).min().orElseThrow();
        double largest = DoubleStream.of(sizes).max().orElseThrow();
        ControlLimits limits = new ControlLimits(nation);
        facts.put("sizeFrom", smallest * 0.85);
        facts.put("sizeTo", largest * 1.15);
        facts.put(
                "sizeAxis", words.sizeName().equals("n") ? "Respondents (n), logarithmic" : "Effective n, logarithmic");
        data.set("limits", limits.json(smallest * 0.85, largest * 1.15));
        data.set("limitEnds", limitEnds(limits, smallest * 0.85, largest * 1.15));
        NamedPoints named = new NamedPoints();
        data.path("regions").forEach(row -> {
            if (row.has("raw") && row.path("size").asDouble() > 0) {
                double raw = row.path("raw").asDouble();
                double size = row.path("size").asDouble();
                boolean outside = limits.outside(raw, size, ControlLimits.OUTER);
                ((ObjectNode) row).put("outside", outside);
                named.add(
                        (ObjectNode) row, Math.log(size), raw, outside ? Math.abs(raw - nation) * Math.sqrt(size) : 0);
            }
        });
        named.mark("named");
    }

    /** The limits are named where they come into sight, which is farther right for the wider one. */
    private static ArrayNode limitEnds(ControlLimits limits, double smallest, double largest) {
        ArrayNode ends = JsonNodeFactory.instance.arrayNode();
        for (double level : new double[] {ControlLimits.INNER, ControlLimits.OUTER}) {
            double size = smallest;
            while (limits.upper(size, level) > HIGHEST_NAME && size * SIZE_STEP < largest) {
                size *= SIZE_STEP;
            }
            ends.addObject()
                    .put("size", size)
                    .put("at", limits.upper(size, level))
                    .put("words", Numbers.level(level));
        }
        return ends;
    }

    /** Beside each other where there is room, else one above the other. */
    private void map(MapRows map) {
        boolean beside = form.width() >= BESIDE;
        int half = beside ? (form.width() - MAP_GAP) / 2 : form.width();
        double height = Math.min(TALLEST_MAP, half * map.heightToWidth());
        facts.put("half", half - MAP_EDGE);
        facts.put("mapHeight", (int) Math.max(60, height));
        facts.put("columns", beside ? 2 : 1);
        List<Double> limits = map.limits();
        List<String> classNames = MapClasses.names(limits);
        facts.put("classNames", classNames);
        facts.put("darkest", classNames.size() == 1 ? "" : classNames.get(classNames.size() - 1));
        facts.put("classes", classes(limits.size() + 1));
        facts.put("rawTitle", result.model().published() ? "Direct estimates" : "Raw shares");
        data.set("shapes", map.features());
        data.set("ground", map.ground());
        data.set("hatchRaw", map.hatching(true));
        data.set("hatchPooled", map.hatching(false));
        data.set("tileNames", map.tileNames(half));
    }

    /** The lightest and the darkest whatever their number. */
    private static List<String> classes(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "var(--class-" + (number == 1 ? 3 : 1 + Math.round(4f * i / (number - 1))) + ")")
                .toList();
    }

    private void predictor() {
        PredictorRows predictors = new PredictorRows(result, rows);
        facts.put("predictor", PredictorRows.names(result).get(0));
        data.set("regions", predictors.regions());
        data.set("lines", predictors.lines());
    }

    private void deviations() {
        ArrayNode deviations = Deviations.json(result, rows);
        data.set("deviations", deviations);
        boolean expected = !result.model().predictors().isEmpty();
        NamedPoints off = new NamedPoints();
        NamedPoints far = new NamedPoints();
        deviations.forEach(row -> {
            double value = row.path("deviation").asDouble();
            double beyond = Math.max(
                    row.path("lower").asDouble() - value,
                    value - row.path("upper").asDouble());
            // of thousands some lie beside the band by chance wherever it is narrow
            boolean strays = beyond > 0 && Math.abs(value) > 2;
            off.add((ObjectNode) row, row.path("expected").asDouble(), value, strays ? Math.abs(value) : 0);
            double against = expected
                    ? row.path("synthetic").asDouble()
                    : Math.log(row.path("size").asDouble());
            far.add((ObjectNode) row, against, value, Math.abs(value) > 2 ? Math.abs(value) : 0);
        });
        off.mark("namedOff");
        far.mark("namedFar");
        facts.put("expectedTitle", titleLines("Expected of a normal distribution, standard deviations"));
        facts.put("against", expected ? "synthetic" : "size");
        facts.put(
                "againstTitle",
                titleLines(
                        expected
                                ? "Expected by the model without the region's own answers"
                                : "Respondents (" + words.sizeName() + ")"));
        facts.put("againstName", expected ? "Expected by the model" : "Respondents (" + words.sizeName() + ")");
        facts.put("againstFormat", expected ? "~%" : ",");
        facts.put("againstValue", expected ? ".1%" : ",.0f");
        facts.put("againstScale", expected ? "linear" : "log");
    }

    /** Titles of axes do not wrap themselves. */
    private List<String> titleLines(String title) {
        return TextLines.of(title, Math.max(20, (form.width() - TITLE_EDGE) / TITLE_LETTER), title.length());
    }

    private void sigma() {
        List<Double> quantiles = result.fit().standardDeviationQuantiles();
        OptionalDouble rate = SigmaDensities.priorRate(result);
        ArrayNode densities = SigmaDensities.json(quantiles, rate);
        data.set("densities", densities);
        data.set("names", SigmaDensities.names(densities));
        facts.put(
                "sigmaAxis",
                "Standard deviation between regions (" + result.model().link() + " scale)");
    }

    private void check() {
        Result.PredictiveCheck check = result.fit().predictiveCheck();
        ArrayNode statistics = JsonNodeFactory.instance.arrayNode();
        for (Result.CheckedStatistic each : check.statistics()) {
            if (Double.isFinite(each.observed()) && Double.isFinite(each.lower()) && Double.isFinite(each.upper())) {
                // the spread is told in percentage points, as the sentences do; all else counts regions
                boolean spread = each.name().equals(Result.CheckedStatistic.SPREAD);
                double unit = spread ? 100 : 1;
                double least = unit * Math.min(each.observed(), Math.min(each.lower(), each.mean()));
                double most = unit * Math.max(each.observed(), Math.max(each.upper(), each.mean()));
                // axes from one whole number to another, so that each has two ticks at least
                double from = Math.floor(least);
                statistics
                        .addObject()
                        .put("axisFrom", from)
                        .put("axisTo", Math.max(from + 1, Math.ceil(most)))
                        .put("place", statistics.size() - 1)
                        .put(
                                "name",
                                spread
                                        ? "standard deviation of raw percentages, percentage points"
                                        : "number of " + each.name())
                        .put("observed", unit * each.observed())
                        .put("mean", unit * each.mean())
                        .put("lower", unit * each.lower())
                        .put("upper", unit * each.upper());
            }
        }
        data.set("statistics", statistics);
    }

    /** Regions with a raw and a pooled estimate, the largest move first. */
    static List<RegionEstimate> byMove(Result result) {
        return result.regions().stream()
                .filter(region -> region.raw().defined() && region.pooled().defined())
                .sorted(Comparator.comparingDouble(region ->
                        -Math.abs(region.pooled().estimate() - region.raw().estimate())))
                .toList();
    }
}
