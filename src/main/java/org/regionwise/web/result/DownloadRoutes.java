package org.regionwise.web.result;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import org.regionwise.analysis.record.CellCounts;
import org.regionwise.release.ProfileJson;
import org.regionwise.release.Released;
import org.regionwise.report.Edition;
import org.regionwise.report.Heading;
import org.regionwise.report.Markers;
import org.regionwise.report.RegionOrder;
import org.regionwise.report.agency.AgencyFormat;
import org.regionwise.report.agency.GeoPackageReport;
import org.regionwise.report.bundle.Bundle;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.document.Documents;
import org.regionwise.report.document.PdfReport;
import org.regionwise.report.document.WordReport;
import org.regionwise.report.file.CsvReport;
import org.regionwise.report.file.GeoJsonReport;
import org.regionwise.report.file.TidyCsvReport;
import org.regionwise.report.rscript.RScript;
import org.regionwise.report.workbook.WorkbookReport;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.job.FileJobs;
import org.regionwise.web.page.DownloadFileName;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Refusal;

/** The result of an analysis as files. All from the one stored Result, as it may be shown. */
public final class DownloadRoutes {
    private static final String CSV = "text/csv; charset=utf-8";

    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final Documents documents;
    private final FileJobs files;

    /** @param pages know what a file is written in */
    public DownloadRoutes(
            Pages pages,
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Releases releases,
            Documents documents,
            FileJobs files) {
        this.pages = pages;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
        this.documents = documents;
        this.files = files;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}/report.html", this::html, Access.SEE_ANALYSIS, Deed.EXPORTED);
        routes.get("/analyses/{id}/report.pdf", this::pdf, Access.SEE_ANALYSIS, Deed.EXPORTED);
        routes.get("/analyses/{id}/report.docx", this::docx, Access.SEE_ANALYSIS, Deed.EXPORTED);
        routes.get("/analyses/{id}/regions.xlsx", this::xlsx, Access.SEE_ANALYSIS, Deed.EXPORTED);
        routes.get("/analyses/{id}/regions.csv", this::csv, Access.SEE_ANALYSIS, Deed.EXPORTED);
        routes.get("/analyses/{id}/regions-tidy.csv", this::tidy, Access.SEE_ANALYSIS, Deed.EXPORTED);
        routes.get("/analyses/{id}/groups.csv", this::groups, Access.SEE_ANALYSIS, Deed.EXPORTED);
        routes.get("/analyses/{id}/regions.geojson", this::geojson, Access.SEE_ANALYSIS, Deed.EXPORTED);
        routes.get("/analyses/{id}/regions.gpkg", this::geopackage, Access.SEE_ANALYSIS, Deed.EXPORTED);
        for (AgencyFormat format : AgencyFormat.values()) {
            routes.get(
                    "/analyses/{id}/regions" + format.ending(),
                    context -> agency(context, format),
                    Access.SEE_ANALYSIS,
                    Deed.EXPORTED);
        }
        routes.get("/analyses/{id}/bundle.zip", this::bundle, Access.SEE_ANALYSIS, Deed.EXPORTED);
        routes.get("/analyses/{id}/analysis.R", this::script, Access.SEE_ANALYSIS, Deed.EXPORTED);
    }

    private StoredAnalysis analysis(Context context) {
        return analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
    }

    private Released released(StoredAnalysis analysis) {
        return releases.of(analysis);
    }

    private void csv(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        send(
                context,
                analysis,
                ".csv",
                CSV,
                out -> CsvReport.write(released(analysis), edition(context).markers(), out));
    }

    private void groups(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        Released released = released(analysis);
        if (released.result().aggregates().isEmpty()) {
            throw new NotFoundResponse();
        }
        send(
                context,
                analysis,
                "-groups.csv",
                CSV,
                out -> CsvReport.write(released.ofAggregates(), edition(context).markers(), out));
    }

    private void tidy(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        send(
                context,
                analysis,
                "-tidy.csv",
                CSV,
                out -> TidyCsvReport.write(released(analysis), edition(context).markers(), out));
    }

    private void xlsx(Context context) {
        Heading heading = heading(context);
        make(
                context,
                ".xlsx",
                WorkbookReport.MEDIA_TYPE,
                "workbook",
                (documents, source, out) -> documents.xlsx(source, heading, out));
    }

    private void html(Context context) {
        Heading heading = heading(context);
        make(
                context,
                ".html",
                "text/html; charset=utf-8",
                "page",
                (documents, source, out) ->
                        out.write(documents.html(source, heading).getBytes(StandardCharsets.UTF_8)));
    }

    private void pdf(Context context) {
        Heading heading = heading(context);
        make(
                context,
                ".pdf",
                PdfReport.MEDIA_TYPE,
                "pdf",
                (documents, source, out) -> documents.pdf(source, heading, out));
    }

    private void docx(Context context) {
        Heading heading = heading(context);
        make(
                context,
                ".docx",
                WordReport.MEDIA_TYPE,
                "word",
                (documents, source, out) -> documents.docx(source, heading, out));
    }

    private ChartSource source(StoredAnalysis analysis, Released released) {
        return ChartSource.mapped(
                released,
                surveys.boundaries(analysis.surveyId()),
                surveys.find(analysis.surveyId()).flatMap(StoredSurvey::regions));
    }

    private Heading heading(Context context) {
        try {
            return new Heading(
                            context.queryParam("title"),
                            context.queryParam("author"),
                            context.queryParam("note"),
                            context.queryParam("contact"),
                            context.queryParam("date"))
                    .dated(pages.fileWords(context)
                            .numerals()
                            .day(analysis(context).createdAt(), ZoneId.systemDefault()));
        } catch (Heading.TooLong e) {
            throw new BadRequestResponse(
                    pages.words(context).say("document.heading-too-long", "part", e.part(), "limit", e.limit()));
        }
    }

    /** As the form or the link has it; what is no choice is none. */
    private static Edition edition(Context context) {
        return new Edition(
                RegionOrder.of(context.queryParam("order")).orElse(Edition.USUAL.order()),
                !"no".equals(context.queryParam("annex")),
                Markers.of(context.queryParam("markers")).orElse(Edition.USUAL.markers()));
    }

    private void geojson(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        String boundaries = boundaries(analysis);
        send(
                context,
                analysis,
                ".geojson",
                GeoJsonReport.MEDIA_TYPE,
                out -> GeoJsonReport.write(released(analysis), boundaries, out));
    }

    private void geopackage(Context context) throws IOException {
        StoredAnalysis analysis = analysis(context);
        String boundaries = boundaries(analysis);
        send(
                context,
                analysis,
                GeoPackageReport.ENDING,
                GeoPackageReport.MEDIA_TYPE,
                out -> GeoPackageReport.write(released(analysis), pages.fileWords(context), boundaries, out));
    }

    private String boundaries(StoredAnalysis analysis) {
        return surveys.boundaries(analysis.surveyId())
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "result.export.map-missing"));
    }

    private void agency(Context context, AgencyFormat format) throws IOException {
        StoredAnalysis analysis = analysis(context);
        send(
                context,
                analysis,
                format.ending(),
                format.mediaType(),
                out -> format.write(released(analysis), pages.fileWords(context), out));
    }

    private void bundle(Context context) {
        StoredAnalysis analysis = analysis(context);
        boolean asked = "yes".equals(context.queryParam("cells"));
        make(context, ".zip", Bundle.MEDIA_TYPE, "bundle", (watched, source, out) -> {
            StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
            new Bundle(
                            source,
                            analysis.analysis(),
                            surveys.dataFiles(survey, source.released().result()),
                            // the page does not offer them then
                            asked && !source.released().withholds()
                                    ? Optional.of(CellCounts.of(
                                            responses.data(survey, analysis.analysis()), analysis.analysis()))
                                    : Optional.empty())
                    .write(watched, out);
        });
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
                out -> out.write(
                        RScript.of(released, surveys.dataFiles(survey, released.result()), pages.fileWords(context))
                                .getBytes(StandardCharsets.UTF_8)));
    }

    /** What writes a file with charts in it. */
    private interface Charted {
        void write(Documents watched, ChartSource source, OutputStream out) throws IOException;
    }

    /** Large files, which with many regions take longer than a moment. */
    private void make(Context context, String ending, String type, String kind, Charted content) {
        StoredAnalysis analysis = analysis(context);
        // as it may be shown now, also if that is changed while the file is made
        Released released = released(analysis);
        FileJobs.Wanted wanted = new FileJobs.Wanted(
                ProfileJson.write(released.profile())
                        + released.result().model().labels(),
                pages.words(context).say("result.job.file", "kind", kind, "title", analysis.title()),
                "/analyses/" + analysis.id(),
                DownloadFileName.of(analysis, ending),
                type,
                true);
        Documents spoken = documents.in(pages.fileWords(context).language()).as(edition(context));
        files.answer(context, wanted, job -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            content.write(spoken.watched(job), source(analysis, released), bytes);
            return bytes.toByteArray();
        });
    }

    /** What writes a file. */
    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Small files. Made whole before anything is sent: what fails is a page that says so, not half a file. */
    private static void send(Context context, StoredAnalysis analysis, String ending, String type, Content content)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        content.write(bytes);
        context.header(
                "Content-Disposition", DownloadFileName.disposition(true, DownloadFileName.of(analysis, ending)));
        context.contentType(type).result(bytes.toByteArray());
    }
}
