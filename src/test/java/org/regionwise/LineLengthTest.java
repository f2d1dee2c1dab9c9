package org.regionwise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines are read side by side with what was before them, so none is longer than 120 characters. */
class LineLengthTest {
    private static final int LONGEST = 120;
    /** Sources, and the word processor's templates; what others wrote is as they wrote it. */
    private static final String OURS = ".*\\.(java|css|js|html)|templates/.*\\.xml";

    private static final String VENDORED = ".*/vega[-.][^/]*\\.js";

    @ParameterizedTest
    @ValueSource(strings = {"templates", "src/main", "src/test/java", "src/bench"})
    void linesAreShort(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            List<String> tooLong = files.filter(Files::isRegularFile)
                    .filter(file -> named(file).matches(OURS) && !named(file).matches(VENDORED))
                    .flatMap(LineLengthTest::tooLong)
                    .toList();
            assertEquals(List.of(), tooLong);
        }
    }

    private static String named(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static Stream<String> tooLong(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .filter(i -> lines.get(i).codePointCount(0, lines.get(i).length()) > LONGEST)
                    .mapToObj(i -> file + ":" + (i + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
