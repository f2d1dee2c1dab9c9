package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.regionwise.analysis.Result;

/** What deviations are drawn against to look for a pattern: what the model expects, or the size where it expects the same of all. */
final class ResidualAxis {
    private final boolean expected;
    private final String size;

    ResidualAxis(Result result) {
        this.expected = !result.model().predictors().isEmpty();
        this.size = "Respondents (" + SampleSize.name(result) + ")";
    }

    /** The field of the rows, the axis with its title and scale, and the words and format of a tooltip. */
    Map<String, Object> facts(ChartForm form) {
        return Map.of(
                "against",
                expected ? "synthetic" : "size",
                "againstTitle",
                form.axisTitle(expected ? "Expected by the model without the region's own answers" : size),
                "againstName",
                expected ? "Expected by the model" : size,
                "againstFormat",
                expected ? "~%" : ",",
                "againstValue",
                expected ? ".1%" : ",.0f",
                "againstScale",
                expected ? "linear" : "log");
    }

    /** Where a region lies along it, on the scale that is drawn. */
    double at(JsonNode row) {
        return expected
                ? row.path("synthetic").asDouble()
                : Math.log(row.path("size").asDouble());
    }
}
