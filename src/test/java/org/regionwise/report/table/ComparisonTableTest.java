package org.regionwise.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.compare.Comparison;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Results;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

class ComparisonTableTest {
    private static final String ANALYSES = "analysis=1&analysis=2";

    /** The second knows nothing of region c, and has twice the share in b. */
    private final Comparison comparison = comparison(
            Results.of(
                    List.of(
                            new Results.Counts("a", "Zlín", 1000, 300),
                            new Results.Counts("b", "Brno", 1000, 100),
                            new Results.Counts("c", "Čáslav", 1000, 200)),
                    0.3,
                    List.of()),
            Results.of(
                    List.of(new Results.Counts("a", "Zlín", 1000, 300), new Results.Counts("b", "Brno", 1000, 200)),
                    0.3,
                    List.of()));

    private static Comparison comparison(Result one, Result other) {
        return Comparison.of(List.of(new NamedResult("one", one), new NamedResult("other", other)));
    }

    private static ComparisonTableView view(String... parameters) {
        Map<String, List<String>> query = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            query.put(parameters[i], List.of(parameters[i + 1]));
        }
        return ComparisonTableView.of(ANALYSES, 2, query);
    }

    private List<String> regions(String... parameters) {
        return ComparisonTable.of(comparison, view(parameters), Words.english()).rows().stream()
                .map(ComparisonTable.Row::region)
                .toList();
    }

    @Test
    void sortsByEveryColumnWithWhatIsUndefinedLast() {
        assertEquals(List.of("a", "c", "b"), regions());
        assertEquals(List.of("b", "c", "a"), regions("order", "ascending"));
        assertEquals(List.of("b", "c", "a"), regions("sort", "region"));
        assertEquals(List.of("b", "a", "c"), regions("sort", "pooled2", "order", "ascending"));
        assertEquals(List.of("a", "b", "c"), regions("sort", "pooled2"));
        assertEquals(List.of("b", "a", "c"), regions("sort", "difference"));
        // there is no third analysis
        assertEquals(List.of("a", "c", "b"), regions("sort", "pooled3"));
    }

    @Test
    void saysHowFarTheAnalysesAreApart() {
        ComparisonTable table = ComparisonTable.of(comparison, view("sort", "difference"), Words.english());
        ComparisonTable.Row farthest = table.rows().get(0);
        double apart = Double.parseDouble(farthest.cells().get(1).percent())
                - Double.parseDouble(farthest.cells().get(0).percent());
        assertEquals(apart, Double.parseDouble(farthest.difference()), 0.1 + 1e-9, "of two rounded figures");
        assertTrue(apart > 5, farthest.toString());
        assertEquals(Numerals.UNDEFINED, table.rows().get(2).difference());
        assertEquals(Numerals.UNDEFINED, table.rows().get(2).cells().get(1).percent());
    }

    @Test
    void aLinkShowsTheSame() {
        assertEquals("?" + ANALYSES, view().query());
        assertEquals("?" + ANALYSES, view("sort", "nonsense", "from", "-3").query());
        ComparisonTableView changed =
                view("sort", "difference", "order", "ascending", "search", "caslav & co", "rows", "all");
        assertEquals(
                "?" + ANALYSES + "&sort=difference&order=ascending&search=caslav+%26+co&rows=all", changed.query());
        assertEquals(List.of("c"), regions("search", "caslav"));
        assertEquals(
                "?" + ANALYSES + "&sort=pooled2&order=descending",
                ComparisonTable.of(comparison, view(), Words.english())
                        .analyses()
                        .get(1)
                        .pooled()
                        .link());
        assertEquals(
                "?" + ANALYSES + "&sort=pooled&order=ascending",
                ComparisonTable.of(comparison, view(), Words.english())
                        .analyses()
                        .get(0)
                        .pooled()
                        .link());
    }

    @Test
    void manyRegionsComeInWindows() {
        List<Results.Counts> counts = new ArrayList<>();
        for (int i = 0; i < 450; i++) {
            counts.add(new Results.Counts("r" + i, "Region " + i, 100 + i, 20));
        }
        Comparison many = comparison(Results.of(counts, 0.3, List.of()), Results.of(counts, 0.4, List.of()));
        ComparisonTable table = ComparisonTable.of(many, view("sort", "region", "from", "420"), Words.english());
        assertEquals(
                "Rows 401 to 450 of 450, 450 regions in all", table.inSight().counted(Words.english()));
        assertEquals("Region 400", table.rows().get(0).name());
        assertEquals(400, table.rows().get(0).index());
        assertNull(table.others().later());
        assertEquals(
                "?" + ANALYSES + "&sort=region&order=ascending&from=300",
                table.others().earlier());
        assertEquals(
                450,
                ComparisonTable.of(many, view("rows", "all"), Words.english())
                        .rows()
                        .size());
    }

    @Test
    void rareOutcomesGetMoreDecimals() {
        Result rare = Results.of(
                List.of(new Results.Counts("a", "A", 100_000, 31), new Results.Counts("b", "B", 90_000, 22)),
                0.2,
                List.of());
        ComparisonTable table = ComparisonTable.of(comparison(rare, rare), view(), Words.english());
        assertEquals(
                PrintedTable.of(rare, Words.english()).rows().get(0).pooledPercent(),
                table.rows().get(0).cells().get(0).percent());
        assertEquals("0.000", table.rows().get(0).difference());
    }
}
