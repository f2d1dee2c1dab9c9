package org.regionwise.survey.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.Said;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.file.SurveyFile;

class TextBehindQuoteTest {
    /** Lines are told apart by |, quotation marks are written as '. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a;'b'c;d|e;f;g, true",
                "a;'b''c'd|e;f;g, true",
                "a;'b|c' ;d|e;f;g, true",
                "a;b;'c'd'|e;'f;g, true",
                "a;'b;c|d;e;f, false",
                "a;'b'';c|d;e;f, false",
                "a;b'c;d|'e;f;g, false",
                "a;'b''c';d|'e';'';'g, false"
            })
    void theFirstFaultIsToldAsTheParserSeesIt(String rows, boolean behind, @TempDir Path folder) throws IOException {
        String text = "x;y;z\n" + rows.replace('\'', '"').replace('|', '\n') + "\n";
        assertEquals(behind, TextBehindQuote.isFirstFault(new StringReader(text), ';', 1 << 16));
        Path file = folder.resolve("survey.csv");
        Files.writeString(file, text);
        SurveyFile survey = SurveyFile.open(file, "survey.csv");
        ImportProblem problem = assertThrows(ImportProblem.class, () -> survey.forEachRow((row, cells) -> {}), text);
        String expected = Said.of(problem);
        assertTrue(expected.contains(behind ? "There is more text" : "never closed"), expected);
    }

    @Test
    void aCellTooLongForTheParserCountsAsNeverClosed() throws IOException {
        String text = "x;y\n\"" + "a".repeat(50) + "\"b;1\n";
        assertTrue(TextBehindQuote.isFirstFault(new StringReader(text), ';', 100), "it fits");
        assertEquals(false, TextBehindQuote.isFirstFault(new StringReader(text), ';', 40));
    }
}
