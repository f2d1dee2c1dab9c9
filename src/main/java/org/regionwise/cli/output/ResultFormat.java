package org.regionwise.cli.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.release.Released;
import org.regionwise.report.Templates;
import org.regionwise.report.agency.AgencyFormat;
import org.regionwise.report.agency.GeoPackageReport;
import org.regionwise.report.bundle.Bundle;
import org.regionwise.report.chart.draw.ChartDrawings;
import org.regionwise.report.chart.draw.VegaEngine;
import org.regionwise.report.document.Documents;
import org.regionwise.report.file.CsvReport;
import org.regionwise.report.file.GeoJsonReport;
import org.regionwise.report.file.ReleasedJson;
import org.regionwise.report.file.TextReport;
import org.regionwise.report.file.TidyCsvReport;
import org.regionwise.report.rscript.RScript;

/**
 * The faces of a result on the command line, by the names that {@code --format} takes; {@code tidy} is CSV in long
 * form.
 */
public enum ResultFormat {
    table,
    csv,
    tidy,
    groups_csv,
    xlsx,
    json,
    html,
    pdf,
    docx,
    geojson,
    gpkg,
    bundle,
    r,
    sdmx_csv,
    csvw,
    ddi,
    ods;

    /** Whether it has the shapes of the regions. */
    public boolean needsBoundaries() {
        return this == geojson || this == gpkg;
    }

    /**
     * Writes what is released to {@code out}, which is flushed and left open.
     *
     * @param estimated with boundaries where the format needs them
     */
    public void write(EstimateOutput estimated, OutputStream out) throws IOException {
        Released released = estimated.released();
        switch (this) {
            case table -> text(TextReport.text(released, estimated.words()), out);
            case csv -> CsvReport.write(released, estimated.edition().markers(), out);
            case tidy -> TidyCsvReport.write(released, estimated.edition().markers(), out);
            case groups_csv ->
                CsvReport.write(released.ofAggregates(), estimated.edition().markers(), out);
            case xlsx -> documents(estimated).xlsx(estimated.source(), estimated.heading(), out);
            case json -> text(ReleasedJson.write(released) + "\n", out);
            case html -> text(documents(estimated).html(estimated.source(), estimated.heading()), out);
            case pdf -> documents(estimated).pdf(estimated.source(), estimated.heading(), out);
            case docx -> documents(estimated).docx(estimated.source(), estimated.heading(), out);
            case geojson -> GeoJsonReport.write(released, estimated.boundaries().orElseThrow(), out);
            case gpkg ->
                GeoPackageReport.write(
                        released, estimated.words(), estimated.boundaries().orElseThrow(), out);
            case bundle ->
                new Bundle(estimated.source(), estimated.analysis(), estimated.data(), estimated.cells())
                        .write(documents(estimated), out);
            case sdmx_csv -> agency(AgencyFormat.SDMX_CSV, estimated, out);
            case csvw -> agency(AgencyFormat.CSVW, estimated, out);
            case ddi -> agency(AgencyFormat.DDI, estimated, out);
            case ods -> agency(AgencyFormat.ODS, estimated, out);
            case r -> text(RScript.of(released, estimated.data(), estimated.words()), out);
        }
    }

    /** As the option takes it. */
    @Override
    public String toString() {
        return name().replace('_', '-');
    }

    private static void agency(AgencyFormat format, EstimateOutput estimated, OutputStream out) throws IOException {
        format.write(estimated.released(), estimated.words(), out);
    }

    private static Documents documents(EstimateOutput estimated) {
        Templates templates = new Templates(SoftwareVersion.version(), estimated.catalogue()).in(estimated.language());
        return new Documents(templates, new ChartDrawings(new VegaEngine())).as(estimated.edition());
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
