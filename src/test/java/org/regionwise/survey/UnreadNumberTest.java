package org.regionwise.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.Said;

/** Why texts are no numbers where numbers are written with a point. */
class UnreadNumberTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "4,80|MARKS|--decimal-mark ,)",
                "1.285,0|MARKS|--decimal-mark , --grouping-mark .)",
                "1.234.567|MARKS|--grouping-mark .)",
                "1,285.0|MARKS|line: --grouping-mark ,)",
                "1 285|MARKS|line: --grouping-mark space)",
                "1\u202F285,5|MARKS|--decimal-mark , --grouping-mark space)",
                "1'285.5|MARKS|line: --grouping-mark apostrophe)",
                "1,234|EITHER|--decimal-mark , or --grouping-mark ,",
                "10.0%|PERCENT|percent sign",
                "10 %|PERCENT|percent sign",
                "5.5 b|FLAG|“b”",
                "12.3 e|FLAG|“e”",
                "1234 bu|FLAG|“bu”",
                "7.1p|FLAG|“p”",
                ":|UNAVAILABLE|--empty",
                ": c|UNAVAILABLE|no figure",
                ":u|UNAVAILABLE|no figure",
                "..|UNAVAILABLE|no figure",
                "12 km|UNIT|“km”",
                "km 12|UNIT|“km”",
                "€ 1,200|CURRENCY|“€",
                "1 200 Kč|CURRENCY|“Kč”",
                "<5|BOUND|bound",
                "≥ 5|BOUND|bound",
                "5.5*|FOOTNOTE|footnote",
                "5.5 (1)|FOOTNOTE|footnote",
                "\u22125.5|MINUS|hyphen"
            })
    void isTold(String text, UnreadNumber.Kind kind, String said) {
        UnreadNumber why = UnreadNumber.of(text, NumberNotation.POINT).orElseThrow();
        assertEquals(kind, why.kind());
        assertContains(said, Said.of(why.reason("--")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12.5", "1e3", "North", "agree"})
    void nothingIsToldOfNumbersAndWords(String text) {
        assertEquals(Optional.empty(), UnreadNumber.of(text, NumberNotation.POINT));
    }

    @Test
    void theOptionsOfTheRegionTableAreItsOwn() {
        UnreadNumber comma = UnreadNumber.of("4,8", NumberNotation.POINT).orElseThrow();
        assertContains("--regions-decimal-mark ,", Said.of(comma.reason("--regions-")));
        UnreadNumber point = UnreadNumber.of("4.8", NumberNotation.COMMA).orElseThrow();
        assertContains("--decimal-mark .", Said.of(point.reason("--")));
    }
}
