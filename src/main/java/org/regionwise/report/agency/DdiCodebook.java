package org.regionwise.report.agency;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.release.Released;
import org.regionwise.report.message.Words;
import org.regionwise.report.method.MethodsText;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.words.ResultParts;

/**
 * The codebook of the regional table in DDI Codebook 2.5 (DDI Alliance, 2012): the study with its source and method,
 * the file, {@code regions.csv} unless it is another, and what each of its columns is, with how many regions have it.
 * Elements stand in the order that the schema demands.
 */
final class DdiCodebook {
    /** Of its elements. */
    static final String NAMESPACE = "ddi:codebook:2_5";

    private static final String SCHEMA =
            NAMESPACE + " https://ddialliance.org/Specification/DDI-Codebook/2.5/XMLSchema/codebook.xsd";
    private static final String FILE = "F1";

    private final Described described;
    private final Released released;
    private final Result result;
    private final Words words;
    private final List<DescribedColumn> columns;
    private final XmlElements xml;

    /**
     * The file that has the table.
     *
     * @param name its name
     * @param type its media type
     */
    record Described(String name, String type) {}

    private DdiCodebook(Described described, Released released, Words words) throws IOException {
        this.described = described;
        this.released = released;
        this.result = released.result();
        this.words = words;
        this.columns = DescribedColumn.of(released, words);
        this.xml = new XmlElements();
    }

    /** Writes what is released to {@code out}, which is flushed and left open. */
    static void write(Released released, Words words, OutputStream out) throws IOException {
        out.write(of(new Described(CsvwArchive.TABLE, "text/csv"), released, words)
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** The codebook of a file with the table. */
    static String of(Described file, Released released, Words words) throws IOException {
        return new DdiCodebook(file, released, words).document();
    }

    private String document() throws IOException {
        xml.open(
                "codeBook",
                "xmlns",
                NAMESPACE,
                "xmlns:xsi",
                "http://www.w3.org/2001/XMLSchema-instance",
                "xsi:schemaLocation",
                SCHEMA,
                "version",
                "2.5",
                "xml:lang",
                words.language().tag());
        PlainWords plain = new PlainWords(result, words);
        xml.open("docDscr");
        citation(plain.title());
        xml.close();
        study(plain);
        file();
        xml.open("dataDscr");
        for (DescribedColumn column : columns) {
            variable(column);
        }
        xml.close();
        return xml.close().finish();
    }

    private void citation(String title) throws IOException {
        xml.open("citation").open("titlStmt").leaf("titl", title).close();
        xml.open("prodStmt").leaf("software", "Regionwise", "version", SoftwareVersion.version());
        xml.close().close();
    }

    private void study(PlainWords plain) throws IOException {
        xml.open("stdyDscr");
        citation(plain.title());
        xml.open("stdyInfo").leaf("abstract", String.join(" ", plain.summary()));
        xml.open("sumDscr");
        xml.leaf("geogUnit", ResultParts.regionHeading(result.model().labels(), words));
        xml.close().close();
        xml.open("method").open("dataColl").open("sources");
        xml.leaf("dataSrc", plain.source());
        xml.leaf(
                "dataSrc",
                result.survey().name() + ", SHA-256 " + result.survey().sha256());
        xml.close().close();
        for (MethodsText.Paragraph paragraph : MethodsText.of(result, words).paragraphs()) {
            xml.leaf("notes", paragraph.text(), "subject", paragraph.heading());
        }
        xml.close();
        if (released.judged()) {
            for (String note : new ReleaseNotes(words).footnotes(released)) {
                xml.leaf("notes", note, "subject", words.say("dictionary.published"));
            }
        }
        xml.close();
    }

    private void file() throws IOException {
        xml.open("fileDscr", "ID", FILE).open("fileTxt").leaf("fileName", described.name);
        xml.open("dimensns")
                .leaf("caseQnty", Integer.toString(result.regions().size()))
                .leaf("varQnty", Integer.toString(columns.size()))
                .close();
        xml.leaf("fileType", described.type, "charset", "UTF-8");
        xml.leaf("dataMsng", words.say("dictionary.empty"));
        xml.close().close();
    }

    private void variable(DescribedColumn column) throws IOException {
        List<String> attributes =
                new ArrayList<>(List.of("ID", "V" + column.name(), "name", column.name(), "files", FILE));
        if (column.numeric()) {
            attributes.addAll(
                    List.of("intrvl", column.continuous() ? "contin" : "discrete", "measUnit", column.unit()));
        }
        xml.open("var", attributes.toArray(String[]::new));
        xml.leaf("labl", column.meaning());
        if (column.numeric() && column.column() != null) {
            long valid = result.regions().stream().filter(column::definedIn).count();
            xml.leaf("sumStat", Long.toString(valid), "type", "vald");
            xml.leaf("sumStat", Long.toString(result.regions().size() - valid), "type", "invd");
        }
        xml.open("varFormat", "type", column.numeric() ? "numeric" : "character");
        xml.close().close();
    }
}
