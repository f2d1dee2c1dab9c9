package org.regionwise.survey.excel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.regionwise.Containment.assertContains;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.Said;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.RowTally;
import org.regionwise.survey.sheet.Merges;

/**
 * Cells of workbooks that hold something else than what they seem to: formulas, truth values, escapes, merged ranges.
 */
class ExcelCellsTest {
    private static final ReadingOptions ONE_HEADER = ReadingOptions.SUGGESTED.withHeader(1, 0);

    @TempDir
    Path folder;

    private SurveyFile withCell(String cell) throws IOException {
        return Workbook.of(folder, Workbook.row("id", "y") + "<row><c><v>1</v></c>" + cell + "</row>", "", ONE_HEADER);
    }

    private static List<String> rows(SurveyFile file) {
        List<String> rows = new ArrayList<>();
        file.forEachRow((row, cells) -> rows.add(row + ":" + String.join("|", texts(cells))));
        return rows;
    }

    private static List<String> texts(String[] cells) {
        List<String> texts = new ArrayList<>();
        for (String cell : cells) {
            texts.add(cell == null ? "–" : cell);
        }
        return texts;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c><f>A2</f><v></v></c>",
                "<c><f>A2</f><v/></c>",
                "<c><f>A2</f><v> </v></c>",
                "<c><f>A2</f></c>",
                "<c t=\"n\"><f>A2</f><v/></c>",
                "<c t=\"b\"><f>A2</f><v></v></c>",
                "<c t=\"e\"><f>A2</f><v></v></c>",
                "<c t=\"str\"><f>A2</f></c>",
                "<c><f t=\"shared\" si=\"0\"/><v></v></c>",
                "<c><f t=\"array\" ref=\"B2:B3\">A2:A3</f><v></v></c>",
                "<c><v></v><f>A2</f></c>"
            })
    void aFormulaWithoutAResultIsAProblem(String cell) throws IOException {
        SurveyFile file = withCell(cell);
        ImportProblem problem = assertThrows(ImportProblem.class, () -> rows(file));
        assertEquals(
                "book.xlsx, row 2, column “y”: The formula has no stored result. Open the workbook in a "
                        + "spreadsheet program and save it.",
                Said.of(problem));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                // an empty text is a result
                "<c t=\"str\"><f>A2</f><v></v></c> ~ –",
                "<c t=\"str\"><f>A2</f><v>x_x0041_</v></c> ~ xA",
                "<c><f>A2</f><v>3</v></c> ~ 3",
                "<c><v></v></c> ~ –",
                "<c t=\"b\"><v>1</v></c> ~ true",
                "<c t=\"b\"><v>true</v></c> ~ true",
                "<c t=\"b\"><v> TRUE </v></c> ~ true",
                "<c t=\"b\"><v>0</v></c> ~ false",
                "<c t=\"b\"><v>False</v></c> ~ false",
                "<c t=\"b\"><v></v></c> ~ –",
                "<c t=\"inlineStr\"><is><t>North_x000D_</t></is></c> ~ North",
                "<c t=\"inlineStr\"><is><t>A_x0026_B</t></is></c> ~ A&B",
                "<c t=\"inlineStr\"><is><t>_x005F_x0041_</t></is></c> ~ _x0041_",
                "<c t=\"inlineStr\"><is><t>_xD83D__xDE00_</t></is></c> ~ \uD83D\uDE00",
                "<c t=\"inlineStr\"><is><t>_xD83D_ _x0000_ _x41_ _x004G_ _x0041</t></is></c>"
                        + " ~ _xD83D_ _x0000_ _x41_ _x004G_ _x0041"
            })
    void cellsAreReadAsPeopleSeeThem(String cell, String expected) throws IOException {
        assertEquals(List.of("2:1|" + expected), rows(withCell(cell)));
    }

    @Test
    void noTruthIsNeitherTrueNorFalse() throws IOException {
        SurveyFile file = withCell("<c t=\"b\"><v>2</v></c>");
        assertContains("true or false", Said.of(assertThrows(ImportProblem.class, () -> rows(file))));
    }

    private SurveyFile merged(String rows, ReadingOptions options, String... ranges) throws IOException {
        StringBuilder merges = new StringBuilder("<mergeCells>");
        for (String range : ranges) {
            merges.append("<mergeCell ref=\"").append(range).append("\"/>");
        }
        return Workbook.of(folder, rows, merges.append("</mergeCells>").toString(), options);
    }

    @Test
    void mergedCellsFillTheirRange() throws IOException {
        String rows = Workbook.row("title", "", "")
                + Workbook.row("region", "y", "z")
                + Workbook.row("North", "1", "2")
                + Workbook.row("", "0", "")
                + Workbook.row("", "", "")
                + Workbook.row("South", "1", "");
        // a range that is the header's fills no data; one that overlaps another, or is none, changes nothing
        SurveyFile file = merged(
                rows,
                ReadingOptions.SUGGESTED.withHeader(1, 0),
                "A1:C1",
                "A3:A5",
                "A3:B4",
                "C2:C3",
                "B6:C6",
                "x",
                "A9");
        assertEquals(List.of("3:North|1|2", "4:North|0|–", "6:South|1|1"), rows(file));
        RowTally tally = file.read(file.columns(), (row, cells) -> {}, Progress.SILENT);
        assertEquals(Map.of("region", 1L, "z", 1L), tally.filled());
    }

    @Test
    void aFormulaWithoutAResultFillsNothing() throws IOException {
        SurveyFile file = merged(
                Workbook.row("region", "y")
                        + "<row><c><f>1</f><v></v></c><c><v>1</v></c></row>"
                        + Workbook.row("", "0"),
                ONE_HEADER,
                "A2:A3");
        assertEquals(
                2, assertThrows(ImportProblem.class, () -> rows(file)).report().total());
    }

    @Test
    void mergedHeadersAreJoinedAndSplit() throws IOException {
        String rows = Workbook.row("Region", "Answers", "", "Weight")
                + Workbook.row("", "harassed", "age", "")
                + Workbook.row("North", "1", "30", "2").repeat(3);
        String[] ranges = {"A1:A2", "B1:C1", "D1:D2"};
        assertEquals(
                List.of("Region", "Answers harassed", "Answers age", "Weight"),
                merged(rows, ReadingOptions.SUGGESTED.withHeader(2, 0), ranges).columns());
        ReadingOptions second = ReadingOptions.SUGGESTED.withHeaderRow(2);
        assertEquals(
                List.of("Region", "harassed", "age", "Weight"),
                merged(rows, second, ranges).columns());
    }

    @Test
    void moreRangesThanAnySheetHasAreRefused() {
        String[] ranges = new String[Merges.MOST_RANGES + 1];
        Arrays.setAll(ranges, i -> "A" + (2 + 2 * i) + ":A" + (3 + 2 * i));
        assertContains(
                "merged ranges",
                Said.of(assertThrows(
                        ImportProblem.class, () -> merged(Workbook.row("region", "y"), ONE_HEADER, ranges))));
    }
}
