package org.regionwise.survey.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.file.SurveyFile;

/** The fast way of reading columns against the reader that knows all rules. */
class PlainFrameTest {
    private static final List<String> COLUMNS = List.of("y", "g");

    @TempDir
    Path folder;

    private SurveyFile file(byte[] bytes, ReadingOptions options) throws IOException {
        Path path = folder.resolve("survey.csv");
        Files.write(path, bytes);
        return SurveyFile.open(path, "survey.csv", options, ImportLimits.USUAL);
    }

    private SurveyFile file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8), ReadingOptions.SUGGESTED);
    }

    private static DataFrame fast(SurveyFile file) {
        return PlainFrame.read(file, COLUMNS, FrameReader.texts(file, Set.of("g"), Set.of()), Set.of());
    }

    private static DataFrame slow(SurveyFile file) {
        return FrameReader.general(file, COLUMNS, Set.of("g"), Set.of(), tally -> {});
    }

    /** All that a frame holds, numbers to the last bit. */
    private static String inWords(DataFrame frame) {
        StringBuilder words = new StringBuilder(Arrays.toString(frame.fileRows()));
        frame.columns().forEach((name, column) -> {
            words.append('\n').append(name).append(' ');
            if (column instanceof FrameColumn.Numbers numbers) {
                words.append(Arrays.toString(Arrays.stream(numbers.values())
                        .mapToLong(Double::doubleToLongBits)
                        .toArray()));
            } else if (column instanceof FrameColumn.Categories categories) {
                words.append(categories.levels()).append(Arrays.toString(categories.codes()));
            }
        });
        return words.toString();
    }

    private static void assertSame(SurveyFile file) {
        DataFrame fast = fast(file);
        assertNotNull(fast);
        assertEquals(inWords(slow(file)), inWords(fast));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,g,y\n1,A,1\n2,B,0\n3,A,1.50\n",
                "id,g,y\n1,A,1\n2,B,0",
                "id,g,y\r\n1,A,1\r\n2,B,-0\r\n",
                "id;g;y\n1;A;1\n\n;;\n2; A ;\n3;B; 7 \n",
                "id\tg\ty\n1\tA\t1\n2\t\t \n",
                "\uFEFFid,g,y\n1,A,1\n",
                "g,y\nA,1\r",
                "g,y\n,1\nA,\n,\n \t,2\n",
                "\"g\",\"y\"\n\"A\",1e-300\n\"\",\"2\"\n\"B, C\",1e300\n",
                "g,y\nÚstí,1\nPlzeň\u00A0,\u00A02\n東京,3\n",
                "g,note,y\nA,čtvrť,1\nB,\"a, b\",2\n",
                "g,y\nA,0.12345678901234567\nB,12345678901234.567\nC,1e-05\nD,9.3E+2\nE,.5\nF,5.\n",
                "g,y\nA,\nB,\nC,\n",
                "g,y\n10,yes\n9,no\n1.5,\nx,maybe\n",
                "g,y\nA,\nB,word\nC,3\n",
                "g,y,\nA,1\nB,0\n",
                "g,y,y, y\nA,1,2,3\nB,0,1,2\n",
                "g,y\nSource of water: a well,1\nB,2\n",
                "g,y\nA,999999999999999\nB,0.1\n",
                "g,y\nA\u0301,1\n\u00C1,2\n"
            })
    void readsAsTheReaderDoes(String text) throws IOException {
        assertSame(file(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "g,y\n\"A\"\"s\",1\n",
                "g,y\n\"A\nB\",1\n",
                "g,y\nA\"s,1\n",
                "g,y\nA,1\rB,0\n",
                "g,y\nA,1,2\n",
                "g,y\nA\n",
                "g,y\nA,\0\n",
                "g,y\nA,1\n\u001A",
                "g,y\nA,1,\nB,0,\n",
                "g,y\n",
                "g,y\nA,1\nB,word\n",
                "g,y\nA,1\nB,007\n",
                "g,y\nA,1\nB,+7\n",
                "g,y\nA,1\nB,1234567890123456\n",
                "g,y\nA,1\nB,1e999\n",
                "g,y\nA,1\nB,1e\n",
                "g,y\nA,1\nSource: census,\n",
                "g,y\nA,1\n\"Source: census, 2021\",\n",
                "\"g\nh\",g,y\n1,A,1\n"
            })
    void givesUpAtTheUnusual(String text) throws IOException {
        assertNull(fast(file(text)));
    }

    @Test
    void givesUpAtWhatIsNoText() throws IOException {
        assertNull(fast(file(new byte[] {'g', ',', 'y', '\n', (byte) 0xC8, ',', '1', '\n'}, ReadingOptions.SUGGESTED)));
    }

    /** Options change what cells are, on both ways alike. */
    @Test
    void optionsHold() throws IOException {
        String text = "g;y\nA;-9\n-9;1,5\nNA;2.5\nB;NA\nB;1,25\n";
        byte[] bytes = text.replace("2.5", "-0,5").getBytes(StandardCharsets.UTF_8);
        ReadingOptions options =
                ReadingOptions.SUGGESTED.withNumbers(NumberNotation.COMMA).withMissing(List.of("NA", "-9"));
        assertSame(file(bytes, options));
        assertSame(file(bytes, options.withNumbers(new NumberNotation(',', '.'))));
        assertSame(file(bytes, options.withTypes(Map.of("y", ColumnType.TEXT))));
        assertNull(fast(file(bytes, options.withTypes(Map.of("y", ColumnType.NUMBER)))));
    }

    /** Rows put together at random from awkward cells: whatever the fast way reads, the other reads so too. */
    @Test
    void whateverIsReadIsReadAlike() throws IOException {
        String[] numbers = {
            "1",
            "-2.5",
            "",
            " ",
            "1e-300",
            "0.30000000000000004",
            "1234567.8901234567",
            "-0",
            "5.",
            ".5",
            "1E5",
            " 3 ",
            "\"4\"",
            "NA",
            "007",
            "1,5",
            "x",
            "2.2250738585072014e-308",
            "9007199254740993.5"
        };
        String[] groups = {"A", " A", "\"A\"", "\"B, C\"", "Ž", "", "10", "9", "1e1", "a\tb", "\"\"", "Total", "\"q"};
        String[] ends = {"\n", "\r\n", "\n\n", "\n,,\n", "\r\n\r\n"};
        Random random = new Random(5);
        int read = 0;
        for (int run = 0; run < 1000; run++) {
            StringBuilder text = new StringBuilder("y,x,g\n");
            int lines = 1 + random.nextInt(6);
            // the rarer cells come late in the lists
            int most = 2 + random.nextInt(numbers.length - 1);
            for (int i = 0; i < lines; i++) {
                text.append(numbers[random.nextInt(most)])
                        .append(',')
                        .append(groups[random.nextInt(6)])
                        .append(',')
                        .append(groups[random.nextInt(Math.min(most, groups.length))])
                        .append(i == lines - 1 && random.nextBoolean() ? "" : ends[random.nextInt(ends.length)]);
            }
            SurveyFile file;
            DataFrame fast;
            try {
                file = file(text.toString());
                fast = fast(file);
            } catch (ImportProblem unsound) {
                continue;
            }
            if (fast != null) {
                read++;
                assertEquals(inWords(slow(file)), inWords(fast), text.toString());
            }
        }
        assertTrue(read > 200, "only " + read + " of the files were read");
    }

    @Test
    void readsManyChunksAsOne() throws IOException {
        Random random = new Random(11);
        List<String> lines = new ArrayList<>(List.of("note,g,y,more"));
        for (int i = 0; i < 60_000; i++) {
            lines.add("x".repeat(random.nextInt(90)) + ",R" + random.nextInt(20_000) + ","
                    + random.nextGaussian() * Math.pow(10, random.nextInt(12) - 6) + (i % 1000 == 0 ? ", " : "," + i));
            if (i % 7777 == 0) {
                lines.add("");
            }
        }
        assertSame(file(String.join("\n", lines)));
    }

    /** Decimals of every length are rounded as they should be. */
    @Test
    void decimalsAreExact() {
        Random random = new Random(3);
        int told = 0;
        for (int i = 0; i < 100_000; i++) {
            long digits = Math.floorMod(random.nextLong(), 1_000_000_000_000_000_000L) >> random.nextInt(50);
            int scale = random.nextInt(60) - 30;
            double value = NumberText.decimal(digits, scale);
            if (!Double.isNaN(value)) {
                told++;
                assertEquals(BigDecimal.valueOf(digits, scale).doubleValue(), value, digits + " by " + scale);
            }
        }
        assertTrue(told > 60_000, "told of " + told);
    }
}
