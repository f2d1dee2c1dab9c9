package org.regionwise.report.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipOutputStream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.record.AnalysisRecord;
import org.regionwise.analysis.record.CellCounts;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.record.HashedFile;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.record.Sha256;
import org.regionwise.release.ProfileJson;
import org.regionwise.release.Released;
import org.regionwise.report.Heading;
import org.regionwise.report.UndatedArchive;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.document.Documents;
import org.regionwise.report.file.CsvReport;
import org.regionwise.report.file.GeoJsonReport;
import org.regionwise.report.file.ReleasedJson;
import org.regionwise.report.rscript.RScript;

/**
 * A result for those who will have to defend it years later, as a zip archive: the report as HTML and PDF, the table,
 * the result as JSON, {@code analysis.json} ({@link AnalysisRecord}), a script for R, hashes of everything, and a text
 * that says what is what. Equal inputs give equal archives.
 *
 * @param source what may be shown, and shapes by region as GeoJSON where there are any
 * @param analysis the question
 * @param data the files that were analysed, which are not in the archive
 * @param cells the counts that were estimated from, if the analyst gives them away
 */
public record Bundle(ChartSource source, Analysis analysis, DataFiles data, Optional<CellCounts> cells) {
    /** @throws IllegalArgumentException when something is withheld and the cells would tell it */
    public Bundle {
        if (cells.isPresent() && source.released().withholds()) {
            throw new IllegalArgumentException("the cells would tell what the publication profile withholds");
        }
    }

    /** As the web names the format. */
    public static final String MEDIA_TYPE = "application/zip";

    static final String RECORD = "analysis.json";

    /** The result within an archive. */
    public static final String RESULT = "result.json";

    /** The counts that were estimated from within an archive. */
    public static final String CELLS = "cells.json";

    /** What may be shown. */
    Released released() {
        return source.released();
    }

    /** Writes the archive to {@code out}, which is flushed and left open. */
    public void write(Documents documents, OutputStream out) throws IOException {
        Released released = source.released();
        Optional<String> boundaries = source.boundaries();
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] result = result(released);
        Optional<byte[]> counts = cells.map(each -> bytes(ResultJson.write(each) + "\n"));
        files.put("README.txt", bytes(BundleReadme.of(this, documents.words())));
        files.put("report.html", bytes(documents.html(source, Heading.NONE)));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        documents.pdf(source, Heading.NONE, pdf);
        files.put("report.pdf", pdf.toByteArray());
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        CsvReport.write(released, table);
        files.put("regions.csv", table.toByteArray());
        if (boundaries.isPresent()) {
            ByteArrayOutputStream map = new ByteArrayOutputStream();
            GeoJsonReport.write(released, boundaries.get(), map);
            files.put("regions.geojson", map.toByteArray());
        }
        files.put(RESULT, result);
        files.put(
                RECORD,
                bytes(ResultJson.write(new AnalysisRecord(
                                released.result().software(),
                                analysis,
                                data,
                                ProfileJson.node(released.profile()),
                                new HashedFile(RESULT, Sha256.of(result)),
                                counts.map(each -> new HashedFile(CELLS, Sha256.of(each)))
                                        .orElse(null),
                                released.result().model().labels()))
                        + "\n"));
        counts.ifPresent(each -> files.put(CELLS, each));
        files.put("analysis.R", bytes(RScript.of(released, data, documents.words())));
        files.put("DATA-SHA256SUMS", bytes(dataSums()));
        files.put("SHA256SUMS", bytes(sums(files)));
        zip(files, out);
    }

    /** The bytes of a result that a repetition must give again. */
    public static byte[] result(Released released) {
        return bytes(ReleasedJson.write(released) + "\n");
    }

    private static String sums(Map<String, byte[]> files) {
        StringBuilder sums = new StringBuilder();
        files.forEach((name, content) ->
                sums.append(Sha256.of(content)).append("  ").append(name).append('\n'));
        return sums.toString();
    }

    private String dataSums() {
        Map<String, String> hashes = new LinkedHashMap<>();
        hashes.put(data.survey().file(), data.survey().sha256());
        if (data.regions() != null) {
            hashes.put(data.regions().file(), data.regions().sha256());
        }
        if (data.boundaries() != null) {
            hashes.put(data.boundaries().file(), data.boundaries().sha256());
        }
        StringBuilder sums = new StringBuilder();
        hashes.forEach((name, hash) -> sums.append(hash)
                .append("  ")
                .append(name.replaceAll("\\p{Cntrl}", "?"))
                .append('\n'));
        return sums.toString();
    }

    private static void zip(Map<String, byte[]> files, OutputStream out) throws IOException {
        // Not closed: the stream belongs to the caller.
        @SuppressWarnings("resource")
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            UndatedArchive.put(zip, file.getKey(), file.getValue());
        }
        zip.finish();
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
