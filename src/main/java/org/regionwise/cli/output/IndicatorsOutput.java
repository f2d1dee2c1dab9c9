package org.regionwise.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.report.Edition;
import org.regionwise.report.Heading;
import org.regionwise.report.Templates;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.document.Documents;
import org.regionwise.report.file.IndicatorFiles;
import org.regionwise.report.indicators.IndicatorMatrix;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;

/**
 * Several indicators with what their files need beside them.
 *
 * @param matrix what may be shown
 * @param heading what stands on a report
 * @param edition how documents and tables are set
 * @param catalogue of what is said to people
 * @param language in which it is said
 */
public record IndicatorsOutput(
        IndicatorMatrix matrix, Heading heading, Edition edition, Catalogue catalogue, Language language) {
    /** Formats of one outcome alone. */
    private static final Set<ResultFormat> OF_ONE = EnumSet.of(
            ResultFormat.geojson,
            ResultFormat.gpkg,
            ResultFormat.bundle,
            ResultFormat.r,
            ResultFormat.sdmx_csv,
            ResultFormat.csvw,
            ResultFormat.ddi,
            ResultFormat.ods,
            ResultFormat.groups_csv);

    /** @throws Refusal when several outcomes have no file of this format */
    public static void require(ResultFormat format) {
        Refusal.unless(!OF_ONE.contains(format), "command.format-of-one", "format", format.toString());
    }

    /** Writes it to {@code out}, which is flushed and left open. */
    public void write(ResultFormat format, OutputStream out) throws IOException {
        switch (format) {
            case table -> text(IndicatorFiles.text(matrix, catalogue.words(language)), out);
            case csv -> IndicatorFiles.csv(matrix, edition.markers(), out);
            case tidy -> IndicatorFiles.tidy(matrix, edition.markers(), out);
            case json -> text(IndicatorFiles.json(matrix) + "\n", out);
            case xlsx -> documents().xlsx(matrix, heading, out);
            case html -> text(documents().html(matrix, heading), out);
            case pdf -> documents().pdf(matrix, heading, out);
            case docx -> documents().docx(matrix, heading, out);
            case geojson, gpkg, bundle, r, sdmx_csv, csvw, ddi, ods, groups_csv -> require(format);
        }
    }

    private Documents documents() {
        Templates templates = new Templates(SoftwareVersion.version(), catalogue).in(language);
        return new Documents(templates, new ChartDrawings(new VegaEngine())).as(edition);
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
