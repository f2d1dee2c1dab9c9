package org.regionwise.analysis.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.inference.CoefficientTests;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;

/** Nine rows of three regions. */
class RegionsToldTest {
    private static final Map<String, FrameColumn> COLUMNS = new LinkedHashMap<>();

    static {
        COLUMNS.put("region", categories(0, 0, 0, 1, 1, 1, 2, 2, 2));
        COLUMNS.put("district", categories(0, 0, 1, 2, 2, 3, 4, 5, 5));
        COLUMNS.put("capital", categories(0, 0, 0, 1, 1, 1, 1, 1, 1));
        COLUMNS.put("urban", categories(0, 1, 0, 1, 0, 1, 0, 1, 0));
        COLUMNS.put("coast", categories(0, 0, 0, 0, 1, 1, 1, 1, 1));
        COLUMNS.put("dummy", numbers(0, 0, 0, 1, 1, 1, 0, 0, 0));
        COLUMNS.put("code", numbers(1, 1, 1, 2, 2, 2, 3, 3, 3));
        COLUMNS.put("y", numbers(1, 2, 3, 4, 5, 6, 7, 8, 9));
        COLUMNS.put("x", numbers(1, 2, 3, 1, 2, 3, 1, 2, 3));
        COLUMNS.put("asked", numbers(1, 2, 3, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
    }

    private static FrameColumn categories(int... codes) {
        return new FrameColumn.Categories(codes, List.of("a", "b", "c", "d", "e", "f"));
    }

    private static FrameColumn numbers(double... values) {
        return new FrameColumn.Numbers(values);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "y ~ x + (1 | region); ''",
                "y ~ urban * x + (x | region); ''",
                "y ~ code + (1 | urban); ''",
                "y ~ between(x, region) + (1 | region); ''",
                "y ~ region + (1 | urban); region",
                "y ~ district + (1 | urban); district",
                "y ~ capital + (1 | urban); capital",
                "y ~ x + (capital | urban); capital",
                "y ~ x * dummy + (1 | urban); dummy",
                "y ~ factor(code) + (1 | urban); factor(code)",
                "y ~ I((code - 1) * (code - 2)) + (1 | urban); I((code - 1) * (code - 2))",
                "I(y * dummy) ~ 1 + (1 | urban); dummy",
                "y ~ asked + (1 | urban); y ~ asked + (1 | urban)"
            })
    void whatSetsRegionsApart(String formula, String telling) {
        LinearQuestion question = new LinearQuestion(
                Formula.parse(formula),
                List.of(),
                Criterion.REML,
                null,
                CoefficientTests.Method.NONE,
                false,
                List.of(),
                null,
                null,
                0.95,
                IntervalMethod.WALD,
                1,
                null,
                1,
                0);
        DataFrame data = new DataFrame(COLUMNS, LongStream.range(0, 9).toArray());
        List<String> said = RegionsTold.by(question, data, "region");
        assertEquals(telling, said.isEmpty() ? "" : said.get(0));
    }
}
