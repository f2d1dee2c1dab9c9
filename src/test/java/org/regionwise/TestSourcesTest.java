package org.regionwise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What tests do without, looked for in their sources. */
class TestSourcesTest {
    private static final Path SOURCES = Path.of("src/test/java");
    private static final String PATIENCE = "Patience.java";

    /** A pause is too short on a busy machine and too long on any other; the time of day is nobody's to assert. */
    private static final Pattern CLOCK =
            Pattern.compile("\\b(Thread\\.(sleep|onSpinWait)|waitForTimeout|awaitTermination"
                    + "|parkNanos|nanoTime|currentTimeMillis|assertTimeout(Preemptively)?)\\(");

    /** An assertion without a message whose only argument asks whether something is in a text. */
    private static final Pattern BARE = Pattern.compile(
            "\\bassert(True|False)\\((?=[^;]*\\.(contains|startsWith|endsWith|matches)\\()(?<rest>[^;]*;)");

    /** Texts and single letters, in which brackets and commas mean nothing. */
    private static final Pattern QUOTED =
            Pattern.compile("\"\"\".*?\"\"\"|\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])'", Pattern.DOTALL);

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith(TestSourcesTest.class.getSimpleName() + ".java"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void nothingWaitsOrAssertsByTheClock() throws IOException {
        for (Path file : sources()) {
            if (!file.endsWith(PATIENCE)) {
                assertEquals(
                        List.of(),
                        CLOCK.matcher(Files.readString(file))
                                .results()
                                .map(found -> found.group())
                                .toList(),
                        file + ": use Patience.until, or what Playwright waits for by itself");
            }
        }
    }

    @Test
    void whatIsNotInATextIsShownWithTheText() throws IOException {
        for (Path file : sources()) {
            Matcher assertion =
                    BARE.matcher(QUOTED.matcher(Files.readString(file)).replaceAll("0"));
            while (assertion.find()) {
                assertEquals(
                        2,
                        Math.min(2, arguments(assertion.group("rest"))),
                        file + ": use Containment, or add what was looked at: " + assertion.group());
            }
        }
    }

    /** The number of arguments of a call, from what stands behind its opening bracket. */
    private static int arguments(String call) {
        int depth = 0;
        int arguments = 1;
        for (int i = 0; i < call.length(); i++) {
            char c = call.charAt(i);
            if (c == '(' || c == '{') {
                depth++;
            } else if (c == ')' || c == '}') {
                if (--depth < 0) {
                    return arguments;
                }
            } else if (c == ',' && depth == 0) {
                arguments++;
            }
        }
        return arguments;
    }

    @Test
    void theCounterOfArgumentsCounts() {
        assertEquals(1, arguments("a.contains(b, c));"));
        assertEquals(2, arguments("a.contains(b), c);"));
    }
}
