package org.regionwise.analysis.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.ReferenceCase;

/** Formulas are read and printed as R reads and prints them; {@code src/test/r/linear-summary.R}. */
class FormulaTest {
    @Test
    void isPrintedAsRPrintsIt() {
        for (JsonNode each : ReferenceCase.json("linear/summary/formulas.json")) {
            assertEquals(
                    each.get("printed").asText(),
                    Formula.parse(each.get("given").asText()).text());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            y ~ (1 | g)                  ; 1 | g
            y ~ (x | g)                  ; 1 + x | g
            y ~ (0 + x | g)              ; x | g
            y ~ (x || g)                 ; 1 | g, x | g
            y ~ (x * z || g)             ; 1 | g, x | g, z | g, x:z | g
            y ~ (1 | a/b)                ; 1 | b:a, 1 | a
            y ~ (1 | a/b/c)              ; 1 | c:(b:a), 1 | b:a, 1 | a
            y ~ (1 | a:b)                ; 1 | a:b
            y ~ (1 | a + b)              ; 1 | a, 1 | b
            y ~ x + ((1 | a) + (1 | b))  ; 1 | a, 1 | b
            """)
    void takesRandomPartsApart(String formula, String parts) {
        List<String> found = Formula.parse(formula).random().stream()
                .map(part -> effects(part.effects()) + " | " + part.group())
                .toList();
        assertEquals(parts, String.join(", ", found));
    }

    private static String effects(TermList effects) {
        List<String> terms = effects.terms().stream().map(ModelTerm::toString).toList();
        return effects.intercept() && !terms.isEmpty()
                ? "1 + " + String.join(" + ", terms)
                : effects.intercept() ? "1" : String.join(" + ", terms);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            y                        ; formula-no-response
            ~ x + (1 | g)            ; formula-no-response
            1 ~ x                    ; formula-no-response
            y ~                      ; formula-ends
            y ~ x + (1 | g           ; formula-ends
            y ~ x +                  ; formula-ends
            y ~ x ) + (1 | g)        ; formula-place
            y ~ x x                  ; formula-place
            y ~ x ? z                ; formula-sign
            y ~ x ~ z                ; formula-two-tildes
            y ~ x + 1 | g            ; formula-bar
            y ~ x * (1 | g)          ; formula-bar
            y ~ ((1 | g) | h)        ; formula-bar
            y ~ x - (1 | g)          ; formula-taken-away
            y ~ (0 | g)              ; formula-no-effect
            y ~ (1 | g - h)          ; formula-grouping
            y ~ (1 | 3)              ; formula-grouping
            y ~ 2 * x + (1 | g)      ; formula-number
            y ~ 5 + (1 | g)          ; formula-number
            y ~ x^z                  ; formula-power
            y ~ x^0                  ; formula-power
            y ~ . + (1 | g)          ; formula-dot
            y ~ offset(a, b)         ; formula-arguments
            """)
    void saysWhatIsWrong(String formula, String code) {
        assertEquals(
                code,
                assertThrows(InvalidFormula.class, () -> Formula.parse(formula)).code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-", "y ~ ("})
    void deepNestingIsRefused(String opening) {
        assertThrows(InvalidFormula.class, () -> Formula.parse("y ~ " + opening.repeat(100_000) + "x"));
    }

    @Test
    void severalAreSplitAtCommasOutsideBrackets() {
        assertEquals(
                List.of("y ~ log(x, 2) + (1 | g)", "y ~ 1 + (1 | g)"),
                Formula.several("y ~ log(x, 2) + (1|g), y ~ 1 + (1|g)").stream()
                        .map(Formula::text)
                        .toList());
    }
}
