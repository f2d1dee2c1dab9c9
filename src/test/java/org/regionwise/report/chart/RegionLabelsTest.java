package org.regionwise.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertEnds;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.Results.Counts;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.row.RegionLabels;
import org.regionwise.report.message.Words;

/** Two towns have one name. Whatever a chart draws or says of one, it says of which. */
class RegionLabelsTest {
    private static final String ILLINOIS = "Springfield (IL)";
    private static final String OREGON = "Springfield (OR)";

    private static Result towns(double sigma) {
        return Results.of(
                List.of(
                        new Counts("IL", "Springfield", 40, 30),
                        new Counts("OR", "Springfield", 50, 2),
                        new Counts("Salem", "Salem", 90, 25)),
                sigma,
                List.of());
    }

    private static final Result TOWNS = towns(0.4);

    private static void assertTold(String words) {
        assertTrue(words.contains(ILLINOIS), words);
        assertTrue(words.contains(OREGON), words);
        assertEquals(2, words.split("Springfield", -1).length - 1, words);
    }

    @Test
    void onlyANameThatTwoHaveIsFollowedByItsKey() {
        RegionLabels labels = RegionLabels.of(TOWNS);
        assertEquals(ILLINOIS, labels.of("IL"));
        assertEquals(OREGON, labels.of("OR"));
        assertEquals("Salem", labels.of("Salem"));
    }

    @Test
    void textAlternativesTellThemApart() {
        ChartWords words = new ChartWords(ChartSource.of(Released.inFull(TOWNS)), Words.english());
        for (Chart chart : List.of(Chart.SHRINKAGE, Chart.MAP, Chart.INTERVALS, Chart.FUNNEL, Chart.NORMALITY)) {
            assertTold(words.alternative(chart));
        }
    }

    @Test
    void soDoesAComparison() {
        Comparison comparison =
                Comparison.of(List.of(new NamedResult("One", TOWNS), new NamedResult("Other", towns(0.1))));
        assertTold(ComparisonChart.view(comparison, Words.english()).alternative());
    }

    @Test
    void soDoTwoRegionsSideBySide() {
        ChartSpecification drawn = RegionChart.of(
                        Released.inFull(TOWNS),
                        TOWNS.regions().subList(0, 2),
                        ChartForm.paper(Words.english()),
                        Map.of())
                .orElseThrow();
        assertTold(drawn.alternative());
        assertTold(drawn.tree().at("/title/text").asText());
        assertEquals(ILLINOIS, drawn.tree().at("/datasets/parts/1/of").asText());
        assertEnds("\n" + ILLINOIS, drawn.tree().at("/datasets/parts/0/row").asText());
    }
}
