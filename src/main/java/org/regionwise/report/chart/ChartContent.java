package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A specification's file with all that fills it, of one result, of several side by side, or of one region.
 *
 * @param code the file's name under {@code charts/}
 * @param question the title: what it answers
 * @param alternative what it shows, in words
 * @param note how to read it, empty where it says so itself
 * @param facts by the name that stands in <code>${…}</code>; what analysts wrote only as {@code JsonNode}, which is not
 *     filled again
 * @param data rows by the name of the table
 */
public record ChartContent(
        String code, String question, String alternative, String note, Map<String, Object> facts, ObjectNode data) {
    /** Where the specification lies on the class path. */
    String resource() {
        return "/charts/" + code + ".vl.json";
    }
}
