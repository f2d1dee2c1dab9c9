package org.regionwise.analysis.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;

/** Columns are those of R's {@code model.matrix}; {@code src/test/r/linear-summary.R}. */
class ModelMatrixTest {
    static Iterable<JsonNode> cases() {
        return ReferenceCase.json("linear/summary/model-matrix.json");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isAsRMakesIt(JsonNode expected) {
        DataFrame grid = grid();
        TermList terms = Formula.parse("x " + expected.get("formula").asText()).fixed();
        ModelMatrix matrix = ModelMatrix.of(terms, new ModelFrame(grid));
        List<String> names = new ArrayList<>();
        expected.get("names").forEach(name -> names.add(name.asText()));
        assertEquals(names, matrix.names());
        for (int k = 0; k < names.size(); k++) {
            double sum = 0;
            double weighted = 0;
            for (int i = 0; i < grid.rows(); i++) {
                sum += matrix.columns().get(k)[i];
                weighted += (i + 1) * matrix.columns().get(k)[i];
            }
            // both sums, of numbers of up to 400, in another order
            assertEquals(expected.get("sums").get(k).asDouble(), sum, 1e-9, names.get(k));
            assertEquals(expected.get("weighted").get(k).asDouble(), weighted, 1e-9, names.get(k));
        }
    }

    private static DataFrame grid() {
        List<Map<String, String>> rows = ReferenceCase.csv("linear/summary/grid.csv");
        long[] fileRows = new long[rows.size()];
        int[] a = new int[rows.size()];
        int[] b = new int[rows.size()];
        double[] n = new double[rows.size()];
        double[] x = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            fileRows[i] = i + 2L;
            a[i] = List.of("p", "q", "r").indexOf(rows.get(i).get("a"));
            b[i] = List.of("u", "v").indexOf(rows.get(i).get("b"));
            n[i] = Double.parseDouble(rows.get(i).get("n"));
            x[i] = Double.parseDouble(rows.get(i).get("x"));
        }
        return new DataFrame(
                Map.of(
                        "a", new FrameColumn.Categories(a, List.of("p", "q", "r")),
                        "b", new FrameColumn.Categories(b, List.of("u", "v")),
                        "n", new FrameColumn.Numbers(n),
                        "x", new FrameColumn.Numbers(x)),
                fileRows);
    }

    @Test
    void whatIsUndefinedIsNamedByItsRow() {
        DataFrame data = new DataFrame(
                Map.of("x", new FrameColumn.Numbers(new double[] {1, Double.NaN, 0})), new long[] {2, 3, 5});
        InvalidFormula problem = assertThrows(
                InvalidFormula.class,
                () -> new ModelFrame(data).column(Formula.parse("log(x) ~ 1").response()));
        assertEquals("formula-undefined", problem.code());
        // the missing value in row 3 is missing, not wrong
        assertEquals("5", problem.facts().get("row"));
    }

    @Test
    void arithmeticOfWordsIsRefused() {
        DataFrame data = new DataFrame(
                Map.of("x", new FrameColumn.Categories(new int[] {0, 1}, List.of("1", "many"))), new long[] {2, 3});
        InvalidFormula problem = assertThrows(
                InvalidFormula.class,
                () -> new ModelFrame(data).column(Formula.parse("I(x^2) ~ 1").response()));
        assertEquals(Map.of("column", "x", "value", "many"), problem.facts());
    }
}
