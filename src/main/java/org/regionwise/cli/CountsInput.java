package org.regionwise.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.regionwise.analysis.record.CountsFile;
import org.regionwise.cli.output.Refusal;
import org.regionwise.survey.ImportProblem;

/** A file of counts in place of a survey's rows: what {@code counts} wrote, or the table of another program. */
final class CountsInput {
    private CountsInput() {}

    /**
     * The file that {@code counts} wrote; empty where it is a table.
     *
     * @throws Refusal if it cannot be read
     * @throws ImportProblem if its content cannot be used
     */
    static Optional<CountsFile> written(Path file) {
        try {
            if (!isJson(file)) {
                return Optional.empty();
            }
            return Optional.of(CountsFile.read(
                    Files.readString(file, StandardCharsets.UTF_8),
                    file.getFileName().toString()));
        } catch (IOException e) {
            throw Refusal.ofFile(file, e);
        }
    }

    private static boolean isJson(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int next = in.read();
            while (next >= 0 && Character.isWhitespace(next)) {
                next = in.read();
            }
            return next == '{';
        }
    }
}
