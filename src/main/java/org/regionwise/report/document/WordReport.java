package org.regionwise.report.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipOutputStream;
import org.regionwise.report.FileProgress;
import org.regionwise.report.FileStep;
import org.regionwise.report.Templates;
import org.regionwise.report.UndatedArchive;
import org.regionwise.report.XmlText;
import org.regionwise.report.chart.draw.DrawnChart;

/**
 * A document for Word (DOCX), with headings, captions and tables that Word knows as such. Its parts are templates as a
 * page's are. Equal documents are equal bytes. Safe for use by several threads.
 */
public final class WordReport {
    /** As the web names the format. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Templates templates;

    public WordReport(Templates templates) {
        this.templates = templates;
    }

    /** Writes the document to {@code out}, which is flushed and left open. */
    public void write(Paper paper, OutputStream out, FileProgress progress) throws IOException {
        progress.at(FileStep.DOCUMENT, 0, 0);
        // Not closed: the stream belongs to the caller.
        @SuppressWarnings("resource")
        ZipOutputStream parts = new ZipOutputStream(out);
        fixed(parts, "[Content_Types].xml", "content-types");
        fixed(parts, "_rels/.rels", "package-rels");
        filled(parts, "docProps/core.xml", "core", paper);
        filled(parts, "word/document.xml", "document", paper);
        filled(parts, "word/_rels/document.xml.rels", "rels", paper);
        fixed(parts, "word/styles.xml", "styles");
        fixed(parts, "word/settings.xml", "settings");
        filled(parts, "word/header.xml", "header", paper);
        fixed(parts, "word/footer.xml", "footer");
        List<DrawnChart> figures = paper.figures();
        for (int i = 0; i < figures.size(); i++) {
            progress.at(FileStep.PICTURES, i, figures.size());
            UndatedArchive.put(
                    parts,
                    "word/media/figure" + (i + 1) + ".png",
                    figures.get(i).png());
        }
        parts.finish();
        out.flush();
    }

    private void filled(ZipOutputStream parts, String name, String template, Paper paper) throws IOException {
        String xml = templates.render("report/document/word-" + template + ".xml", Map.of("paper", paper));
        UndatedArchive.put(parts, name, XmlText.allowed(xml).getBytes(StandardCharsets.UTF_8));
    }

    private static void fixed(ZipOutputStream parts, String name, String resource) throws IOException {
        try (InputStream in = WordReport.class.getResourceAsStream("/document/word/" + resource + ".xml")) {
            UndatedArchive.put(parts, name, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
