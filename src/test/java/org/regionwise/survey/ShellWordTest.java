package org.regionwise.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "region",
                "Which region?",
                "Nort=North West",
                "where's it",
                "'",
                "$HOME `id` \"a\" \\ * ~ ! # & ; | < > ( ) [a] {b,c}",
                "Jihočeský",
                "",
                "-9,-8"
            })
    void aShellReadsTheValueBack(String value) throws IOException {
        Process shell = new ProcessBuilder("sh", "-c", "printf '%s|' " + ShellWord.of(value)).start();
        assertEquals(value + "|", new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void whatNeedsNoMarksHasNone() {
        assertEquals("Nort=North", ShellWord.of("Nort=North"));
        assertEquals("'Which region?'", ShellWord.of("Which region?"));
        assertEquals("'where'\\''s it'", ShellWord.of("where's it"));
    }
}
