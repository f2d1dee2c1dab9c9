package org.regionwise.web.result;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.analysis.CellCounts;
import org.regionwise.release.Released;
import org.regionwise.report.CsvReport;
import org.regionwise.report.GeoJsonReport;
import org.regionwise.report.TidyCsvReport;
import org.regionwise.report.WorkbookReport;
import org.regionwise.report.bundle.Bundle;
import org.regionwise.report.chart.ChartSource;
import org.regionwise.report.document.Documents;
import org.regionwise.report.document.Heading;
import org.regionwise.report.document.PdfReport;
import org.regionwise.report.document.WordReport;
import org.regionwise.report.rscript.RScript;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.PathNumber;

/** The result of an analysis as files. All from the one stored Result, as it may be shown. */
public final class DownloadRoutes {
    private static final String CSV = "text/csv; charset=utf-8";

    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final Documents documents;

    public DownloadRoutes(
            Surveys surveys, Responses responses, Analyses analyses, Releases releases, Documents documents) {
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
        this.documents = documents;
    }

    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}/report.html", this::html);
        routes.get("/analyses/{id}/report.pdf", this::pdf);
        routes.get("/analyses/{id}/report.docx", this::docx);
        routes.get("/analyses/{id}/regions.xlsx", this::xlsx);
        routes.get("/analyses/{id}/regions.csv", this::csv);
        routes.get("/analyses/{id}/regions-tidy.csv", this::tidy);
        routes.get("/analyses/{id}/regions.geojson", this::geojson);
        routes.get("/analyses/{id}/bundle.zip", this::bundle);
        routes.get("/analyses/{id}/analysis.R", this::script);
    }

    private StoredAnalysis analysis(Context context) {
        return analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    private Released released(StoredAnalysis analysis) {
        return releases.of(analysis);
    }

    private void csv(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        send(context, analysis, ".csv", CSV, out -> CsvReport.write(released(analysis), out));
    }

    private void tidy(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        send(context, analysis, "-tidy.csv", CSV, out -> TidyCsvReport.write(released(analysis), out));
    }

    private void xlsx(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        send(context, analysis, ".xlsx", WorkbookReport.MEDIA_TYPE, out -> documents.xlsx(source(analysis), out));
    }

    private void html(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        Heading heading = heading(context);
        send(
                context,
                analysis,
                ".html",
                "text/html; charset=utf-8",
                out -> out.write(documents.html(source(analysis), heading).getBytes(StandardCharsets.UTF_8)));
    }

    private void pdf(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        Heading heading = heading(context);
        send(context, analysis, ".pdf", PdfReport.MEDIA_TYPE, out -> documents.pdf(source(analysis), heading, out));
    }

    private void docx(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        Heading heading = heading(context);
        send(context, analysis, ".docx", WordReport.MEDIA_TYPE, out -> documents.docx(source(analysis), heading, out));
    }

    private ChartSource source(StoredAnalysis analysis) {
        return ChartSource.mapped(
                released(analysis),
                surveys.boundaries(analysis.surveyId()),
                surveys.find(analysis.surveyId()).flatMap(StoredSurvey::regions));
    }

    private static Heading heading(Context context) {
        try {
            return new Heading(context.queryParam("title"), context.queryParam("author"), context.queryParam("note"));
        } catch (IllegalArgumentException e) {
            throw new BadRequestResponse(e.getMessage());
        }
    }

    private void geojson(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        String boundaries = surveys.boundaries(analysis.surveyId()).orElseThrow(NotFoundResponse::new);
        send(
                context,
                analysis,
                ".geojson",
                GeoJsonReport.MEDIA_TYPE,
                out -> GeoJsonReport.write(released(analysis), boundaries, out));
    }

    private void bundle(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
        ChartSource source = source(analysis);
        boolean asked = "yes".equals(context.queryParam("cells"));
        Bundle bundle = new Bundle(
                source,
                analysis.analysis(),
                surveys.dataFiles(survey, source.released().result()),
                // the page does not offer them then
                asked && !source.released().withholds()
                        ? Optional.of(CellCounts.of(responses.data(survey, analysis.analysis()), analysis.analysis()))
                        : Optional.empty());
        send(context, analysis, ".zip", Bundle.MEDIA_TYPE, out -> bundle.write(documents, out));
    }

    private void script(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
        Released released = released(analysis);
        send(
                context,
                analysis,
                ".R",
                RScript.MEDIA_TYPE,
                out -> out.write(RScript.of(released, surveys.dataFiles(survey, released.result()))
                        .getBytes(StandardCharsets.UTF_8)));
    }

    /** What writes a file. */
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Made whole before anything is sent: what fails is a page that says so, not half a file. */
    private static void send(Context context, StoredAnalysis analysis, String ending, String type, Content content)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(bytes);
        download(context, analysis, ending);
        context.contentType(type).result(bytes.toByteArray());
    }

    private static void download(Context context, StoredAnalysis analysis, String ending) {
        String name = Normalizer.normalize(analysis.title(), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        context.header(
                "Content-Disposition",
                "attachment; filename=\"" + (name.isEmpty() ? "analysis" : name) + "-" + analysis.id() + ending + "\"");
    }
}
