package org.regionwise.survey.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.engine.direct.ReplicateMethod;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.file.SurveyFile;

/** The fast way of summing a design against the reader that knows all rules, over awkward files made at random. */
class PlainDesignTest {
    private static final String[] WEIGHTS = {
        "1",
        "2.5",
        "0.30000000000000004",
        "1234567.8901234567",
        "1e-300",
        "1E5",
        "5.",
        ".5",
        " 3 ",
        "",
        "0",
        "\"4\"",
        "NA",
        "-2.50",
        "-0",
        "9007199254740993.5",
        "2.2250738585072014e-308",
        "+5",
        "007",
        "1,5",
        "x",
        "1e999"
    };
    private static final String[] TEXTS = {
        "A", "B", " A", "10", "\"A\"", "Ž", "", "1e1", "\"B, C\"", "NA", "10.0", "Z\u030C", "\"\"", "Total", "\"q"
    };
    private static final String[] ENDS = {"\n", "\r\n", "\n\n", "\n,,,,,,,\n", "\r\n\r\n"};

    @TempDir
    Path folder;

    private final Random random = new Random(8);

    /** Either what comes out, or what is wrong. */
    private static Object outcome(Supplier<DesignCounts> counted) {
        try {
            return counted.get();
        } catch (ImportProblem problem) {
            return problem.report();
        }
    }

    private String any(String[] from, int most) {
        return from[random.nextInt(Math.min(most, from.length))];
    }

    /** Rarer cells come late in the lists. */
    private String table() {
        StringBuilder text = new StringBuilder(random.nextInt(5) == 0 ? "\uFEFF" : "").append("g,y,s,w,b,r1,r2,r3\n");
        int lines = 1 + random.nextInt(9);
        int most = 2 + random.nextInt(WEIGHTS.length);
        for (int i = 0; i < lines; i++) {
            for (int column = 0; column < 8; column++) {
                boolean number = column > 2;
                text.append(number ? any(WEIGHTS, column < 5 ? most : Math.max(2, most - 4)) : any(TEXTS, most));
                text.append(column < 7 ? "," : i == lines - 1 && random.nextBoolean() ? "" : any(ENDS, most));
            }
        }
        return text.toString();
    }

    @Test
    void sumsAsTheReaderDoes() throws IOException {
        List<DesignColumns> designs = List.of(
                new DesignColumns("w", "s", "g", null),
                new DesignColumns("w", null, "s", null, null, null, List.of("y"), "b"),
                new DesignColumns("w", "w", null, null),
                new DesignColumns(null, "s", null, null),
                DesignColumns.of(
                        "w",
                        new DesignColumns.Replicates(
                                List.of("r*"),
                                List.of("r1", "r2", "r3"),
                                ReplicateMethod.BOOTSTRAP,
                                null,
                                List.of(),
                                null,
                                false)));
        List<ReadingOptions> readings = List.of(
                ReadingOptions.SUGGESTED,
                ReadingOptions.SUGGESTED.withMissing(List.of("NA", "0", "-2.50")),
                ReadingOptions.SUGGESTED.withNumbers(NumberNotation.COMMA),
                ReadingOptions.SUGGESTED.recoding("g", Map.of("B", "A")));
        int fast = 0;
        int rows = 0;
        for (int run = 0; run < 1500; run++) {
            String text = table();
            Path path = folder.resolve("survey.csv");
            Files.write(path, text.getBytes(StandardCharsets.UTF_8));
            SurveyFile file;
            try {
                file = SurveyFile.open(
                        path, "survey.csv", readings.get(random.nextInt(readings.size())), ImportLimits.USUAL);
            } catch (ImportProblem unsound) {
                continue;
            }
            DesignColumns design = designs.get(random.nextInt(designs.size()));
            Object general = outcome(() -> DesignCounter.general(file, design, "g", "y", List.of("s"), tally -> {}));
            assertEquals(general, outcome(() -> DesignCounter.count(file, design, "g", "y", List.of("s"))), text);
            fast += DesignCounter.plain(file, design, "g", "y", List.of("s"), tally -> {}) == null ? 0 : 1;
            rows++;
        }
        assertTrue(fast > rows / 5, "only " + fast + " of " + rows + " files went the fast way");
    }
}
