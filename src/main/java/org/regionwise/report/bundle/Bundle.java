package org.regionwise.report.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AnalysisRecord;
import org.regionwise.analysis.CellCounts;
import org.regionwise.analysis.DataFiles;
import org.regionwise.analysis.HashedFile;
import org.regionwise.analysis.ResultJson;
import org.regionwise.release.Released;
import org.regionwise.release.ReleasedJson;
import org.regionwise.report.CsvReport;
import org.regionwise.report.GeoJsonReport;
import org.regionwise.report.HtmlReport;
import org.regionwise.report.rscript.RScript;

/**
 * A result for those who will have to defend it years later, as a zip archive: the report, the table, the result as JSON,
 * {@code analysis.json} ({@link AnalysisRecord}), a script for R, hashes of everything, and a text that says what is what. Equal
 * inputs give equal archives.
 *
 * @param released what may be shown
 * @param analysis the question
 * @param data the files that were analysed, which are not in the archive
 * @param boundaries shapes by region as GeoJSON, if there are any
 * @param cells the counts that were estimated from, if the analyst gives them away
 */
public record Bundle(
        Released released, Analysis analysis, DataFiles data, Optional<String> boundaries, Optional<CellCounts> cells) {
    /** As the web names the format. */
    public static final String MEDIA_TYPE = "application/zip";

    static final String RECORD = "analysis.json";
    static final String RESULT = "result.json";
    static final String CELLS = "cells.json";

    /** The earliest that the archive format can say. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** Writes the archive to {@code out}, which is flushed and left open. */
    public void write(HtmlReport report, OutputStream out) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] result = result(released);
        Optional<byte[]> counts = cells.map(each -> bytes(ResultJson.write(each) + "\n"));
        files.put("README.txt", bytes(BundleReadme.of(this)));
        files.put("report.html", bytes(report.html(released)));
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
                                null,
                                new HashedFile(RESULT, Sha256.of(result)),
                                counts.map(each -> new HashedFile(CELLS, Sha256.of(each)))
                                        .orElse(null)))
                        + "\n"));
        counts.ifPresent(each -> files.put(CELLS, each));
        files.put("analysis.R", bytes(RScript.of(released, data)));
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
            ZipEntry entry = new ZipEntry(file.getKey());
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            zip.write(file.getValue());
            zip.closeEntry();
        }
        zip.finish();
        out.flush();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
