package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.row.Axes;
import org.regionwise.report.chart.row.Percents;
import org.regionwise.report.chart.row.ReferenceLines;
import org.regionwise.report.chart.row.RegionLabels;
import org.regionwise.report.chart.row.RegionRows;
import org.regionwise.report.chart.row.RowWindow;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ResultParts;

/** A region's pooled estimate between what it was made of: its own answers, and what the model expects without them. */
public final class RegionChart {
    /** As addresses name it. */
    public static final String CODE = "region";

    /** Of the lines to the pooled estimate, in pixels, for no weight and all of it. */
    private static final double THINNEST = 1;

    private static final double THICKEST = 14;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Result result;
    private final Words words;
    private final Percents percents;
    private final List<RegionEstimate> regions;
    private final String level;
    private final RegionLabels labels;
    private final ArrayNode parts = JSON.arrayNode();
    private final ArrayNode pulls = JSON.arrayNode();

    private RegionChart(Result result, List<RegionEstimate> regions, Words words) {
        this.result = result;
        this.words = words.about(result);
        this.percents = Percents.of(result, words);
        this.regions = regions;
        this.level = words.numerals().level(result.model().interval());
        this.labels = RegionLabels.of(result);
    }

    /**
     * Empty where the pooled estimate is withheld.
     *
     * @param regions of the released result, one, or two to be compared
     */
    public static Optional<ChartSpecification> of(
            Released released, List<RegionEstimate> regions, ChartForm form, Map<String, String> state) {
        return regions.stream().allMatch(RegionChart::whole)
                ? Optional.of(ChartSpecification.of(
                        new RegionChart(released.result(), regions, form.words()).content(form), form, state))
                : Optional.empty();
    }

    /** As a page places it; empty where the pooled estimate is withheld. */
    public static Optional<ChartView> view(Released released, List<RegionEstimate> regions, Words words) {
        RegionChart chart = new RegionChart(released.result(), regions, words);
        return regions.stream().allMatch(RegionChart::whole)
                ? Optional.of(new ChartView(
                        CODE,
                        chart.question(),
                        Chart.Part.ANSWER,
                        chart.alternative(),
                        chart.note(words.marking()),
                        List.of(),
                        false,
                        new RowWindow(regions.size()),
                        "",
                        List.of()))
                : Optional.empty();
    }

    /** Whether the pooled estimate is there, and what the model expects; its own answers may be withheld. */
    private static boolean whole(RegionEstimate region) {
        return region.pooled().defined() && Double.isFinite(region.synthetic());
    }

    /** Of the model, in [0, 1]; NaN where a result does not know it. */
    private static double modelWeight(RegionEstimate region) {
        return region.sampled() ? region.shrinkage() : 1;
    }

    /** Those beside a single region in the order of the pooled estimates, and where it stands among them. */
    private void neighbours() {
        List<RegionEstimate> order = PooledOrder.of(result).stream()
                .filter(each -> each.pooled().defined())
                .toList();
        int at = order.indexOf(regions.get(0));
        for (int place = Math.max(0, at - 1); place <= Math.min(order.size() - 1, at + 1); place++) {
            if (place != at) {
                RegionEstimate each = order.get(place);
                part(
                        each,
                        place < at ? "above" : "below",
                        labels.of(each).replaceAll("\\s+", " "),
                        each.pooled(),
                        Double.NaN);
            }
        }
    }

    private String question() {
        return words.say(regions.size() > 1 ? "chart.question.regions" : "chart.question.region");
    }

    private String note(Words language) {
        return language.say("chart.note.region");
    }

    private ChartContent content(ChartForm form) {
        for (RegionEstimate region : regions) {
            if (regions.size() > 1) {
                parts.addObject()
                        .put("row", row("name" + parts.size(), labels.of(region).replaceAll("\\s+", " ")))
                        .put("place", parts.size() - 1);
            }
            add(region, form.narrow());
        }
        if (regions.size() == 1) {
            neighbours();
        }
        ObjectNode data = JSON.objectNode();
        data.set("parts", parts);
        data.set("pulls", pulls);
        data.set("nation", ReferenceLines.pooledNation(result, words));
        Map<String, Object> facts = form.facts(Figures.of(result, words));
        facts.put("unit", form.axisTitleBesideLabels(Axes.unit(result, words)));
        facts.put("level", level);
        facts.put("regionHeading", ResultParts.regionHeading(result.model().labels(), words));
        ArrayNode rows = JSON.arrayNode();
        parts.forEach(part -> rows.add(part.path("row")));
        facts.put("rows", rows);
        // on paper nothing else says which region it is
        String title = form.paper()
                ? words.say(
                        "chart.titled",
                        "regions",
                        words.lists().and(regions.stream().map(labels::of).toList()),
                        "question",
                        question())
                : question();
        return new ChartContent(CODE, title, alternative(), note(words), facts, data);
    }

    /** Own answers above, the model below, and between the two what came of them. */
    private void add(RegionEstimate region, boolean narrow) {
        double model = modelWeight(region);
        Estimate expected = new Estimate(region.synthetic(), Double.NaN, Double.NaN, Double.NaN);
        ObjectNode raw = null;
        if (region.raw().defined()) {
            raw = part(region, "raw", details(respondents(region), 1 - model, narrow), region.raw(), 1 - model);
        }
        ObjectNode pooled = part(region, "pooled", "", region.pooled(), Double.NaN);
        if (region.posterior() != null) {
            RegionRows.putKnown(pooled, "halfLower", region.posterior().halfLower());
            RegionRows.putKnown(pooled, "halfUpper", region.posterior().halfUpper());
        }
        ObjectNode synthetic =
                part(region, "model", details(words.say("chart.part.without"), model, narrow), expected, model);
        if (raw != null) {
            pull(raw, pooled, 1 - model);
        }
        pull(synthetic, pooled, model);
    }

    private ObjectNode part(RegionEstimate region, String kind, String details, Estimate estimate, double weight) {
        int place = parts.size();
        ObjectNode part = parts.addObject()
                .put("row", row(kind + place, label(kind) + (details.isEmpty() ? "" : "\n" + details)))
                .put("place", place)
                .put("of", labels.of(region))
                .put("kind", kind)
                .put("what", label(kind))
                .put("estimate", estimate.estimate())
                .put("short", percents.share(estimate.estimate()))
                .put("words", kind.equals("model") ? percents.share(estimate.estimate()) : percents.estimate(estimate));
        if (regions.size() > 1) {
            part.put("region", region.region());
        }
        RegionRows.putKnown(part, "lower", estimate.lower());
        RegionRows.putKnown(part, "upper", estimate.upper());
        RegionRows.putKnown(part, "weight", weight);
        return part;
    }

    private void pull(ObjectNode from, ObjectNode to, double weight) {
        if (Double.isFinite(weight)) {
            int pull = pulls.size();
            for (ObjectNode end : List.of(from, to)) {
                ObjectNode point = pulls.addObject();
                point.set("row", end.get("row"));
                point.set("place", end.get("place"));
                point.set("estimate", end.get("estimate"));
                point.put("pull", pull).put("thick", THINNEST + (THICKEST - THINNEST) * weight);
            }
        }
    }

    /** What an axis makes of it is below the first line, which keeps rows apart that read the same. */
    private static String row(String key, String words) {
        return key + "\n" + words;
    }

    private String label(String kind) {
        return switch (kind) {
            case "raw" ->
                words.say("chart.part.raw", "published", result.model().published());
            case "pooled" -> words.say("chart.part.pooled");
            case "above", "below" -> words.say("chart.part.neighbour", "above", kind.equals("above"));
            default -> words.say("chart.part.model");
        };
    }

    private String respondents(RegionEstimate region) {
        return region.respondents() > 0 ? words.say("chart.part.respondents", "respondents", region.respondents()) : "";
    }

    private String details(String first, double weight, boolean narrow) {
        String weighed = Double.isFinite(weight) ? words.say("chart.part.weight", "weight", percent(weight)) : "";
        return first.isEmpty() || weighed.isEmpty()
                ? first + weighed
                : first + (narrow ? "\n" : words.say("list.separator")) + weighed;
    }

    private String percent(double weight) {
        return words.numerals().percentage(words.numerals().percent(weight, 0));
    }

    private String alternative() {
        List<String> sentences = new ArrayList<>();
        for (RegionEstimate region : regions) {
            boolean own = region.raw().defined();
            double model = modelWeight(region);
            sentences.add(words.say(
                    Double.isFinite(model) ? "chart.tell.weights" : "chart.tell.region",
                    Map.of(
                            "answers",
                            !own ? "none" : result.model().published() ? "direct" : "own",
                            "region",
                            labels.of(region),
                            "raw",
                            percents.estimate(region.raw()),
                            "own",
                            percent(1 - model),
                            "expected",
                            percents.share(region.synthetic()),
                            "model",
                            percent(model),
                            "pooled",
                            percents.estimate(region.pooled()))));
        }
        ReferenceLines.pooledNation(result, words)
                .forEach(each -> sentences.add(
                        words.say("chart.tell.line", "line", each.path("words").asText())));
        return String.join(" ", sentences);
    }
}
