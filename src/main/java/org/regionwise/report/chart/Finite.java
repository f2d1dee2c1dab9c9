package org.regionwise.report.chart;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Numbers in a chart's data, which knows no NaN: what is undefined or withheld is absent from its row. */
final class Finite {
    private Finite() {}

    static void put(ObjectNode row, String field, double value) {
        if (Double.isFinite(value)) {
            row.put(field, value);
        }
    }
}
