package org.regionwise.report.agency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipOutputStream;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.UndatedArchive;
import org.regionwise.report.file.CsvReport;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.ResultColumn;
import org.regionwise.report.words.PlainWords;
import org.regionwise.report.words.ReleaseNotes;

/**
 * The regional table as CSV on the Web (W3C, 2015): a zip archive of {@code regions.csv} and beside it {@code
 * regions.csv-metadata.json}, where programs look for what the columns mean. Groups of regions are a table like it,
 * {@code groups.csv}.
 */
final class CsvwArchive {
    static final String TABLE = "regions.csv";
    static final String GROUPS = "groups.csv";
    static final String METADATA = "-metadata.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private CsvwArchive() {}

    /** Writes what is released to {@code out}, which is flushed and left open. */
    static void write(Released released, Words words, OutputStream out) throws IOException {
        // Not closed: the stream belongs to the caller.
        @SuppressWarnings("resource")
        ZipOutputStream zip = new ZipOutputStream(out);
        put(zip, TABLE, released, words);
        if (!released.result().aggregates().isEmpty()) {
            put(zip, GROUPS, released.ofAggregates(), words);
        }
        zip.finish();
        out.flush();
    }

    private static void put(ZipOutputStream zip, String name, Released released, Words words) throws IOException {
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        CsvReport.writeUnmarked(released, table);
        UndatedArchive.put(zip, name, table.toByteArray());
        UndatedArchive.put(
                zip,
                name + METADATA,
                (metadata(name, released, words).toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode metadata(String name, Released released, Words words) {
        Result result = released.result();
        PlainWords plain = new PlainWords(result, words);
        ObjectNode table = JSON.createObjectNode();
        ArrayNode context = table.putArray("@context").add("http://www.w3.org/ns/csvw");
        context.addObject().put("@language", words.language().tag());
        table.put("url", name);
        table.put("dc:title", plain.title());
        table.put("dc:description", String.join(" ", plain.summary()));
        table.put("dc:source", plain.source());
        if (released.judged()) {
            table.put("dc:rights", String.join(" ", new ReleaseNotes(words).footnotes(released)));
        }
        table.putObject("dialect")
                .put("encoding", "utf-8")
                .put("delimiter", ",")
                .put("quoteChar", "\"")
                .put("doubleQuote", true)
                .put("header", true);
        ObjectNode schema = table.putObject("tableSchema");
        ArrayNode columns = schema.putArray("columns");
        for (DescribedColumn column : DescribedColumn.of(released, words)) {
            ObjectNode each = columns.addObject()
                    .put("name", column.name())
                    .put("titles", column.name())
                    .put("dc:description", column.meaning())
                    .put("datatype", column.numeric() ? "number" : "string");
            if (column.numeric()) {
                each.put("schema:unitText", column.unit());
            }
            if (column.column() == ResultColumn.REGION) {
                each.put("required", true);
            }
        }
        schema.put("primaryKey", ResultColumn.REGION.code());
        return table;
    }
}
