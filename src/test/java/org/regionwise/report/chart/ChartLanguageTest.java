package org.regionwise.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;

/** What a chart says and how it writes numbers, in the reader's language. */
class ChartLanguageTest {
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final ChartDrawings DRAWINGS = new ChartDrawings(new VegaEngine());
    private static final ChartSource SOURCE = ChartSource.of(Released.inFull(Results.harassment()));

    private static Words in(String language) {
        return CATALOGUE.words(CATALOGUE.language(language).orElseThrow());
    }

    private static String svg(Chart chart, Words words) {
        return DRAWINGS.svg(ChartSpecification.of(chart, SOURCE, ChartForm.paper(words), Map.of())
                .orElseThrow());
    }

    @Test
    void axesHaveTheNumbersOfTheLanguage() {
        assertContains(">20%<", svg(Chart.SHRINKAGE, Words.english()));
        assertContains(">20\u00a0%<", svg(Chart.SHRINKAGE, in("cs")));
        String deviations = svg(Chart.NORMALITY, in("es"));
        assertContains(">0,5<", deviations);
        assertContains(">−0,5<", deviations);
        assertContains("¿Son normales las desviaciones de las regiones?", deviations);
    }

    /** Only words differ: the same marks stand in the same places. */
    @Test
    void theDataAreTheSameInEveryLanguage() {
        for (Chart chart : List.of(Chart.SHRINKAGE, Chart.INTERVALS, Chart.FUNNEL)) {
            for (Language language : CATALOGUE.languages()) {
                assertEquals(
                        places(chart, Words.english()),
                        places(chart, CATALOGUE.words(language)),
                        chart + " in " + language.tag());
            }
        }
    }

    private static List<String> places(Chart chart, Words words) {
        List<String> places = new ArrayList<>();
        ChartSpecification.of(chart, SOURCE, ChartForm.screen(800, words), Map.of())
                .orElseThrow()
                .tree()
                .path("datasets")
                .path("regions")
                .forEach(row -> places.add(row.path("region") + " " + row.path("raw") + " " + row.path("pooled")));
        assertTrue(places.size() > 1, chart.code());
        return places;
    }
}
