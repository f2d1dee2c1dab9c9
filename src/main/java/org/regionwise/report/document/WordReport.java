package org.regionwise.report.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /**
     * A document's parts.
     *
     * @param body template of its text
     * @param facts that all templates take in
     */
    private record Parts(String body, Map<String, Object> facts) {}

    /** Makes a picture. */
    private interface Picture {
        byte[] png();
    }

    /** Writes the document to {@code out}, which is flushed and left open. */
    public void write(Paper paper, OutputStream out, FileProgress progress) throws IOException {
        Map<String, Object> facts = new HashMap<>();
        facts.put("paper", paper);
        facts.put("title", paper.title());
        facts.put("subject", paper.sample());
        facts.put("author", paper.heading().author());
        facts.put("source", paper.source());
        write(new Parts("document", facts), pictures(paper), out, progress);
    }

    /** The same of a sheet. */
    public void write(Sheet sheet, OutputStream out, FileProgress progress) throws IOException {
        Map<String, Object> facts = new HashMap<>();
        facts.put("sheet", sheet);
        facts.put("title", sheet.title());
        facts.put("subject", sheet.sample());
        facts.put("author", "");
        facts.put("source", sheet.source());
        Map<String, Picture> pictures = new LinkedHashMap<>();
        sheet.figures().forEach(each -> pictures.put(each.name(), each.figure()::png));
        write(new Parts("sheet", facts), pictures, out, progress);
    }

    private void write(Parts document, Map<String, Picture> pictures, OutputStream out, FileProgress progress)
            throws IOException {
        progress.at(FileStep.DOCUMENT, 0, 0);
        Map<String, Object> facts = document.facts;
        facts.put("pictures", pictures.keySet());
        // Not closed: the stream belongs to the caller.
        @SuppressWarnings("resource")
        ZipOutputStream parts = new ZipOutputStream(out);
        fixed(parts, "[Content_Types].xml", "content-types");
        fixed(parts, "_rels/.rels", "package-rels");
        filled(parts, "docProps/core.xml", "core", facts);
        filled(parts, "word/document.xml", document.body, facts);
        filled(parts, "word/_rels/document.xml.rels", "rels", facts);
        fixed(parts, "word/styles.xml", "styles");
        fixed(parts, "word/settings.xml", "settings");
        fixed(parts, "word/numbering.xml", "numbering");
        filled(parts, "word/footer.xml", "footer", facts);
        int drawn = 0;
        for (Map.Entry<String, Picture> each : pictures.entrySet()) {
            progress.at(FileStep.PICTURES, drawn++, pictures.size());
            UndatedArchive.put(
                    parts,
                    "word/media/" + each.getKey() + ".png",
                    each.getValue().png());
        }
        parts.finish();
        out.flush();
    }

    /** The map, and an interval for every row of the brief's table. */
    private Map<String, Picture> pictures(Paper paper) {
        BriefTable table = paper.brief().table();
        Map<String, Picture> pictures = new LinkedHashMap<>();
        paper.map().ifPresent(map -> pictures.put("map", map::png));
        paper.groups().ifPresent(groups -> pictures.put("groups", groups::png));
        pictures.put("axis", () -> drawings.pixels(StripDrawing.of(table.axis())));
        for (int i = 0; i < table.rows().size(); i++) {
            BriefTable.Row row = table.rows().get(i);
            if (row.strip() != null) {
                pictures.put("strip" + i, () -> drawings.pixels(StripDrawing.of(table.axis(), row.strip())));
            }
        }
        return pictures;
    }

    private void filled(ZipOutputStream parts, String name, String template, Map<String, Object> facts)
            throws IOException {
        String xml = templates.render("report/document/word-" + template + ".xml", facts);
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
