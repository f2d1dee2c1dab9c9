package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.report.NaturalOrder;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.row.Percents;
import org.regionwise.report.chart.row.ReferenceLines;
import org.regionwise.report.chart.row.RegionLabels;
import org.regionwise.report.chart.row.RowWindow;
import org.regionwise.report.chart.text.TextLines;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ResultParts;

/** Two to four analyses in one chart: a row a region, a mark an analysis. */
public final class ComparisonChart {
    /** As addresses name it. */
    public static final String CODE = "comparison";

    private static final int LETTER = 7;
    private static final int MOST_LINES = 2;
    private static final int LINE = 15;
    private static final int BETWEEN_NAMES = 6;
    private static final int BELOW_NAMES = 32;
    private static final List<String> ORDERS = List.of("byFirst", "byDifference", "byName");
    private static final int SHORT_NAME = 60;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Comparison comparison;
    private final Words language;
    private final ComparisonWords words;
    private final List<String> names;
    private final RowWindow shown;
    private final String regionHeading;
    private final Percents percents;

    private ComparisonChart(Comparison comparison, Words language) {
        this.language = language;
        this.comparison = comparison;
        this.words = new ComparisonWords(comparison, language);
        this.names = comparison.analyses().stream().map(NamedResult::name).toList();
        this.shown = new RowWindow(comparison.regions().size());
        this.percents = Percents.of(comparison.analyses(), language);
        this.regionHeading = ResultParts.regionHeading(
                comparison.analyses().stream().map(NamedResult::result).toList(), language);
    }

    /** @param comparison of what may be shown of each result, see {@link Comparison#showing} */
    public static ChartSpecification of(Comparison comparison, ChartForm form, Map<String, String> state) {
        return ChartSpecification.of(new ComparisonChart(comparison, form.words()).content(form), form, state);
    }

    /** As a page places it. */
    public static ChartView view(Comparison comparison, Words language) {
        ComparisonWords words = new ComparisonWords(comparison, language);
        RowWindow window = new RowWindow(comparison.regions().size());
        return new ChartView(
                CODE,
                words.question(),
                Chart.Part.ANSWER,
                words.alternative() + window.told(language, true),
                new ComparisonWords(comparison, language.marking()).note(),
                ChartView.orders(language, List.of(ChartView.BY_FIRST, ChartView.BY_DIFFERENCE, ChartView.BY_NAME)),
                true,
                window,
                "",
                List.of());
    }

    /** Its title: what it answers. */
    public static String question(Comparison comparison, Words words) {
        return new ComparisonWords(comparison, words).question();
    }

    private ChartContent content(ChartForm form) {
        ObjectNode data = JSON.objectNode();
        data.set("regions", regions());
        data.set("analyses", key(form));
        data.set("nation", nation());
        data.set("gaps", shown.gaps(language));
        String alternative = words.alternative() + shown.told(language, form.paper());
        return new ChartContent(CODE, words.question(), alternative, words.note(), facts(form), data);
    }

    private Map<String, Object> facts(ChartForm form) {
        boolean roomy = shown.roomy();
        int step = shown.step(form, 10 + 8 * names.size(), 7 + 6 * names.size());
        int apart = Math.max(3, (step - (roomy ? 10 : 7)) / names.size());
        Map<String, Object> facts = form.facts(percents.figures());
        facts.putAll(shown.facts(form, ORDERS));
        facts.put("apart", apart);
        facts.put("middle", (names.size() - 1) / 2.0);
        facts.put("step", step);
        // marks beside each other need the room that they have on screen
        facts.put("printedStep", shown.whole(true) ? step : 0);
        facts.put("spread", apart * names.size());
        facts.put("dot", roomy ? 70 : Math.min(44, 7 * apart));
        facts.put("unit", form.axisTitleBesideLabels(words.unit()));
        facts.put("columns", columns());
        facts.put("tooltip", tooltip());
        return facts;
    }

    private ArrayNode regions() {
        List<Comparison.Region> regions = comparison.regions();
        RegionLabels labels = RegionLabels.of(comparison);
        Map<String, Integer> byDifference = places(Comparator.comparingDouble(ComparisonChart::byDifference));
        Map<String, Integer> byName =
                places(Comparator.comparing(Comparison.Region::label, new NaturalOrder(language)));
        ArrayNode rows = JSON.arrayNode();
        for (Comparison.Region region : regions) {
            ObjectNode row = rows.addObject()
                    .put("region", region.region())
                    .put("label", labels.of(region.region()))
                    .put("byFirst", rows.size() - 1)
                    .put("byDifference", byDifference.get(region.region()))
                    .put("byName", byName.get(region.region()));
            estimates(row, region.pooled());
            double difference = ComparisonWords.difference(region);
            if (difference >= 0) {
                row.put("lowest", pooled(region).min().orElseThrow())
                        .put("highest", pooled(region).max().orElseThrow())
                        .put("difference", percents.bare(difference));
            }
        }
        return rows;
    }

    /** The largest first, those that have none last. */
    private static double byDifference(Comparison.Region region) {
        double difference = ComparisonWords.difference(region);
        return Double.isNaN(difference) ? 1 : -difference;
    }

    /** Ties stay in the order of the first analysis. */
    private Map<String, Integer> places(Comparator<Comparison.Region> order) {
        return RowWindow.places(comparison.regions(), Comparison.Region::region, order);
    }

    private static DoubleStream pooled(Comparison.Region region) {
        return region.pooled().stream().filter(Estimate::defined).mapToDouble(Estimate::estimate);
    }

    /**
     * As lists side by side, which the specification makes into one mark each; what is undefined or withheld is null in
     * them.
     */
    private void estimates(ObjectNode row, List<Estimate> estimates) {
        ArrayNode analysis = row.putArray("analysis");
        ArrayNode pooled = row.putArray("pooled");
        ArrayNode lower = row.putArray("lower");
        ArrayNode upper = row.putArray("upper");
        for (Estimate estimate : estimates) {
            int place = analysis.size();
            analysis.add(place);
            add(pooled, estimate.estimate());
            add(lower, estimate.lower());
            add(upper, estimate.upper());
            if (estimate.defined()) {
                row.put("words" + place, percents.estimate(estimate));
            }
        }
    }

    private static void add(ArrayNode values, double value) {
        if (Double.isFinite(value)) {
            values.add(value);
        } else {
            values.addNull();
        }
    }

    /** The analyses' names above the rows, the first on top, each in the lines that there is room for. */
    private ArrayNode key(ChartForm form) {
        int letters = Math.max(20, (form.width() - form.labels() - 24) / LETTER);
        List<List<String>> lines = names.stream()
                .map(name -> TextLines.of(name, letters, MOST_LINES))
                .toList();
        List<Double> heights = new ArrayList<>();
        double height = BELOW_NAMES + shown.above();
        for (int i = names.size() - 1; i >= 0; i--) {
            double own = LINE * lines.get(i).size();
            heights.add(0, height + own);
            height += own + BETWEEN_NAMES;
        }
        ArrayNode key = JSON.arrayNode();
        for (int i = 0; i < names.size(); i++) {
            key.addObject()
                    .put("analysis", i)
                    .put("name", String.join("\n", lines.get(i)))
                    // the middle of the first line
                    .put("at", LINE / 2.0 - heights.get(i));
        }
        return key;
    }

    /** One line for all, where all have the same as far as it is shown. */
    private ArrayNode nation() {
        return words.sameNation()
                ? ReferenceLines.rawNation(comparison.analyses().get(0).result(), language)
                : JSON.arrayNode();
    }

    private ArrayNode columns() {
        ArrayNode columns = JSON.arrayNode();
        columns.addArray().add("label").add(regionHeading);
        for (int i = 0; i < names.size(); i++) {
            columns.addArray()
                    .add("words" + i)
                    .add(language.say("chart.analysis-interval", "analysis", names.get(i), "level", words.level(i)));
        }
        columns.addArray().add("difference").add(language.say("chart.difference-column"));
        return columns;
    }

    private ArrayNode tooltip() {
        ArrayNode tooltip = JSON.arrayNode();
        tooltip.addObject().put("field", "label").put("title", regionHeading);
        for (int i = 0; i < names.size(); i++) {
            // its id is at its end
            String name = names.get(i);
            tooltip.addObject()
                    .put("field", "words" + i)
                    .put(
                            "title",
                            name.length() <= SHORT_NAME ? name : "… " + name.substring(name.length() - SHORT_NAME));
        }
        tooltip.addObject().put("field", "difference").put("title", language.say("chart.difference-column"));
        return tooltip;
    }
}
