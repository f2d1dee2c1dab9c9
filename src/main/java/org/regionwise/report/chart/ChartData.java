package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Result;
import org.regionwise.report.Numbers;

/** The tables and facts that a chart's specification asks for. */
final class ChartData {
    /** More regions than this are shown by their two ends, which a search can widen. */
    static final int MOST_ROWS = 120;

    static final int AT_EACH_END = 30;
    private static final int ROOMY_ROWS = 40;

    private final Chart chart;
    private final ChartForm form;
    private final Result result;
    private final ChartWords words;
    private final Map<String, Object> facts = new HashMap<>();
    private final ObjectNode data = JsonNodeFactory.instance.objectNode();

    ChartData(Chart chart, ChartSource source, ChartForm form) {
        this.chart = chart;
        this.form = form;
        this.result = source.result();
        this.words = new ChartWords(result);
    }

    /**
     * @param facts by the name that stands in {@code ${…}}
     * @param data rows by the name of the table
     */
    record Tables(Map<String, Object> facts, ObjectNode data) {}

    /** Empty where the chart does not apply to the result. */
    Optional<Tables> tables(JsonNode wanted) {
        facts();
        data.set("regions", new RegionRows(result).json());
        data.set("nation", nation());
        return Optional.of(new Tables(facts, data));
    }

    private void facts() {
        int regions = result.regions().size();
        boolean windowed = regions > MOST_ROWS;
        facts.put("width", form.width());
        facts.put("labels", form.narrow() ? 110 : 220);
        facts.put("ticks", form.narrow() ? 4 : 8);
        facts.put("total", regions);
        facts.put("ends", windowed ? AT_EACH_END : regions);
        facts.put("step", regions <= ROOMY_ROWS ? 26 : 18);
        facts.put("unit", words.unit());
        facts.put("level", words.level());
        facts.put("sizeName", result.survey().design() == null ? "n" : "effective n");
        facts.put("question", chart.question());
    }

    private ArrayNode nation() {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        double mean = result.national().raw().estimate();
        if (Double.isFinite(mean)) {
            rows.addObject()
                    .put("mean", mean)
                    .put(
                            "words",
                            (result.model().published() ? "all regions " : "all respondents ")
                                    + Numbers.percentInWords(mean));
        }
        return rows;
    }
}
