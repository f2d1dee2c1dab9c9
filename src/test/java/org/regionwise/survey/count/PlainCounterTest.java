package org.regionwise.survey.count;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.file.SurveyFile;

/** The fast way of counting against the reader that knows all rules. */
class PlainCounterTest {
    private static final List<String> COLUMNS = List.of("y", "region");

    @TempDir
    Path folder;

    private SurveyFile file(String text) throws IOException {
        Path path = folder.resolve("survey.csv");
        Files.write(path, text.getBytes(StandardCharsets.UTF_8));
        return SurveyFile.open(path, "survey.csv");
    }

    /** What the fast way counts; null when it gives up. */
    private static ResponseCounts fast(SurveyFile file) {
        return PlainCounter.of(file, COLUMNS, 1_000_000) == null
                ? null
                : ResponseCounter.count(file, "region", "y", List.of("y"));
    }

    private static ResponseCounts slow(SurveyFile file) {
        return ResponseCounter.general(file, List.of("region", "y", "y"), List.of("region", "y"), tally -> {});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,region,y\n1,A,1\n2,B,0\n3,A,1\n",
                "id,region,y\n1,A,1\n2,B,0",
                "id,region,y\r\n1,A,1\r\n2,B,0\r\n",
                "id;region;y\n1;A;1\n\n;;\n2; A ;\n",
                "id\tregion\ty\n1\tA\t1\n2\t\t \n",
                "\uFEFFid,region,y\n1,A,1\n",
                "region,y\nA,1\r",
                "region,y\n,1\nA,\n,\n \t,x\n",
                ",region,y\n0,A,1\n1,B,0\n",
                "region,y,\nA,1\nB,0\n",
                "region,y\n1,A,1\n2,B,0\n",
                "region,y\n\"A\",1\nÚstí,0\n\"\",1.0\n Ústí ,0\n",
                "region,y\nU\u0301sti\u0301,1\nÚstí,0\n",
                "region,y,y, y\nA,1,2,3\nB,0,1,2\n"
            })
    void countsAsTheReaderDoes(String text) throws IOException {
        SurveyFile file = file(text);
        assertNotNull(fast(file));
        assertEquals(slow(file), fast(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region,y\n\"A\"\"s\",1\n",
                "region,y\n\"A\nB\",1\n",
                "region,y\nA,1\rB,0\n",
                "region,y\nA,1,2\n",
                "region,y\nA\n",
                "region,y\nA,\0\n",
                "region,y\nA,1\n\u001A",
                "region,y\nA,1,\nB,0,\n",
                "region,y,\nA,1,\nB,0,\n",
                "region,y\n"
            })
    void givesUpAtTheUnusual(String text) throws IOException {
        assertNull(fast(file(text)));
    }

    @Test
    void countsAsTheReaderDoesOverManyBuffers() throws IOException {
        Random random = new Random(11);
        List<String> lines = new ArrayList<>(List.of("note,region,y,more"));
        for (int i = 0; i < 60_000; i++) {
            lines.add("x".repeat(random.nextInt(30)) + ",R" + random.nextInt(20_000) + "," + random.nextInt(3) + ","
                    + (i % 1000 == 0 ? " " : i));
        }
        SurveyFile file = file(String.join("\n", lines));
        assertEquals(slow(file), fast(file));
    }

    @Test
    void givesUpAtMoreCombinationsThanAllowedAndAtLongCells() throws IOException {
        SurveyFile many = file("region,y\n" + "A,1\n".repeat(10) + "B,1\nC,1\n");
        assertNull(PlainCounter.of(many, COLUMNS, 2));
        assertNull(fast(file("region,y\nA," + "1".repeat(ImportLimits.USUAL.cellCharacters() + 1) + "\n")));
        assertNull(fast(file("region,y\nA,1\n" + ",".repeat(1 << 19) + "\n")));
    }
}
