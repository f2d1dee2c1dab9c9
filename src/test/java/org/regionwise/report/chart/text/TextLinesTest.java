package org.regionwise.report.chart.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextLinesTest {
    @Test
    void textBreaksAtBlanks() {
        assertEquals(List.of("short"), TextLines.of("short", 10, 2));
        assertEquals(List.of("one two", "three"), TextLines.of("one two three", 10, 2));
    }

    @Test
    void whatDoesNotFitIsLeftOutOfTheMiddle() {
        assertEquals(List.of("one two", "…or five 6"), TextLines.of("one two three four or five 6", 10, 2));
        assertEquals(List.of("abcdefghij", "…rstuvwxyz"), TextLines.of("abcdefghijklmnopqrstuvwxyz", 10, 2));
    }

    @Test
    void lettersStayWhole() {
        String planes = "𝒜".repeat(12);
        TextLines.of(planes, 5, 2)
                .forEach(line ->
                        assertEquals(line, new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)));
    }
}
