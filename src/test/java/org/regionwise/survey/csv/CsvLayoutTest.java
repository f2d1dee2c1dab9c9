package org.regionwise.survey.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.Said;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.FindingWords;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.RowTally;

/** The same answers, whatever stands at the ends of lines, before the first field and behind the last byte. */
class CsvLayoutTest {
    @TempDir
    Path folder;

    private SurveyFile file(byte[] bytes) throws IOException {
        return SurveyFile.open(Files.write(folder.resolve("survey.csv"), bytes), "survey.csv");
    }

    private SurveyFile file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Long> counts(SurveyFile file) {
        Map<String, Long> counts = new TreeMap<>();
        ResponseCounter.count(file, "region", "y", List.of())
                .counts()
                .forEach(each -> counts.merge(each.region() + each.answer(), each.count(), Long::sum));
        return counts;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region,y\nA,1\nB,0\nA,1\n",
                "region,y,\nA,1\nB,0\nA,1\n",
                "region,y\nA,1,\nB,0,\nA,1,\n",
                "region,y,\nA,1,\nB,0,\nA,1,\n",
                "region,y,,,\nA,1,,,\nB,0,,,\nA,1,,,\n",
                "region,y,,\nA,1,\nB,0\nA,1,,\n",
                "region;y;\r\nA;1;\r\nB;0;\r\nA;1;\r\n",
                "\"\",\"region\",\"y\"\n\"1\",\"A\",1\n\"2\",\"B\",0\n\"3\",\"A\",1\n",
                ",region,y\n0,A,1\n1,B,0\n2,A,1\n",
                "\"region\",\"y\"\n\"1\",\"A\",1\n\"2\",\"B\",0\n\"3\",\"A\",1\n",
                "region,y\n1,A,1\n2,B,0\n3,A,1\n",
                "\"region\" \"y\"\n\"a\" \"A\" 1\n\"b\" \"B\" 0\n\"c\" \"A\" 1\n",
                "\"region\" \"y\"\n\"A\" 1\n\"B\" 0\n\"A\" 1\n",
                "region,y,y\nA,1,0\nB,0,1\nA,1,0\n",
                "region\u00A0,\u200By\nA,1\u00A0\nB,\u202F0\nA,1\n",
                "region,y\nA,1\nB,0\nA,1\n\u001A",
                "region,y\r\nA,1\r\nB,0\r\nA,1\r\n\u001A\u001A\r\n",
                "region,y\nA,1\nB,0\nA,1\u001A"
            })
    void readsTheSame(String text) throws IOException {
        assertEquals(Map.of("A1", 2L, "B0", 1L), counts(file(text)));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(Map.of("A1", 2L, "B0", 1L), counts(file(packed.toByteArray())));
    }

    @Test
    void rowNamesMayBeUsed() throws IOException {
        SurveyFile file = file("\"y\"\n\"North\",1\n\"South\",0\n");
        assertEquals(List.of("column1", "y"), file.columns());
        assertEquals(ReadingRemark.ROW_NAMES, file.remarks().get(0).code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "region,y,w#A,1,1,25#B,0,1,05#A,1,2,50|1 field more than the header (4 and 3). Either cells without",
                "id,region,w#1,A,1,05#2,B,2,50#3,C,1,75|1 field more than the header",
                "id,region,y#1,A,1,5#2,B,0,7#3,C,1,8|1 field more than the header",
                "region,y,w#A,1#B,0#A,1|1 field less than the header (2 and 3)",
                "region,y#A;1#B;0#A;1|The header has 1 field, but every row has 2 fields"
            })
    void aDefectOfEveryRowIsToldOnce(String lines, String diagnosis) throws IOException {
        String text = lines.replace('#', '\n') + "\n";
        ImportProblem problem = assertThrows(ImportProblem.class, () -> file(text));
        assertEquals(1, problem.report().total());
        assertTrue(Said.of(problem).contains(diagnosis), Said.of(problem));
    }

    @Test
    void whatStandsBesideTheTableIsCountedAndNotLost() throws IOException {
        SurveyFile file = file("region,y,\n" + "A,1,\n".repeat(600) + "B,0,see below\n");
        RowTally tally = file.read(List.of("region"), (row, cells) -> {}, Progress.SILENT);
        assertEquals(601, tally.rows());
        assertTrue(
                new FindingWords(Words.english()).remark(tally.remarks().get(0)).contains("row 602, column 3"),
                tally.remarks() + "");
    }

    @ParameterizedTest
    @CsvSource({"2, 130, 65 of 130", "3, 130, 44 of 130", "1, 40, Every row", "50, 100, 2 of 100"})
    void delimitersAtTheEndsOfSomeRowsAreDroppedWithANote(int every, int rows, String said) throws IOException {
        StringBuilder text = new StringBuilder("region,y\n");
        for (int i = 0; i < rows; i++) {
            text.append(i % 4 == 0 ? "A,1" : "B,0").append(i % every == 0 ? ",\n" : "\n");
        }
        RowTally tally = file(text.toString()).read(List.of("region", "y"), (row, cells) -> {}, Progress.SILENT);
        assertEquals(rows, tally.rows());
        assertEquals(ReadingRemark.TRAILING, tally.remarks().get(0).code());
        assertTrue(
                new FindingWords(Words.english()).remark(tally.remarks().get(0)).startsWith(said),
                tally.remarks() + "");
    }

    @Test
    void rowsThatMayBeCutWithinACellAreNot() throws IOException {
        // the last column is often empty, so a name with a comma looks the same
        String text = "name,y,remark\n" + "Anna,1,\nBob,0,fine\n".repeat(20) + "Smith, John,1,\n".repeat(2);
        ImportProblem problem = assertThrows(ImportProblem.class, () -> rows(file(text)));
        assertEquals(2, problem.report().total());
    }

    @Test
    void aRowWithAnUnquotedDelimiterIsNoTrailingOne() throws IOException {
        ImportProblem problem =
                assertThrows(ImportProblem.class, () -> rows(file("name,y\nAnna,1,\nSmith, John,1\nBob,0,\n")));
        assertEquals(1, problem.report().total());
    }

    private static long rows(SurveyFile file) {
        return file.forEachRow((row, cells) -> {});
    }

    @Test
    void problemsOfCellsThatAllRowsShareAreToldOnce() throws IOException {
        SurveyFile file = SurveyFile.open(
                Files.writeString(folder.resolve("numbers.csv"), "region;w\n" + "A;1,5\n".repeat(200)),
                "numbers.csv",
                ReadingOptions.SUGGESTED.withTypes(Map.of("w", ColumnType.NUMBER)),
                ImportLimits.USUAL);
        ImportProblem problem = assertThrows(ImportProblem.class, () -> rows(file));
        assertEquals(1, problem.report().first().size());
        assertEquals(200, problem.report().total());
        assertEquals(0, problem.report().untold());
        assertTrue(Said.of(problem).contains("200 cells in this column have this problem."), Said.of(problem));
        assertTrue(Said.of(problem).contains("--decimal-mark ,"), Said.of(problem));
    }
}
