package org.regionwise.report.agency;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.release.Released;
import org.regionwise.report.UndatedArchive;
import org.regionwise.report.file.CsvRecords;
import org.regionwise.report.message.Figures;
import org.regionwise.report.message.Words;
import org.regionwise.report.method.MethodsText;
import org.regionwise.report.table.ColumnMeaning;
import org.regionwise.report.table.ResultColumn;
import org.regionwise.report.table.ResultColumns;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.ReleaseNotes;

/**
 * The regional table as a spreadsheet of OpenDocument 1.2 (ISO/IEC 26300): the figures, what each column means, and the
 * method. Numbers are numbers in full precision, proportions shown in per cent; undefined and withheld ones are empty
 * cells; text is never a formula. Equal results give equal files.
 */
final class OdsReport {
    private static final String MIME_TYPE = "application/vnd.oasis.opendocument.spreadsheet";
    private static final String OASIS = "urn:oasis:names:tc:opendocument:xmlns:";
    private static final String VERSION = "1.2";

    private final Released released;
    private final Result result;
    private final Words words;
    private final XmlElements xml;

    private OdsReport(Released released, Words words) throws IOException {
        this.released = released;
        this.result = released.result();
        this.words = words;
        this.xml = new XmlElements();
    }

    /** Writes what is released to {@code out}, which is flushed and left open. */
    static void write(Released released, Words words, OutputStream out) throws IOException {
        // Not closed: the stream belongs to the caller.
        @SuppressWarnings("resource")
        ZipOutputStream zip = new ZipOutputStream(out);
        // first and unpacked, so that programs know the file by its first bytes
        UndatedArchive.putStored(zip, "mimetype", bytes(MIME_TYPE));
        UndatedArchive.put(zip, "content.xml", bytes(new OdsReport(released, words).content()));
        UndatedArchive.put(zip, "meta.xml", bytes(meta(new PlainWords(released.result(), words).title())));
        UndatedArchive.put(zip, "META-INF/manifest.xml", bytes(manifest()));
        zip.finish();
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String manifest() throws IOException {
        XmlElements xml = new XmlElements();
        xml.open("manifest:manifest", "xmlns:manifest", OASIS + "manifest:1.0", "manifest:version", VERSION);
        for (String path : List.of("/", "content.xml", "meta.xml")) {
            xml.open(
                            "manifest:file-entry",
                            "manifest:full-path",
                            path,
                            "manifest:media-type",
                            path.equals("/") ? MIME_TYPE : "text/xml")
                    .close();
        }
        return xml.close().finish();
    }

    private static String meta(String title) throws IOException {
        XmlElements xml = new XmlElements();
        xml.open(
                "office:document-meta",
                "xmlns:office",
                OASIS + "office:1.0",
                "xmlns:meta",
                OASIS + "meta:1.0",
                "xmlns:dc",
                "http://purl.org/dc/elements/1.1/",
                "office:version",
                VERSION);
        xml.open("office:meta")
                .leaf("meta:generator", "Regionwise/" + SoftwareVersion.version())
                .leaf("dc:title", title);
        return xml.close().close().finish();
    }

    private String content() throws IOException {
        xml.open(
                "office:document-content",
                "xmlns:office",
                OASIS + "office:1.0",
                "xmlns:table",
                OASIS + "table:1.0",
                "xmlns:text",
                OASIS + "text:1.0",
                "xmlns:style",
                OASIS + "style:1.0",
                "xmlns:number",
                OASIS + "datastyle:1.0",
                "xmlns:fo",
                OASIS + "xsl-fo-compatible:1.0",
                "office:version",
                VERSION);
        styles();
        xml.open("office:body").open("office:spreadsheet");
        estimates("workbook.sheet-estimates", released);
        if (!result.aggregates().isEmpty()) {
            estimates("workbook.sheet-aggregates", released.ofAggregates());
        }
        dictionary();
        methods();
        return xml.close().close().close().finish();
    }

    private void styles() throws IOException {
        String decimals = Integer.toString(Figures.decimals(result));
        xml.open("office:automatic-styles");
        xml.open("number:percentage-style", "style:name", "N1")
                .open("number:number", "number:decimal-places", decimals, "number:min-integer-digits", "1")
                .close()
                .leaf("number:text", "%")
                .close();
        xml.open("style:style", "style:name", "percent", "style:family", "table-cell", "style:data-style-name", "N1")
                .close();
        xml.open("style:style", "style:name", "head", "style:family", "table-cell")
                .open("style:text-properties", "fo:font-weight", "bold")
                .close()
                .close();
        column("narrow", "3cm");
        column("wide", "16cm");
        xml.close();
    }

    private void column(String name, String width) throws IOException {
        xml.open("style:style", "style:name", name, "style:family", "table-column")
                .open("style:table-column-properties", "style:column-width", width)
                .close()
                .close();
    }

    private void estimates(String title, Released shown) throws IOException {
        ResultColumns facts = ResultColumns.of(shown, words);
        List<ResultColumn> columns = facts.filled();
        sheet(title);
        xml.open(
                        "table:table-column",
                        "table:style-name",
                        "narrow",
                        "table:number-columns-repeated",
                        Integer.toString(columns.size()))
                .close();
        xml.open("table:table-header-rows").open("table:table-row");
        for (ResultColumn column : columns) {
            text(column.code(), "table:style-name", "head");
        }
        xml.close().close();
        for (RegionEstimate region : PooledOrder.of(shown.result())) {
            xml.open("table:table-row");
            for (ResultColumn column : columns) {
                if (column.numeric()) {
                    number(column, column.number(region));
                } else {
                    String said = facts.text(column, region);
                    text(said == null ? "" : said);
                }
            }
            xml.close();
        }
        xml.close();
    }

    private void dictionary() throws IOException {
        ColumnMeaning meaning = new ColumnMeaning(result, words);
        sheet("workbook.sheet-dictionary");
        wide();
        row(
                "head",
                words.say("dictionary.heading-column"),
                words.say("dictionary.heading-meaning"),
                words.say("dictionary.heading-unit"));
        for (ResultColumn column : ResultColumns.of(released, words).filled()) {
            row("", column.code(), meaning.of(column), meaning.unit(column));
        }
        row("", "");
        row("", "", words.say("dictionary.omitted", "marked", false));
        xml.close();
    }

    private void methods() throws IOException {
        PlainWords plain = new PlainWords(result, words);
        sheet("workbook.sheet-methods");
        wide();
        row("head", plain.title());
        row("", words.say("workbook.summary"), String.join(" ", plain.summary()));
        for (MethodsText.Paragraph paragraph : MethodsText.of(result, words).paragraphs()) {
            row("", paragraph.heading(), paragraph.text());
        }
        if (released.judged()) {
            for (String note : new ReleaseNotes(words).footnotes(released)) {
                row("", words.say("dictionary.published"), note);
            }
        }
        row("", "", plain.source());
        xml.close();
    }

    private void sheet(String key) throws IOException {
        xml.open("table:table", "table:name", words.say(key));
    }

    private void wide() throws IOException {
        xml.open("table:table-column", "table:style-name", "narrow").close();
        xml.open("table:table-column", "table:style-name", "wide").close();
        xml.open("table:table-column", "table:style-name", "wide").close();
    }

    private void row(String style, String... texts) throws IOException {
        xml.open("table:table-row");
        for (String each : texts) {
            if (style.isEmpty()) {
                text(each);
            } else {
                text(each, "table:style-name", style);
            }
        }
        xml.close();
    }

    /** A cell of text, empty for none; what looks like a formula is still text. */
    private void text(String text, String... style) throws IOException {
        if (text.isEmpty()) {
            xml.open("table:table-cell", style).close();
            return;
        }
        String[] attributes = new String[style.length + 2];
        System.arraycopy(style, 0, attributes, 0, style.length);
        attributes[style.length] = "office:value-type";
        attributes[style.length + 1] = "string";
        xml.open("table:table-cell", attributes);
        for (String paragraph : text.split("\n", -1)) {
            paragraph(paragraph);
        }
        xml.close();
    }

    /** Readers make one space of several, and none of the first, unless each is an element. */
    private void paragraph(String text) throws IOException {
        xml.open("text:p");
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == ' ' && (at == 0 || text.charAt(at - 1) == ' ')) {
                xml.text(text.substring(from, at)).mark("text:s");
                from = at + 1;
            }
        }
        xml.text(text.substring(from)).close();
    }

    private void number(ResultColumn column, double value) throws IOException {
        if (!Double.isFinite(value)) {
            text("");
            return;
        }
        String written = CsvRecords.number(value);
        boolean percent = result.model().proportions() && column.unit() == ResultColumn.Unit.PROPORTION;
        if (percent) {
            xml.open(
                    "table:table-cell",
                    "table:style-name",
                    "percent",
                    "office:value-type",
                    "percentage",
                    "office:value",
                    written);
        } else {
            xml.open("table:table-cell", "office:value-type", "float", "office:value", written);
        }
        xml.leaf("text:p", written).close();
    }
}
