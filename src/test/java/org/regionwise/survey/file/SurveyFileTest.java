package org.regionwise.survey.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.Said;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ImportReport;
import org.regionwise.survey.Problem;
import org.regionwise.survey.row.ReceivedFile;

class SurveyFileTest {
    @TempDir
    Path folder;

    @Test
    void readsHeaderAndStrippedCells() {
        SurveyFile file = file(" region , answer\n A , 1\n\"B, C\",\n\"say \"\"hi\"\"\",\u00A00\u2003\n");
        assertEquals(List.of("region", "answer"), file.columns());
        assertEquals(List.of("2 [A, 1]", "3 [B, C, null]", "4 [say \"hi\", 0]"), rows(file), "blanks of every kind");
    }

    @Test
    void visitsOnlyRequestedColumnsInRequestedOrder() {
        SurveyFile file = file("a,b,c\n1,2,3\n4,5,6\n");
        List<String> seen = new ArrayList<>();
        file.forEachRow(List.of("c", "a"), (row, cells) -> seen.add(Arrays.toString(cells)));
        assertEquals(List.of("[3, 1]", "[6, 4]"), seen);
    }

    @Test
    void numbersRowsAsASpreadsheetDoesAndSkipsBlankOnes() {
        SurveyFile file = file("a,b\n1,\"two\nlines\"\n\n,,\n3,4\n,\n".replace(",,\n", ",\n"));
        assertEquals(List.of("2 [1, two\nlines]", "5 [3, 4]"), rows(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void detectsTheDelimiter(String delimiter) {
        String text = "region,answer,note\nA,1,\"x;y\"\nB,0,\"1;2;3\"\n".replace(",", delimiter);
        assertEquals(List.of("region", "answer", "note"), file(text).columns());
    }

    @Test
    void decimalCommasDoNotLookLikeADelimiter() {
        SurveyFile file = file("region;share;weight\nA;1,5;2,5\nB;0,5;1,25\n");
        assertEquals(List.of("region", "share", "weight"), file.columns());
        assertEquals("2 [A, 1,5, 2,5]", rows(file).get(0));
    }

    @Test
    void oneColumnIsAFileToo() {
        assertEquals(List.of("2 [A]", "3 [B]"), rows(file("region\nA\nB")));
    }

    @Test
    void readsByteOrderMarks() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            SurveyFile file = open("\uFEFFregion,answer\nÚstecký,1\n".getBytes(charset));
            assertEquals(List.of("region", "answer"), file.columns(), charset.name());
            assertEquals(List.of("2 [Ústecký, 1]"), rows(file), charset.name());
        }
    }

    @Test
    void oneWordIsOneTextHoweverItIsComposed() {
        assertEquals(List.of("2 [Ústí]", "3 [Ústí]"), rows(file("region\nÚstí\nU\u0301sti\u0301\n")));
    }

    @Test
    void malformedTextIsNamedByCell() throws IOException {
        byte[] bytes = "region,name\n1,Praha\n2,Jihlava\n3,\u00DAst\n".getBytes(StandardCharsets.ISO_8859_1);
        Problem problem = onlyProblem(open(bytes));
        assertEquals(4, problem.row());
        assertEquals("name", problem.column());
        assertContains("UTF-8", Said.of(problem.expected()));
    }

    @Test
    void hashesTheBytes() {
        assertEquals(64, file("a\n1\n").sha256().length());
        assertEquals(
                "e3b0c442",
                new ReceivedFile(write(new byte[0]), "file", ImportLimits.USUAL)
                        .hash()
                        .sha256()
                        .substring(0, 8));
    }

    @Test
    void everyRowOfTheWrongLengthIsNamed() {
        ImportReport report = report(file("a,b\n1\n1,2\n1,2,3\n"));
        assertEquals(List.of(2L, 4L), report.first().stream().map(Problem::row).toList());
        assertEquals(
                "survey.csv, row 2: The row has 1 field, but the header has 2. Put quotation marks around cells that"
                        + " contain the delimiter.",
                Said.of(report.first().get(0)));
    }

    @Test
    void thousandsOfProblemsOfOneCauseAreCountedAndToldOnce() {
        ImportReport report = report(file("a,b\n1,2\n" + "1\n".repeat(2_500)));
        assertEquals(2_500, report.total());
        assertEquals(0, report.untold());
        assertEquals(
                "survey.csv, row 3: The row has 1 field, but the header has 2. Put quotation marks around cells that"
                        + " contain the delimiter. 2,500 rows have this problem.",
                Said.of(report.first().get(0)));
    }

    @Test
    void problemsOfThousandsOfCausesAreCountedAndAHundredShown() {
        StringBuilder text = new StringBuilder("a,b\n1,2\n");
        for (int fields = 3; fields < 1_000; fields++) {
            text.append("1,".repeat(fields)).append("1\n");
        }
        ImportReport report = report(file(text.toString()));
        assertEquals(997, report.total());
        assertEquals(100, report.first().size());
        assertEquals(897, report.untold());
    }

    @Test
    void anUnclosedQuoteIsNamedByRow() {
        assertEquals(3, onlyProblem(file("a,b\n1,2\n3,\"4\n5,6\n")).row());
        Problem far = onlyProblem(file("a,b\n1,2\n3,\"4\n" + "5,6\n".repeat(50_000)));
        assertEquals(3, far.row());
        assertContains("never closed", Said.of(far.expected()));
    }

    @Test
    void textAfterAClosingQuoteIsNamedByRow() {
        Problem problem = onlyProblem(file("a,b\n1,2\n3,\"4\"x\n"));
        assertEquals(3, problem.row());
        assertContains("Double every quotation mark", Said.of(problem.expected()));
    }

    @Test
    void aCellThatIsTooLongIsNamed() {
        Problem problem = onlyProblem(file("a,b\n1,2\n3," + "x".repeat(10_001) + "\n"));
        assertEquals(3, problem.row());
        assertEquals("b", problem.column());
        assertEquals(1, rows(file("a,b\n3," + "x".repeat(10_000) + "\n")).size());
    }

    @Test
    void aNulIsNoText() {
        assertEquals("a", onlyProblem(file("a,b\nx\0y,2\n")).column());
    }

    @Test
    void headersAreChecked() {
        assertEquals("The file is empty.", Said.of(opening("").expected()));
    }

    @Test
    void aFileWithoutRowsIsAProblem() {
        assertEquals(
                "The file has a header but no rows below it.",
                Said.of(onlyProblem(file("a,b\n")).expected()));
        assertEquals(0, onlyProblem(file("a,b\n\n\n")).row());
    }

    @Test
    void anUnknownColumnIsAnsweredWithTheKnownOnes() {
        SurveyFile file = file("a,b\n1,2\n");
        ImportProblem problem =
                assertThrows(ImportProblem.class, () -> file.forEachRow(List.of("c"), (row, cells) -> {}));
        assertEquals("survey.csv: “c”: There is no such column. The columns are “a” and “b”.", Said.of(problem));
    }

    @Test
    void cellsThatShareASlotInMemoryStayApart() {
        StringBuilder text = new StringBuilder("a,b\n");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            String first = switch (i % 4) {
                case 0 -> "v" + i;
                case 1 -> "a\u0141" + i;
                case 2 -> "aA" + i;
                default -> "a long value " + i % 977;
            };
            text.append(first).append(',').append(i % 13).append('\n');
            expected.add(i + 2 + " [" + first + ", " + i % 13 + "]");
        }
        assertEquals(expected, rows(file(text.toString())));
    }

    private SurveyFile file(String text) {
        return open(text.getBytes(StandardCharsets.UTF_8));
    }

    private SurveyFile open(byte[] bytes) {
        return SurveyFile.open(write(bytes), "survey.csv");
    }

    private Path write(byte[] bytes) {
        try {
            return Files.write(Files.createTempFile(folder, "survey", ".csv"), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> rows(SurveyFile file) {
        List<String> rows = new ArrayList<>();
        file.forEachRow((row, cells) -> rows.add(row + " " + Arrays.toString(cells)));
        return rows;
    }

    private static ImportReport report(SurveyFile file) {
        return assertThrows(ImportProblem.class, () -> file.forEachRow((row, cells) -> {}))
                .report();
    }

    private static Problem onlyProblem(SurveyFile file) {
        ImportReport report = report(file);
        assertEquals(1, report.total(), () -> report.first().toString());
        return report.first().get(0);
    }

    private Problem opening(String text) {
        return assertThrows(ImportProblem.class, () -> file(text))
                .report()
                .first()
                .get(0);
    }

    /** U+0100 is the first letter that does not fit into a byte. */
    @Test
    void lettersBeyondLatin1SpoilNoNeighbour() throws IOException {
        Path path = Files.writeString(folder.resolve("letters.csv"), "region,y\nVALKĀ,1\ncĀ,0\ncÿ,0\nbĀ,1\n");
        List<String> regions = new ArrayList<>();
        SurveyFile.open(path, "letters.csv").forEachRow((row, cells) -> regions.add(cells[0]));
        assertEquals(List.of("VALKĀ", "cĀ", "cÿ", "bĀ"), regions);
    }
}
