package org.regionwise.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.Results;
import org.regionwise.report.Templates;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.document.Documents;
import org.regionwise.report.Heading;
import org.regionwise.report.file.CsvReport;
import org.regionwise.report.file.ReleasedJson;
import org.regionwise.report.file.TidyCsvReport;
import org.regionwise.report.message.Catalogue;

/**
 * Seconds that a report takes in each format, after warm-up: {@code mvn -q -Pbench test-compile exec:java
 * -Dexec.mainClass=org.regionwise.bench.AllFormats}. With {@code MAVEN_OPTS=-Xmx512m} it also shows that 3,000 regions
 * fit into 512 MB.
 */
public final class AllFormats {
    private final Documents documents =
            new Documents(new Templates("bench", Catalogue.load()), new ChartDrawings(new VegaEngine()));

    private interface Writing {
        void run() throws IOException;
    }

    public static void main(String[] args) throws IOException {
        AllFormats formats = new AllFormats();
        // others than the one that counts, whose charts are not to be drawn beforehand
        for (int regions = 297; regions < 300; regions++) {
            formats.seconds(Results.regions(regions));
        }
        formats.print("300 regions", formats.seconds(Results.regions(300)));
        formats.print("3,000 regions", formats.seconds(Results.regions(3000)));
    }

    private Map<String, Double> seconds(Result result) throws IOException {
        Released released = Released.inFull(result);
        ChartSource source = ChartSource.of(released);
        OutputStream out = OutputStream.nullOutputStream();
        Map<String, Double> seconds = new LinkedHashMap<>();
        long before = processorTime();
        time(seconds, "csv", () -> CsvReport.write(released, out));
        time(seconds, "tidy", () -> TidyCsvReport.write(released, out));
        time(seconds, "json", () -> ReleasedJson.write(released));
        time(seconds, "xlsx", () -> documents.xlsx(source, Heading.NONE, out));
        time(seconds, "html", () -> documents.html(source, Heading.NONE));
        time(seconds, "docx", () -> documents.docx(source, Heading.NONE, out));
        time(seconds, "pdf", () -> documents.pdf(source, Heading.NONE, out));
        seconds.put(
                "together",
                seconds.values().stream().mapToDouble(Double::doubleValue).sum());
        seconds.put("of a processor", (processorTime() - before) / 1e9);
        return seconds;
    }

    /** Of the whole process, its compiler and garbage collector included; on a busy machine less than has passed. */
    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void time(Map<String, Double> seconds, String format, Writing writing) throws IOException {
        long start = System.nanoTime();
        writing.run();
        seconds.put(format, (System.nanoTime() - start) / 1e9);
    }

    private void print(String what, Map<String, Double> seconds) {
        StringBuilder line = new StringBuilder(what);
        seconds.forEach((format, time) -> line.append(String.format("  %s %.2f", format, time)));
        System.out.println(line);
    }
}
