package org.regionwise.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.regionwise.cli.output.Refusal;

/** A secret in a file, which no list of processes shows: the file's first line. */
public final class FirstLine {
    private FirstLine() {}

    /**
     * The line without what surrounds it.
     *
     * @throws Refusal when the file cannot be read, or the line has fewer than {@code shortest} characters
     */
    public static String of(Path file, int shortest) {
        try (Stream<String> lines = Files.lines(file)) {
            String line = lines.findFirst().orElse("").strip();
            if (line.length() < shortest) {
                throw Refusal.ofFile(file, "command.secret-short", "least", shortest);
            }
            return line;
        } catch (IOException e) {
            throw Refusal.ofFile(file, e);
        }
    }
}
