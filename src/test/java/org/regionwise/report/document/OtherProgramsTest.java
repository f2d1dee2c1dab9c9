package org.regionwise.report.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.message.Words;

/** Our files as programs read them that know nothing of us: Poppler, LibreOffice, R's readxl. */
class OtherProgramsTest {
    @TempDir
    private Path folder;

    private final Result result = Results.harassment();

    @Test
    void popplerReadsThePdf() throws IOException, InterruptedException {
        Path pdf = Files.write(
                folder.resolve("report.pdf"), DocumentsTest.pdf(Released.inFull(result), DocumentsTest.HEADING));
        assertSaysTheTable(Program.run(folder, "pdftotext", "-layout", pdf.toString(), "-"));
        String information = Program.run(folder, "pdfinfo", pdf.toString());
        assertTrue(information.matches("(?s).*Tagged:\\s+yes.*"), information);
        String fonts = Program.run(folder, "pdffonts", pdf.toString());
        assertTrue(fonts.contains("SourceSans3-Regular") && fonts.contains("SourceSans3-SemiBold"), fonts);
        // name, type, encoding, then whether it is embedded
        assertTrue(
                fonts.lines().skip(2).allMatch(line -> line.matches(".*\\s+yes\\s+yes\\s+yes\\s+\\d+\\s+0$")), fonts);
        assertEquals(
                2,
                Program.run(folder, "pdfimages", "-list", pdf.toString())
                        .lines()
                        .count(),
                "no pictures");
    }

    @Test
    void libreOfficeOpensTheWordFile() throws IOException, InterruptedException {
        Files.write(folder.resolve("report.docx"), DocumentsTest.docx(Released.inFull(result), DocumentsTest.HEADING));
        assertSaysTheTable(converted("report.docx"));
        // another program breaks lines elsewhere than ours, so that there is one page more to spare than in the PDF
        assertTrue(pages("report.pdf") <= 6, "pages: " + pages("report.pdf"));
    }

    private int pages(String pdf) throws IOException, InterruptedException {
        return Program.run(folder, "pdfinfo", pdf)
                .lines()
                .filter(line -> line.startsWith("Pages:"))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void libreOfficeOpensTheWorkbookWithItsPictures() throws IOException, InterruptedException {
        Files.write(folder.resolve("table.xlsx"), DocumentsTest.xlsx(Released.inFull(result)));
        String text = converted("table.xlsx");
        assertTrue(text.contains("Figure 1. For each region, an arrow"), text);
        long pictures = Program.run(folder, "pdfimages", "-list", "table.pdf")
                .lines()
                .skip(2)
                .filter(line -> line.contains(" image "))
                .count();
        // a picture may be cut where a page ends
        assertTrue(pictures >= 2, text);
    }

    @Test
    void readxlReadsTheSameDoubles() throws IOException, InterruptedException {
        Files.write(folder.resolve("table.xlsx"), DocumentsTest.xlsx(Released.inFull(result)));
        String digits = Program.run(
                folder,
                "Rscript",
                "-e",
                "d <- readxl::read_excel('table.xlsx', 'Estimates');"
                        + " cat(sprintf('%s %.17g %.17g\\n', d$region, d$raw, d$pooled_upper), sep = '')");
        StringBuilder expected = new StringBuilder();
        for (RegionEstimate region : PooledOrder.of(result)) {
            expected.append(region.region()).append('\n');
        }
        assertEquals(
                expected.toString().strip(), digits.replaceAll("(?m) .*$", "").strip());
        String[] lines = digits.strip().split("\n");
        for (int i = 0; i < lines.length; i++) {
            String[] words = lines[i].split(" ");
            RegionEstimate region = PooledOrder.of(result).get(i);
            assertEquals(region.raw().estimate(), Double.parseDouble(words[1]));
            assertEquals(region.pooled().upper(), Double.parseDouble(words[2]));
        }
    }

    private String converted(String file) throws IOException, InterruptedException {
        Program.run(
                folder,
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "pdf",
                file);
        return Program.run(folder, "pdftotext", "-layout", file.replaceFirst("\\.\\w+$", ".pdf"), "-");
    }

    private void assertSaysTheTable(String text) {
        assertTrue(text.contains(DocumentsTest.HEADING.title()), text);
        List<String> lines = text.lines().toList();
        for (RegionEstimate region : result.regions()) {
            // a raised mark can bring what follows it to a line of its own
            String row = lines.stream()
                    .filter(line -> line.strip().startsWith(region.label()))
                    .findFirst()
                    .map(line -> line + " " + lines.get(lines.indexOf(line) + 1))
                    .orElseThrow(() -> new AssertionError(region.label() + " in " + text));
            assertTrue(
                    row.contains(
                            Words.english().numerals().percent(region.pooled().estimate())),
                    row);
        }
    }
}
