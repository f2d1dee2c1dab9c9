package org.regionwise.survey.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.ReadingRemark;
import org.regionwise.survey.file.SurveyFile;

/** Files that DuckDB wrote are read as what went in. */
class ParquetSourceTest {
    @TempDir
    private Path folder;

    private Path written(String query, String options) throws SQLException {
        Path file = folder.resolve("rows.parquet");
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement sql = connection.createStatement()) {
            sql.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet" + options + ")");
        }
        return file;
    }

    private static List<List<String>> rows(SurveyFile file) {
        List<List<String>> rows = new ArrayList<>();
        file.forEachRow((number, cells) -> rows.add(Arrays.asList(cells.clone())));
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
    void everyPackingGivesTheSameRows(String packing) throws Exception {
        Path survey = Path.of("sample-surveys/harassment/survey.csv");
        Path file = written(
                "SELECT * FROM read_csv('" + survey + "', all_varchar = true)",
                ", COMPRESSION " + packing + ", ROW_GROUP_SIZE 2048");
        SurveyFile text = SurveyFile.open(survey, "survey.csv");
        SurveyFile columns = SurveyFile.open(file, "rows.parquet");
        assertEquals(text.columns(), columns.columns());
        assertEquals(rows(text), rows(columns));
    }

    @Test
    void typesAreWrittenAsTheyAreMeant() throws Exception {
        Path file = written(
                "SELECT true AS yes, 3::TINYINT AS small, 250::UTINYINT AS byte, -5::BIGINT AS long,"
                        + " 18446744073709551615::UBIGINT AS huge, 0.1::DOUBLE AS real, 0.5::FLOAT AS half,"
                        + " 12.340::DECIMAL(9,3) AS money, 1234567890123456789.5::DECIMAL(30,2) AS much,"
                        + " DATE '1959-12-31' AS day, TIMESTAMP '2024-02-29 13:14:15' AS moment,"
                        + " TIME '06:07:08' AS time, 'Žďár  ' AS text, ''::VARCHAR AS empty, NULL::DOUBLE AS none,"
                        + " 'NaN'::DOUBLE AS undefined,"
                        + " '6ba7b810-9dad-11d1-80b4-00c04fd430c8'::UUID AS id",
                "");
        assertEquals(
                List.of(Arrays.asList(
                        "true",
                        "3",
                        "250",
                        "-5",
                        "18446744073709551615",
                        "0.1",
                        "0.5",
                        "12.34",
                        "1234567890123456789.5",
                        "1959-12-31",
                        "2024-02-29T13:14:15",
                        "06:07:08",
                        "Žďár",
                        null,
                        null,
                        null,
                        "6ba7b810-9dad-11d1-80b4-00c04fd430c8")),
                rows(SurveyFile.open(file, "rows.parquet")));
    }

    @Test
    void listsAndStructuresAreLeftOutAndNamed() throws Exception {
        Path file = written("SELECT 'A' AS region, [1, 2] AS several, {'a': 1} AS both, 1 AS y", "");
        SurveyFile read = SurveyFile.open(file, "rows.parquet");
        assertEquals(List.of("region", "y"), read.columns());
        assertEquals(List.of(ReadingRemark.of(ReadingRemark.NESTED, List.of("several", "both"))), read.remarks());
        assertEquals(List.of(List.of("1")), onlyOf(read, "y"));
    }

    private static List<List<String>> onlyOf(SurveyFile file, String column) {
        List<List<String>> rows = new ArrayList<>();
        file.forEachRow(List.of(column), (number, cells) -> rows.add(Arrays.asList(cells.clone())));
        return rows;
    }

    @Test
    void whatIsCutShortIsCalledDamaged() throws Exception {
        byte[] whole = Files.readAllBytes(written("SELECT range AS y FROM range(10000)", ""));
        for (int length : new int[] {4, 12, whole.length / 2, whole.length - 1}) {
            assertDamaged(Arrays.copyOf(whole, length));
        }
        byte[] changed = whole.clone();
        Arrays.fill(changed, 10, 60, (byte) 0x7F);
        assertDamaged(changed);
    }

    private void assertDamaged(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("damaged.parquet"), bytes);
        ImportProblem problem = assertThrows(ImportProblem.class, () -> rows(SurveyFile.open(file, "damaged.parquet")));
        assertEquals("damaged", problem.report().first().get(0).expected().code());
    }

    /** Where the description of the file is to be, there is something else. */
    @Test
    void aDescriptionThatIsNoneIsCalledDamaged() throws Exception {
        byte[] bytes = new byte[1012];
        Arrays.fill(bytes, (byte) 0xFF);
        byte[] mark = {'P', 'A', 'R', '1'};
        System.arraycopy(mark, 0, bytes, 0, mark.length);
        System.arraycopy(new byte[] {(byte) 0xE8, 3, 0, 0}, 0, bytes, 1004, 4);
        System.arraycopy(mark, 0, bytes, 1008, mark.length);
        assertDamaged(bytes);
    }

    @Test
    void whatUnpacksToTooMuchIsRefused() throws Exception {
        Path file = written("SELECT repeat(md5(range::VARCHAR), 30) AS text FROM range(20000)", ", COMPRESSION ZSTD");
        ImportLimits limits = new ImportLimits(1 << 23, 1 << 20, 100_000, 100, 10_000);
        ImportProblem problem = assertThrows(
                ImportProblem.class, () -> SurveyFile.open(file, "bomb.parquet", ReadingOptions.SUGGESTED, limits));
        assertEquals(
                "unpacked-too-large", problem.report().first().get(0).expected().code(), Said.of(problem));
    }
}
