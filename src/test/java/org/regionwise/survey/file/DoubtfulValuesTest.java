package org.regionwise.survey.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.Said;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.FindingWords;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DateOrder;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.count.ResponseCounter;

/** Codes for no answer, words among numbers, two kinds of decimals, and dates. */
class DoubtfulValuesTest {
    @TempDir
    Path folder;

    private SurveyFile file(String text, ReadingOptions options) throws IOException {
        return SurveyFile.open(Files.writeString(folder.resolve("s.csv"), text), "s.csv", options, ImportLimits.USUAL);
    }

    private ColumnSummary column(String... values) throws IOException {
        SurveyScan scan = SurveyScan.of(
                file("region;x\n" + "A;" + String.join("\nA;", values) + "\n", ReadingOptions.SUGGESTED),
                Progress.SILENT);
        return scan.column("x").orElseThrow();
    }

    private static List<String> codes(ColumnSummary column) {
        return column.missing().stream()
                .map(new FindingWords(Words.english())::code)
                .toList();
    }

    @Test
    void codesThatStandApartAreSuggestedForEveryColumn() throws IOException {
        assertEquals(
                List.of(
                        "“8” (2 rows) lies beyond the other values, which end at 5.",
                        "“9” (1 row) lies beyond the other values, which end at 5."),
                codes(column("1", "5", "2", "8", "9", "8")));
        assertEquals(
                List.of("“99” (1 row) lies beyond the other values, which end at 74."),
                codes(column("18", "74", "99", "33")));
        assertEquals(
                List.of("“-9” (1 row) is negative, while all other values are 0 or more."),
                codes(column("0", "12.5", "-9")));
        assertEquals(
                List.of("“NA” (1 row) is a usual way to write no answer."), codes(column("town", "village", "NA")));
    }

    @Test
    void numbersInARowAreNoCodes() throws IOException {
        assertEquals(List.of(), codes(column("6", "7", "8", "9", "10")));
        assertEquals(List.of(), codes(column("88", "93", "95", "98")));
        assertEquals(List.of(), codes(column("-3", "-2", "-1", "0", "1")));
    }

    @Test
    void oneWordAmongNumbersIsNamed() throws IOException {
        ColumnSummary column = column("30", "41", "NA", "27");
        assertEquals(ColumnType.TEXT, column.column().type());
        assertEquals(List.of("NA"), column.doubts().words());
        SurveyFile read = file("region;x\nA;30\nA;NA\n", ReadingOptions.SUGGESTED.withMissing(List.of("NA")));
        assertEquals(
                ColumnType.NUMBER,
                SurveyScan.of(read, Progress.SILENT)
                        .column("x")
                        .orElseThrow()
                        .column()
                        .type());
    }

    @Test
    void aWordDoesNotHideDecimalCommas() throws IOException {
        ColumnSummary column = column("1,5", "2,25", "n/a");
        assertContains(NumberNotation.COMMA, column.doubts().notations());
        assertEquals(List.of("n/a"), column.doubts().words());
    }

    @Test
    void wordsAmongCodesStayText() throws IOException {
        assertEquals(List.of(), column("007", "012", "NA").doubts().words());
        assertEquals(List.of(), column("yes", "NA", "3").doubts().words());
    }

    @Test
    void twoKindsOfDecimalsAreNamed() throws IOException {
        assertEquals(
                Optional.of(
                        "Column “x” writes decimals in two ways: “1.5” in row 3, “1,5” in row 2. It is read as text."
                                + " Correct the file, because no way of reading numbers fits both."),
                column("1,5", "1.5", "2", "3,25").doubts().nearlyNumbers().map(Said::of));
        assertEquals(Optional.empty(), column("1.5", "2.25").doubts().nearlyNumbers());
    }

    @Test
    void whatIsMissingInOneColumnStaysInOthers() throws IOException {
        SurveyFile read = file(
                "region;x;y\nA;99;99\nB;3;4\n", ReadingOptions.SUGGESTED.withMissingIn(Map.of("x", List.of("99"))));
        SurveyScan scan = SurveyScan.of(read, Progress.SILENT);
        assertEquals(1, scan.column("x").orElseThrow().emptyCount());
        assertEquals(0, scan.column("y").orElseThrow().emptyCount());
        assertEquals(
                List.of("99", "4"),
                ResponseCounter.count(read, "region", "y", List.of("x")).counts().stream()
                        .map(ResponseCount::answer)
                        .toList());
    }

    @Test
    void datesThatTellTheirOrderAndDatesThatDoNot() throws IOException {
        assertEquals(List.of(DateOrder.DMY), column("13.02.2024", "1. 3. 2024").dates());
        assertEquals(List.of(DateOrder.MDY), column("12/31/2024", "01/02/2024").dates());
        assertEquals(
                List.of(DateOrder.DMY, DateOrder.MDY),
                column("01/02/2024", "03/04/2024").dates());
        assertEquals(List.of(DateOrder.YMD), column("2024/2/1").dates());
        assertEquals(List.of(), column("2024-02-01").dates());
        assertEquals(List.of(), column("01/02/2024", "soon").dates());
        assertEquals(List.of(), column("31.02.2024").dates());
    }

    @Test
    void datesAreKeptAsIsoOnceTheOrderIsKnown() throws IOException {
        SurveyFile read = file(
                "region;x\nA;1.2.2024\nB;29/02/2024\nB;31.2.2024\n", ReadingOptions.SUGGESTED.withDates(DateOrder.DMY));
        assertEquals(
                List.of("2024-02-01", "2024-02-29", "31.2.2024"),
                ResponseCounter.count(read, "region", "x", List.of()).counts().stream()
                        .map(ResponseCount::answer)
                        .toList());
    }
}
