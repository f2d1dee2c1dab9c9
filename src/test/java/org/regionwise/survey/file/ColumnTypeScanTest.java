package org.regionwise.survey.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.survey.ColumnType;

class ColumnTypeScanTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "1.0",
                "0.5",
                "-0.5",
                ".5",
                "1.",
                "1e3",
                "2.5E-3",
                "123456789012345",
                "-0",
                "0.30000000000000004"
            })
    void numbers(String value) {
        assertEquals(ColumnType.NUMBER, type(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "007",
                "-01",
                "00",
                "+1",
                "1234567890123456",
                "1,5",
                "1 000",
                "NaN",
                "Infinity",
                "1e999",
                "0x10",
                "1d",
                "-",
                ".",
                "e5",
                "1e",
                "A",
                "١"
            })
    void codesAndWordsAreText(String value) {
        assertEquals(ColumnType.TEXT, type(value));
    }

    @Test
    void oneCodeMakesTheColumnText() {
        assertEquals(ColumnType.TEXT, type("1", "2", null, "03", "4"));
    }

    @Test
    void emptyCellsSayNothing() {
        assertEquals(ColumnType.NUMBER, type(null, "1", null));
        assertEquals(ColumnType.TEXT, type(null, null));
        assertEquals(ColumnType.TEXT, type());
    }

    private static ColumnType type(String... values) {
        ColumnTypeScan scan = new ColumnTypeScan();
        Arrays.stream(values).forEach(scan::observe);
        return scan.type();
    }
}
