package org.regionwise.survey.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.survey.DateOrder;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;

/** The fast way of looking into columns against the reader that knows all rules. */
class PlainScanTest {
    private static final String[] CELLS = {
        "1",
        "2",
        "",
        "A",
        "2.5",
        "2,5",
        "NA",
        " 1 ",
        "1.0",
        "\"B\"",
        "Ž",
        "1.234",
        "-9",
        "don't know",
        "03/04/2020",
        "2020-01-31",
        "\"1,5\"",
        "1e5",
        "x",
        "007",
        "\"a\"\"b\""
    };

    @TempDir
    Path folder;

    private final Random random = new Random(21);

    private SurveyFile file(String text, ReadingOptions options) throws IOException {
        Path path = folder.resolve("survey.csv");
        Files.write(path, text.getBytes(StandardCharsets.UTF_8));
        return SurveyFile.open(path, "survey.csv", options, ImportLimits.USUAL);
    }

    private String table() {
        StringBuilder text = new StringBuilder("a;b;c\n");
        int lines = 1 + random.nextInt(12);
        int most = 2 + random.nextInt(CELLS.length - 1);
        for (int i = 0; i < 3 * lines; i++) {
            text.append(CELLS[random.nextInt(most)]).append(i % 3 < 2 ? ";" : random.nextInt(9) == 0 ? "\r\n\n" : "\n");
        }
        return text.toString();
    }

    @Test
    void findsWhatTheReaderFinds() throws IOException {
        List<ReadingOptions> readings = List.of(
                ReadingOptions.SUGGESTED,
                ReadingOptions.SUGGESTED.withMissing(List.of("NA", "-9")),
                ReadingOptions.SUGGESTED.withNumbers(NumberNotation.COMMA),
                ReadingOptions.SUGGESTED.withDates(DateOrder.DMY));
        int fast = 0;
        for (int run = 0; run < 600; run++) {
            String text = table();
            try {
                SurveyFile file = file(text, readings.get(random.nextInt(readings.size())));
                SurveyScan general = SurveyScan.general(file, Progress.SILENT);
                assertEquals(general, SurveyScan.of(file, Progress.SILENT), text);
                fast += PlainScan.of(file, scans(file), 8, Progress.SILENT) == null ? 0 : 1;
            } catch (ImportProblem unsound) {
                // no scan of it
            }
        }
        assertTrue(fast > 200, "only " + fast + " of the files went the fast way");
    }

    private static List<ColumnScan> scans(SurveyFile file) {
        return file.columns().stream()
                .map(column -> new ColumnScan(file, column))
                .toList();
    }

    /** Values beyond those that are counted, in several chunks. */
    @Test
    void manyValuesInManyChunks() throws IOException {
        StringBuilder text = new StringBuilder("id;group;measure\n");
        for (int i = 0; i < 90_000; i++) {
            text.append(i)
                    .append(";G")
                    .append(random.nextInt(1500))
                    .append(';')
                    .append(i % 997 == 0 ? "NA" : Double.toString(random.nextInt(5000) / 8.0))
                    .append('\n');
        }
        SurveyFile file = file(text.toString(), ReadingOptions.SUGGESTED);
        assertEquals(SurveyScan.general(file, Progress.SILENT), SurveyScan.of(file, Progress.SILENT));
    }
}
