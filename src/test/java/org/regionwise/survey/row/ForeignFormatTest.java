package org.regionwise.survey.row;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.Said;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.shape.BoundaryFile;

/** Files are named for what they are by their content, whatever they are called. */
class ForeignFormatTest {
    @TempDir
    Path folder;

    /** What files begin with, as characters of Latin-1, and what is said of them. */
    static Stream<Arguments> formats() {
        return Stream.of(
                Arguments.of("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>", "web page (HTML)"),
                Arguments.of("\n <!-- made by -->\n<TABLE border=1><tr><td>region", "web page (HTML)"),
                Arguments.of("\u00EF\u00BB\u00BF<!DOCTYPE html>", "web page (HTML)"),
                Arguments.of("\u00FF\u00FE<\0h\0t\0m\0l\0>\0", "web page (HTML)"),
                Arguments.of(
                        "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook",
                        "Excel 2003 (XML)"),
                Arguments.of(
                        "<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                        "Excel 2003 (XML)"),
                Arguments.of("<?xml version=\"1.0\"?><office:document xmlns:office=\"\"", ".fods"),
                Arguments.of("<?xml version=\"1.0\"?><kml>", "KML"),
                Arguments.of("<?xml version=\"1.0\"?><survey>", "format are not read: XML."),
                Arguments.of("[{\"region\": \"A\", \"y\": 1}]", "JSON"),
                Arguments.of("{\"type\": \"FeatureCollection\"", "JSON"),
                Arguments.of("RDX3\nX\n\0\0\0\3", ".RData"),
                Arguments.of("X\n\0\0\0\3\0\4", ".rds"),
                Arguments.of("FEA1\0\0\0\0", "Feather"),
                Arguments.of("ARROW1\0\0", "Arrow"),
                Arguments.of("SQLite format 3\0", "SQLite"),
                Arguments.of("7z\u00BC\u00AF'\u001C", "(7z)"),
                Arguments.of("Rar!\u001A\7\1\0", "(RAR)"),
                Arguments.of("{\\rtf1\\ansi", "a document or a presentation"),
                Arguments.of("ID;PWXL;N;E\r\nP;PGeneral", "SYLK"),
                Arguments.of("\u0009\u0008\u0008\0\0\5\1\0", "Excel (.xls)"));
    }

    private void isNamed(byte[] bytes, String said) throws IOException {
        for (String name : List.of("data.csv", "data.xlsx", "data.sav")) {
            Path file = Files.write(folder.resolve(name), bytes);
            ImportProblem problem = assertThrows(ImportProblem.class, () -> SurveyFile.open(file, name));
            assertTrue(Said.of(problem).contains(said), Said.of(problem));
            assertEquals(1, problem.report().total());
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void isNamed(String begins, String said) throws IOException {
        byte[] bytes = (begins + "\n1,2\n").getBytes(StandardCharsets.ISO_8859_1);
        isNamed(bytes, said);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        isNamed(packed.toByteArray(), said);
    }

    @Test
    void archivesAreNamedByWhatIsInThem() throws IOException {
        isNamed(zip("word/document.xml", ""), "a document or a presentation");
        isNamed(zip("xl/workbook.bin", ""), "(.xlsb)");
        isNamed(zip("Index/Document.iwa", ""), "Numbers");
        isNamed(zip("survey.csv", "region,y"), "zip archive with “survey.csv”");
        isNamed(zip("kraje.shp", ""), "shapefile");
    }

    private static byte[] zip(String part, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(part));
            zip.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    @Test
    void boundariesAreNamedToo() throws IOException {
        Path file = Files.write(folder.resolve("shapes.geojson"), zip("kraje.shp", ""));
        ImportProblem problem =
                assertThrows(ImportProblem.class, () -> BoundaryFile.read(file, "shapes.geojson", List.of("A")));
        assertContains("“kraje.shp” and no table (.dbf)", Said.of(problem));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<5,region\n1,A\n2,B\n",
                "[id],region\n1,A\n2,B\n",
                "{id},region\n1,A\n2,B\n",
                "RDX,region\n1,A\n2,B\n",
                "A\n3\n4\n",
                "ID;PARTY\n1;2\n3;4\n",
                "ORC,region\n1,A\n2,B\n",
                "Table,region\n1,A\n2,B\n"
            })
    void textIsText(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("text.csv"), text);
        assertEquals(2, SurveyFile.open(file, "text.csv").forEachRow((row, cells) -> {}));
    }
}
