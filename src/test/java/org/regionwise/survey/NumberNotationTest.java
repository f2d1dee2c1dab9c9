package org.regionwise.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberNotationTest {
    private static final NumberNotation GERMAN = new NumberNotation(',', '.');
    private static final NumberNotation ENGLISH = new NumberNotation('.', ',');
    private static final NumberNotation FRENCH = new NumberNotation(',', ' ');

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,5|1.5", "-0,25|-0.25", "1.234|1234", "1.234.567,5|1234567.5", "12.345,0|12345", "1e3|1000"})
    void readsPointsAsGroups(String text, double number) {
        assertEquals(number, GERMAN.parse(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.23",
                "1.2345",
                "1234.567",
                ".123",
                "1..234",
                "1,234.5",
                "1,2,3",
                "1.234,",
                "12.34,5",
                "x",
                "1 000"
            })
    void groupsHaveThreeDigits(String text) {
        boolean trailing = text.equals("1.234,");
        assertEquals(trailing, GERMAN.parse(text).isPresent(), text);
    }

    @Test
    void blanksOfAllKindsGroup() {
        assertEquals(1234567.5, FRENCH.parse("1 234\u00A0567,5").orElseThrow());
        assertEquals(-1234, FRENCH.parse("-1\u202F234").orElseThrow());
        assertEquals(1234.5, ENGLISH.parse("1,234.5").orElseThrow());
        assertEquals(1234.5, new NumberNotation('.', '\'').parse("1’234.5").orElseThrow());
    }

    @Test
    void aPointIsNoDecimalMarkWhereTheCommaIs() {
        assertTrue(NumberNotation.COMMA.parse("1.5").isEmpty());
        assertEquals("1.5", NumberNotation.COMMA.canonical("1,50"));
        assertEquals("1.234,5", GERMAN.example());
    }

    @Test
    void oneMarkCannotBeBoth() {
        assertThrows(IllegalArgumentException.class, () -> new NumberNotation(',', ','));
        assertThrows(IllegalArgumentException.class, () -> new NumberNotation('x', null));
    }
}
