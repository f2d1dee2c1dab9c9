package org.regionwise.survey.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.Said;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.count.ResponseCounter;

/** Archives that hold endless repetition are given up early, under the usual limits. */
class BombTest {
    private static final String TOO_TIGHT = "Unpacked, the file would be more than 200 times as large, which only"
            + " endless repetition explains. If the file is sound, send it unpacked.";

    @TempDir
    Path folder;

    private static void repeat(OutputStream out, String line, int times) throws IOException {
        byte[] block = line.repeat(1000).getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < times / 1000; i++) {
            out.write(block);
        }
    }

    @Test
    void gzip() throws IOException {
        Path file = folder.resolve("bomb.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("region,y\n".getBytes(StandardCharsets.UTF_8));
            repeat(out, "A,1\n", 100_000_000);
        }
        SurveyFile opened = SurveyFile.open(file, "bomb.csv.gz");
        AtomicLong rows = new AtomicLong();
        Progress progress = rows::set;
        ImportProblem problem =
                assertThrows(ImportProblem.class, () -> opened.read(opened.columns(), (row, cells) -> {}, progress));
        assertEquals("bomb.csv.gz: " + TOO_TIGHT, Said.of(problem));
        // 64 MB are read of any file
        assertTrue(rows.get() < 20_000_000, rows + " rows were read");
        assertThrows(ImportProblem.class, () -> ResponseCounter.count(opened, "region", "y", List.of()));
    }

    @Test
    void workbook() throws IOException {
        Path file = folder.resolve("bomb.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            part(zip, "[Content_Types].xml", "<Types/>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                            + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
                            + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/"
                            + "2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write("<worksheet><sheetData>".getBytes(StandardCharsets.UTF_8));
            repeat(zip, "<row><c t=\"str\"><v>A</v></c>" + "<c><v>1</v></c>".repeat(8) + "</row>", 1_000_000);
            zip.write("</sheetData></worksheet>".getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        ReadingOptions noHeader = ReadingOptions.SUGGESTED.withHeaderRow(0);
        // merged cells stand behind all rows, so the sheet is unpacked when it is opened
        assertEquals(
                "bomb.xlsx: " + TOO_TIGHT,
                Said.of(assertThrows(
                        ImportProblem.class, () -> SurveyFile.open(file, "bomb.xlsx", noHeader, ImportLimits.USUAL))));
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
