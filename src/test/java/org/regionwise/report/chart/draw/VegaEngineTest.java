package org.regionwise.report.chart.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VegaEngineTest {
    private static final VegaEngine ENGINE = new VegaEngine();

    @Test
    void drawsOneMarkForEveryDatum() {
        String svg = ENGINE.svg("""
                {"data": {"values": [{"x": 0.1, "y": "Praha"}, {"x": 0.3, "y": "Žilina & okolí"}]},
                 "mark": "point",
                 "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "nominal"}}}
                """);
        assertTrue(svg.startsWith("<svg"), svg);
        assertEquals(2, svg.split("aria-roledescription=\"point\"", -1).length - 1, svg);
        assertTrue(svg.contains("Žilina &amp; okolí"), svg);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ENGINE.svg("{\"mark\": \"no such mark\", \"data\": {}}"));
        assertThrows(IllegalArgumentException.class, () -> ENGINE.svg("no JSON"));
    }
}
