package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.sensitivity.Influence;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.map.MapLayout;
import org.regionwise.report.chart.map.MapRows;
import org.regionwise.report.chart.row.Axes;
import org.regionwise.report.chart.row.CheckRows;
import org.regionwise.report.chart.row.Deviations;
import org.regionwise.report.chart.row.Funnel;
import org.regionwise.report.chart.row.InfluenceRows;
import org.regionwise.report.chart.row.PredictorRows;
import org.regionwise.report.chart.row.ReferenceLines;
import org.regionwise.report.chart.row.RegionRows;
import org.regionwise.report.chart.row.RowWindow;
import org.regionwise.report.chart.row.SampleSize;
import org.regionwise.report.chart.row.SigmaDensities;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ResultParts;

/** The tables and facts that a chart's specification asks for. */
final class ChartData {
    private static final List<String> ORDERS = List.of("byPooled", "byRaw", "bySize", "byName", "byRank");

    private final Chart chart;
    private final ChartForm form;
    private final Result asked;
    private final ChartSource source;
    private final Result result;
    private final Words language;
    private final ChartWords words;
    private final RegionRows rows;
    private final RowWindow shown;
    private final Axes axes;
    private final Map<String, Object> facts;
    private final ObjectNode data = JsonNodeFactory.instance.objectNode();

    ChartData(Chart chart, ChartSource source, ChartForm form) {
        this.chart = chart;
        this.form = form.about(source.result());
        this.asked = source.result();
        this.source = chart == Chart.GROUPS ? ChartSource.of(source.released().ofAggregates()) : source;
        this.result = this.source.result();
        this.language = this.form.words();
        this.words = new ChartWords(this.source, language);
        this.rows = new RegionRows(result, language);
        this.shown = new RowWindow(result.regions().size());
        this.axes = Axes.of(result);
        this.facts = form.facts(Figures.of(result, language));
    }

    /** Empty where the chart does not apply to the result. */
    Optional<ChartContent> content() {
        Optional<MapRows> map = chart == Chart.MAP ? MapRows.of(source, rows, language) : Optional.empty();
        boolean known = chart != Chart.INFLUENCE || source.influence().isPresent();
        if (!known || !chart.applies(asked, map.isPresent())) {
            return Optional.empty();
        }
        commonFacts();
        switch (chart) {
            case SHRINKAGE, INTERVALS, GROUPS, RANKS, AGREEMENT ->
                regions(ReferenceLines.pooledNation(result, language));
            case MAP -> map(map.orElseThrow());
            case FUNNEL -> funnel();
            case PREDICTOR -> predictor();
            case NORMALITY, RESIDUALS -> deviations();
            case SIGMA -> sigma();
            case CHECK -> data.set("statistics", check());
            case INFLUENCE -> influence();
        }
        String more = switch (chart) {
            case MAP ->
                map.map(MapRows::insetWords)
                        .filter(far -> !far.isEmpty())
                        .map(far -> " " + far)
                        .orElse("");
            case SHRINKAGE, INTERVALS, GROUPS, RANKS -> shown.told(language, form.paper());
            default -> "";
        };
        return Optional.of(new ChartContent(
                chart.code(),
                chart.question(language),
                words.alternative(chart) + more,
                words.note(chart),
                facts,
                data));
    }

    private void commonFacts() {
        facts.putAll(new MarkLegend(source, form).facts(chart));
        facts.putAll(shown.sizes());
        facts.putAll(shown.facts(form, ORDERS));
        facts.put("step", shown.step(form, 26, 18));
        facts.put(
                "regionHeading",
                chart == Chart.GROUPS
                        ? language.say("table.groups.group")
                        : ResultParts.regionHeading(result.model().labels(), language));
        facts.put("highest", words.highest());
        String unit = Axes.unit(result, language);
        boolean besideLabels = chart == Chart.SHRINKAGE || chart == Chart.INTERVALS || chart == Chart.GROUPS;
        facts.put("unit", besideLabels ? form.axisTitleBesideLabels(unit) : unit);
        facts.put("level", language.numerals().level(result.model().interval()));
        facts.put("sizeName", SampleSize.name(result, language));
        facts.put("floor", axes.floor());
        facts.put("limit", axes.estimate());
        facts.put("floorOfIntervals", axes.intervalFloor());
        Double threshold = result.model().threshold();
        // the threshold is drawn on this axis too
        facts.put(
                "limitOfIntervals",
                threshold == null || !Double.isFinite(threshold)
                        ? axes.interval()
                        : Math.max(threshold, axes.interval()));
    }

    private void regions(ArrayNode nation) {
        ArrayNode regions = chart == Chart.AGREEMENT ? rows.named() : rows.json();
        data.set("regions", regions);
        data.set("nation", nation);
        data.set("gaps", shown.gaps(language));
        data.set("ends", axes.json());
        ArrayNode threshold = ReferenceLines.threshold(result, language);
        data.set("threshold", threshold);
        facts.putAll(ReferenceLines.placeOfName(nation, threshold));
        data.set("before", RegionRows.before(source));
        facts.put("rankTicks", Axes.rankTicks(result.regions().size(), form.narrow() ? 4 : 8));
    }

    private void funnel() {
        // it asks whether raw shares scatter about a raw one
        regions(ReferenceLines.rawNation(result, language));
        Funnel funnel = new Funnel(result);
        facts.putAll(funnel.facts(language));
        data.set("limits", funnel.limits());
        data.set("limitEnds", funnel.limitEnds(language));
        funnel.mark((ArrayNode) data.get("regions"));
    }

    private void map(MapRows map) {
        MapLayout layout = new MapLayout(form.width(), map.heightToWidth());
        facts.putAll(layout.facts());
        facts.putAll(map.classes().facts(Figures.of(result, language)));
        facts.put("rawTitle", map.title(true));
        facts.put("pooledTitle", map.title(false));
        data.set("shapes", map.features());
        data.set("ground", map.ground());
        data.set("hatchRaw", map.hatching(true));
        data.set("hatchPooled", map.hatching(false));
        data.set("tileNames", map.tileNames(layout.half()));
        data.set("insets", map.insets());
        data.set("insetNames", map.insetNames(layout.half()));
        data.set("names", map.names());
        facts.put("rawFills", map.fills(true));
        facts.put("pooledFills", map.fills(false));
    }

    private void predictor() {
        PredictorRows predictors = new PredictorRows(result, rows);
        facts.put("predictor", PredictorRows.names(result).get(0));
        data.set("regions", predictors.regions());
        data.set("lines", predictors.lines());
    }

    private void deviations() {
        Deviations deviations = new Deviations(result);
        data.set("deviations", deviations.json());
        facts.put("expectedTitle", form.axisTitle(language.say("chart.normal-axis")));
        facts.putAll(deviations.facts(form));
    }

    private void sigma() {
        ArrayNode densities = SigmaDensities.json(
                result.fit().standardDeviationQuantiles(), SigmaDensities.priorRate(result), language);
        data.set("densities", densities);
        data.set("names", SigmaDensities.names(densities, language));
        facts.put(
                "sigmaAxis",
                language.say(
                        "chart.sigma-axis",
                        "scale",
                        language.say("variation.scale", "scale", result.model().scale())));
    }

    private ArrayNode check() {
        Numerals numerals = language.numerals();
        facts.put("lowerQuantile", numerals.percentage(numerals.fixed(2.5, 1)));
        facts.put("upperQuantile", numerals.percentage(numerals.fixed(97.5, 1)));
        return CheckRows.json(result.fit().predictiveCheck(), language);
    }

    private void influence() {
        data.set("influence", InfluenceRows.json(source.influence().orElseThrow(), result));
        facts.put("parameter", Influence.SIGMA);
        // the drawing puts the parameter that is chosen in its place
        facts.put("parameterPlace", "¤");
    }
}
