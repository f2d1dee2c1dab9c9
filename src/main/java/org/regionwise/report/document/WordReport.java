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
import org.regionwise.report.chart.draw.ChartDrawings;

/**
 * A document for Word (DOCX), with headings, captions and tables that Word knows as such. Its parts are templates as a
 * page's are. Equal documents are equal bytes. Safe for use by several threads.
 */
public final class WordReport {
    /** As the web names the format. */
    public static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final Templates templates;
    private final ChartDrawings drawings;

    /** @param drawings make pictures of drawings */
    public WordReport(Templates templates, ChartDrawings drawings) {
        this.drawings = drawings;
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
        fixed(parts, "word/numbering.xml", "numbering");
        filled(parts, "word/footer.xml", "footer", paper);
        pictures(paper, parts, progress);
        parts.finish();
        out.flush();
    }

    /** The map, and an interval for every row of the brief's table. */
    private void pictures(Paper paper, ZipOutputStream parts, FileProgress progress) throws IOException {
        BriefTable table = paper.brief().table();
        List<BriefTable.Row> rows = table.rows();
        progress.at(FileStep.PICTURES, 0, rows.size());
        if (paper.map().isPresent()) {
            UndatedArchive.put(parts, "word/media/map.png", paper.map().get().png());
        }
        picture(parts, "axis", StripDrawing.of(table.axis()));
        for (int i = 0; i < rows.size(); i++) {
            progress.at(FileStep.PICTURES, i, rows.size());
            if (rows.get(i).strip() != null) {
                picture(
                        parts,
                        "strip" + i,
                        StripDrawing.of(table.axis(), rows.get(i).strip()));
            }
        }
    }

    private void picture(ZipOutputStream parts, String name, String svg) throws IOException {
        UndatedArchive.put(parts, "word/media/" + name + ".png", drawings.pixels(svg));
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
