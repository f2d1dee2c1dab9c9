package org.regionwise.survey.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.regionwise.Containment.assertContains;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.Said;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.csv.EncodingSuggestion;
import org.regionwise.survey.row.ReceivedFile;
import org.regionwise.survey.row.RowTally;

/** One survey as other programs wrote it, in every format: {@code src/test/r/extracts.R}. */
class ExtractsTest {
    private static final Path FOLDER = Path.of("src/test/resources/extracts");

    @ParameterizedTest
    @CsvSource({
        "semicolon-1250.csv, windows-1250, COMMA",
        "semicolon-8859-2.csv, ISO-8859-2, COMMA",
        "tab-utf16le.txt, , POINT",
        "pipe-utf8.csv, , POINT",
        "comma-utf8.csv.gz, , POINT"
    })
    void delimitedText(String name, String encoding, String notation) {
        ReadingOptions options = ReadingOptions.SUGGESTED
                .withEncoding(encoding)
                .withNumbers(notation.equals("COMMA") ? NumberNotation.COMMA : NumberNotation.POINT);
        assertEquals(expected(), understood(open(name, options)));
    }

    @ParameterizedTest
    @CsvSource({"semicolon-1250.csv, windows-1250", "semicolon-8859-2.csv, ISO-8859-2"})
    void theEncodingIsSuggestedAndNotTaken(String name, String encoding) {
        EncodingSuggestion suggestion = EncodingSuggestion.of(
                        new ReceivedFile(FOLDER.resolve(name), name, ImportLimits.USUAL))
                .orElseThrow();
        assertEquals(encoding, suggestion.encoding());
    }

    @ParameterizedTest
    @ValueSource(strings = {"haven-byte.sav", "haven-none.sav", "haven.zsav"})
    void spss(String name) {
        SurveyFile keeping = open(name, keepingDeclaredMissing());
        assertEquals(expected(), understood(keeping));
        SurveyFile honouring = open(name, ReadingOptions.SUGGESTED);
        assertEquals(answersMissing(List.of("8", "9")), understood(honouring));
        ColumnLabels answer = honouring.labels("answer");
        assertEquals("Were you harassed in the last six months?", answer.label());
        assertEquals(
                "{1=Yes, at least once, 2=No, never, 8=Don't know, 9=Refused}",
                answer.values().toString());
        assertEquals(List.of("8", "9"), answer.missing());
        assertEquals("Calibrated weight", honouring.labels("weight").label());
    }

    @Test
    void spssSpreadsVeryLongTextsOverSeveralVariables() {
        List<List<String>> rows = understood(open("haven-long-text.sav", keepingDeclaredMissing()));
        List<String> expected = new ArrayList<>();
        open("expected-long-text.csv", ReadingOptions.SUGGESTED).forEachRow((row, cells) -> expected.add(cells[0]));
        List<String> read = new ArrayList<>();
        // texts of blanks only are rows that a file of one column cannot have
        rows.subList(1, rows.size()).stream()
                .map(row -> row.get(6))
                .filter(text -> text != null)
                .forEach(read::add);
        assertEquals(expected, read);
        assertContains("č".repeat(600), read);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 10, 12, 13, 14, 15})
    void stata(int version) {
        SurveyFile file = open("haven-" + version + ".dta", ReadingOptions.SUGGESTED.withEncoding("UTF-8"));
        assertEquals(answersMissing(List.of("8", "9")), understood(file));
        ColumnLabels answer = file.labels("answer");
        assertEquals("Were you harassed in the last six months?", answer.label());
        assertEquals("{1=Yes, at least once, 2=No, never}", answer.values().toString());
        assertEquals(List.of(".a (Don't know)"), answer.missing());
    }

    @Test
    void stataKeepsLongTextsApart() {
        List<List<String>> rows = understood(open("haven-strl.dta", ReadingOptions.SUGGESTED));
        List<List<String>> expected = new ArrayList<>(answersMissing(List.of("8", "9")));
        List<String> third = new ArrayList<>(expected.get(3));
        third.set(6, "č".repeat(3_000));
        expected.set(3, third);
        assertEquals(expected, rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 12})
    void stataByForeign(int version) {
        SurveyFile file = open("foreign-" + version + ".dta", ReadingOptions.SUGGESTED);
        assertEquals(
                "{1=yes, 2=no, 3=unknown, 4=refused}",
                file.labels("answer").values().toString());
        List<List<String>> expected = expected();
        List<List<String>> rows = understood(file);
        assertEquals(expected.size(), rows.size());
        for (int i = 1; i < rows.size(); i++) {
            assertEquals(expected.get(i).get(1), rows.get(i).get(0));
            assertEquals(expected.get(i).get(3), rows.get(i).get(2));
            assertEquals(expected.get(i).get(4), rows.get(i).get(3));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 8})
    void transportFilesOfSas(int version) {
        SurveyFile file = open("haven-" + version + ".xpt", ReadingOptions.SUGGESTED);
        List<List<String>> expected = expected();
        // names of version 5 end after eight letters
        expected.set(
                0,
                expected.get(0).stream()
                        .map(name -> name.substring(0, Math.min(version == 5 ? 8 : 32, name.length())))
                        .toList());
        assertEquals(rounded(expected), rounded(understood(file)));
        // labels end after forty
        assertEquals(
                "Were you harassed in the last six months?".substring(0, version == 5 ? 40 : 41),
                file.labels("answer").label());
        assertEquals("Calibrated weight", file.labels("weight").label());
    }

    @Test
    void parquetThatDuckDbWrote() {
        assertEquals(expected(), understood(open("duckdb.parquet", ReadingOptions.SUGGESTED)));
    }

    @Test
    void dataSetThatHavenWrote() {
        SurveyFile file = open("haven.sas7bdat", ReadingOptions.SUGGESTED);
        assertEquals(rounded(expected()), rounded(understood(file)));
        assertEquals(
                "Were you harassed in the last six months?",
                file.labels("answer").label());
    }

    @Test
    void dataSetThatSasWrote() {
        SurveyFile file = open("iris.sas7bdat", ReadingOptions.SUGGESTED);
        assertEquals(List.of("Sepal_Length", "Sepal_Width", "Petal_Length", "Petal_Width", "Species"), file.columns());
        List<List<String>> rows = understood(file);
        assertEquals(151, rows.size());
        assertEquals(List.of("5.1", "3.5", "1.4", "0.2", "setosa"), rows.get(1));
        assertEquals(List.of("5.9", "3", "5.1", "1.8", "virgin"), rows.get(150));
        // column sums of R's iris
        double[] sums = {876.5, 458.6, 563.7, 179.9};
        for (int i = 0; i < sums.length; i++) {
            int column = i;
            assertEquals(
                    sums[i],
                    rows.stream()
                            .skip(1)
                            .mapToDouble(row -> Double.parseDouble(row.get(column)))
                            .sum(),
                    1e-9,
                    "rounding of 150 sums");
        }
    }

    @Test
    void portableFileOfPspp() {
        SurveyFile keeping = open("pspp.por", keepingDeclaredMissing());
        List<List<String>> expected = new ArrayList<>(expected());
        expected.set(0, keeping.columns());
        assertEquals(rounded(expected), rounded(understood(keeping)));
        assertEquals(List.of("REGION", "CODE", "ANSWER", "WEIGHT", "INCOME", "INTERVIE", "REMARK"), keeping.columns());
        List<List<String>> honoured = new ArrayList<>(answersMissing(List.of("8", "9")));
        honoured.set(0, keeping.columns());
        SurveyFile honouring = open("pspp.por", ReadingOptions.SUGGESTED);
        assertEquals(rounded(honoured), rounded(understood(honouring)));
        ColumnLabels answer = honouring.labels("ANSWER");
        assertEquals("Were you harassed in the last six months?", answer.label());
        assertEquals(
                "{1=Yes, at least once, 2=No, never, 8=Don't know, 9=Refused}",
                answer.values().toString());
        assertEquals(List.of("8", "9"), answer.missing());
    }

    /** Numbers to 14 digits: SAS has them with the base 16, portable files with the base 30. */
    private static List<List<String>> rounded(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(cell -> NumberText.isNumber(cell) && cell.contains(".")
                                ? new BigDecimal(cell)
                                        .round(new MathContext(14))
                                        .stripTrailingZeros()
                                        .toPlainString()
                                : cell)
                        .toList())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"openxlsx.xlsx", "openxlsx.ods"})
    void spreadsheetWithATitleAndNotesBeforeTheData(String name) {
        SurveyFile file = open(name, ReadingOptions.SUGGESTED);
        assertEquals(expected(), understood(file));
        assertEquals(List.of("Notes", "Data"), file.sheets());
        assertEquals("Data", file.options().sheet());
        assertEquals(3, file.options().headerRow());
        assertEquals(1, file.rawRows(20).get(0).row());
        assertEquals(
                List.of("Survey of regions, wave 3"), file.rawRows(20).get(0).cells());
    }

    @ParameterizedTest
    @ValueSource(strings = {"libreoffice.xlsx", "libreoffice.ods"})
    void spreadsheetWithFormulasAndDates(String name) {
        assertEquals(
                List.of(
                        List.of("region", "answer", "doubled", "day", "half"),
                        List.of("Praha", "1", "2", "2024-02-29", "0.5"),
                        List.of("Brno", "0", "0", "2024-03-01", "1.25"),
                        Arrays.asList("Ústí", "1", "2", "2024-03-02", null)),
                understood(open(name, ReadingOptions.SUGGESTED)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"libreoffice-error.xlsx", "libreoffice-error.ods"})
    void anErrorInASpreadsheetIsNamedByCell(String name) {
        SurveyFile file = open(name, ReadingOptions.SUGGESTED);
        ImportProblem problem = assertThrows(ImportProblem.class, () -> file.forEachRow((row, cells) -> {}));
        assertEquals(
                name + ", row 5, column “doubled”: “#DIV/0!”: The formula ends in an error. Correct it,"
                        + " or clear the cell.",
                Said.of(problem));
        SurveyFile leaving = open(name, ReadingOptions.SUGGESTED.leavingOut());
        RowTally tally = leaving.read(List.of("doubled"), (row, cells) -> {}, Progress.SILENT);
        assertEquals(3, tally.rows());
        assertEquals(1, tally.leftOut());
        assertEquals(4, leaving.forEachRow(List.of("region"), (row, cells) -> {}), "a column that is not used");
    }

    private static ReadingOptions keepingDeclaredMissing() {
        return ReadingOptions.SUGGESTED.withDeclaredMissing(false);
    }

    private static List<List<String>> answersMissing(List<String> values) {
        List<List<String>> rows = new ArrayList<>();
        for (List<String> row : expected()) {
            List<String> changed = new ArrayList<>(row);
            if (values.contains(changed.get(2))) {
                changed.set(2, null);
            }
            rows.add(changed);
        }
        return rows;
    }

    static SurveyFile open(String name, ReadingOptions options) {
        return SurveyFile.open(FOLDER.resolve(name), name, options, ImportLimits.USUAL);
    }

    static List<List<String>> expected() {
        return understood(open("expected.csv", ReadingOptions.SUGGESTED));
    }

    /** Header and rows as they would be stored: numbers in canonical form. */
    static List<List<String>> understood(SurveyFile file) {
        List<Column> columns = SurveyScan.of(file, Progress.SILENT).types();
        List<List<String>> rows = new ArrayList<>();
        rows.add(file.columns());
        file.forEachRow((row, cells) -> {
            String[] stored = cells.clone();
            for (int i = 0; i < stored.length; i++) {
                if (stored[i] != null && columns.get(i).type() == ColumnType.NUMBER) {
                    stored[i] = file.options().numbers().canonical(stored[i]);
                }
            }
            rows.add(Collections.unmodifiableList(Arrays.asList(stored)));
        });
        return rows;
    }
}
