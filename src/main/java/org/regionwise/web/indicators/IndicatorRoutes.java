package org.regionwise.web.indicators;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Plan;
import org.regionwise.analysis.estimate.PlannedResult;
import org.regionwise.analysis.record.PlanRecord;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;
import org.regionwise.report.Heading;
import org.regionwise.report.Markers;
import org.regionwise.report.document.Documents;
import org.regionwise.report.document.PdfReport;
import org.regionwise.report.document.WordReport;
import org.regionwise.report.file.IndicatorFiles;
import org.regionwise.report.indicators.IndicatorMatrix;
import org.regionwise.report.indicators.IndicatorsView;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.workbook.WorkbookReport;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyScan;
import org.regionwise.survey.name.DisplayNames;
import org.regionwise.survey.suggest.CodingSuggestion;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.job.FileJobs;
import org.regionwise.web.job.Workshop;
import org.regionwise.web.page.DownloadFileName;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Refusal;

/** An analysis put to other outcomes too: the matrix of indicators by regions, and its files. */
public final class IndicatorRoutes {
    /** Columns of another role that are named. */
    private static final int NAMED = 20;

    private final Workshop at;
    private final Pages pages;
    private final PlanJobs plans;

    /** @param workshop computes plans */
    public IndicatorRoutes(Workshop workshop) {
        this.at = workshop;
        this.pages = workshop.pages();
        this.plans = new PlanJobs(workshop.surveys(), workshop.responses(), workshop.jobs());
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}/indicators", this::page, Access.WORK_ON_ANALYSIS);
        routes.get("/analyses/{id}/indicators/plan.json", this::plan, Access.WORK_ON_ANALYSIS, Deed.EXPORTED);
        for (Kind kind : Kind.values()) {
            routes.get(
                    "/analyses/{id}/indicators/indicators." + kind.ending,
                    context -> file(context, kind),
                    Access.WORK_ON_ANALYSIS,
                    Deed.EXPORTED);
        }
    }

    /** Files of a matrix. */
    private enum Kind {
        XLSX("xlsx", WorkbookReport.MEDIA_TYPE, "workbook"),
        PDF("pdf", PdfReport.MEDIA_TYPE, "pdf"),
        DOCX("docx", WordReport.MEDIA_TYPE, "word"),
        HTML("html", "text/html; charset=utf-8", "page"),
        CSV("csv", "text/csv; charset=utf-8", "page"),
        JSON("json", "application/json", "page");

        private final String ending;
        private final String type;
        private final String said;

        Kind(String ending, String type, String said) {
            this.ending = ending;
            this.type = type;
            this.said = said;
        }

        private void write(IndicatorMatrix matrix, Documents documents, OutputStream out) throws IOException {
            switch (this) {
                case XLSX -> documents.xlsx(matrix, Heading.NONE, out);
                case PDF -> documents.pdf(matrix, Heading.NONE, out);
                case DOCX -> documents.docx(matrix, Heading.NONE, out);
                case HTML -> out.write(documents.html(matrix, Heading.NONE).getBytes(StandardCharsets.UTF_8));
                case CSV -> IndicatorFiles.csv(matrix, Markers.LETTERS, out);
                case JSON -> out.write(IndicatorFiles.json(matrix).getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** An analysis of respondents with its survey. */
    private record Subject(StoredAnalysis analysis, StoredSurvey survey) {}

    private Subject subject(Context context) {
        StoredAnalysis analysis = at.analyses()
                .find(PathNumber.of(context, "id"))
                .filter(each -> each.analysis().published().isEmpty())
                .orElseThrow(NotFoundResponse::new);
        return new Subject(analysis, at.surveys().find(analysis.surveyId()).orElseThrow(NotFoundResponse::new));
    }

    private void page(Context context) {
        Subject subject = subject(context);
        PlanQuery query = PlanQuery.of(context);
        if (query.empty()) {
            show(context, subject, query, Map.of());
            return;
        }
        PlanJobs.Asked asked;
        try {
            asked = asked(context, subject, query);
        } catch (Refusal refusal) {
            context.status(refusal.getStatus());
            show(context, subject, query, Map.of("wrong", refusal.said(pages.words(context))));
            return;
        }
        if (plans.find(asked).isPresent()) {
            show(context, subject, query, shown(context, asked, query));
        } else {
            at.underWay()
                    .show(
                            context,
                            plans.begin(asked),
                            next -> show(context, subject, query, shown(context, asked, query)));
        }
    }

    private Map<String, Object> shown(Context context, PlanJobs.Asked asked, PlanQuery query) {
        Words words = pages.words(context);
        List<PlannedResult> results = plans.find(asked).orElse(List.of());
        FigureGroup figures =
                FigureGroup.RAW.code().equals(context.queryParam("figures")) ? FigureGroup.RAW : FigureGroup.POOLED;
        String sort = context.queryParam("sort");
        IndicatorsView.Asked view = new IndicatorsView.Asked(
                query.query(), figures, sort == null ? "" : sort, "ascending".equals(context.queryParam("order")));
        IndicatorMatrix matrix = IndicatorMatrix.of(results, profile(asked.survey()), names(asked));
        return Map.of("view", IndicatorsView.of(matrix, view, words));
    }

    private static DisplayNames names(PlanJobs.Asked asked) {
        return asked.survey().names();
    }

    private void show(Context context, Subject subject, PlanQuery query, Map<String, Object> more) {
        Map<String, Object> model = new HashMap<>(more);
        model.put("analysis", subject.analysis);
        model.put("survey", subject.survey);
        model.put("query", "?" + query.query());
        model.put("suggested", query.suggested());
        model.put("outcomes", query.empty() ? subject.analysis.analysis().outcomeColumn() : query.outcomes());
        model.put("measured", subject.analysis.analysis().coding().isMeasured());
        model.put("columns", subject.survey.columns());
        model.put("page", "/analyses/" + subject.analysis.id() + "/indicators");
        Words words = pages.words(context);
        model.put(
                "others",
                query.otherwiseUsed(subject.analysis.analysis(), subject.survey).entrySet().stream()
                        .map(each -> words.say(
                                "indicators.pattern-others",
                                "pattern",
                                each.getKey(),
                                "columns",
                                words.lists().firstOf(words.lists().quoted(each.getValue()), NAMED)))
                        .toList());
        model.put("rules", new ReleaseNotes(words).name(profile(subject.survey)));
        pages.show(context, "indicators/indicators", model);
    }

    private PlanJobs.Asked asked(Context context, Subject subject, PlanQuery query) {
        Plan plan =
                query.plan(subject.analysis.analysis(), subject.survey, column -> suggestion(subject.survey, column));
        return new PlanJobs.Asked(
                subject.survey,
                subject.analysis,
                plan,
                pages.words(context)
                        .say("indicators.job", "outcomes", plan.outcomes().size()),
                "/analyses/" + subject.analysis.id() + "/indicators?" + query.query());
    }

    /** A file is one of a plan: without outcomes there is none. */
    private PlanJobs.Asked askedOfFile(Context context, Subject subject) {
        PlanQuery query = PlanQuery.of(context);
        if (query.empty()) {
            throw new NotFoundResponse();
        }
        return asked(context, subject, query);
    }

    private OutcomeCoding suggestion(StoredSurvey survey, Column column) {
        OutcomeCoding suggested = CodingSuggestion.of(
                new ColumnSummary(
                        column,
                        0,
                        at.responses().values(survey, column.name(), SurveyScan.VALUES_COUNTED),
                        false,
                        List.of()),
                survey.origin()
                        .labels()
                        .getOrDefault(column.name(), ColumnLabels.NONE)
                        .values());
        // nobody confirms it, so that an answer of which nothing is known must not count as no
        return suggested.negative().isEmpty()
                ? new OutcomeCoding(suggested.positive(), OutcomeCoding.usual().negative(), suggested.missing())
                : suggested;
    }

    private Profile profile(StoredSurvey survey) {
        return at.releases().ofSurvey(survey.id()).orElse(Profile.NONE);
    }

    private void plan(Context context) {
        Subject subject = subject(context);
        Plan plan = askedOfFile(context, subject).plan();
        context.header("Content-Disposition", DownloadFileName.disposition(true, "plan.json"));
        context.contentType("application/json")
                .result(ResultJson.write(PlanRecord.of(plan, ProfileJson.node(profile(subject.survey)))));
    }

    private void file(Context context, Kind kind) {
        Subject subject = subject(context);
        PlanJobs.Asked asked = askedOfFile(context, subject);
        Profile profile = profile(subject.survey);
        FileJobs.Wanted wanted = new FileJobs.Wanted(
                ProfileJson.write(profile) + subject.survey.names(),
                pages.words(context).say("result.job.file", "kind", kind.said, "title", asked.title()),
                "/analyses/" + subject.analysis.id(),
                "indicators." + kind.ending,
                kind.type,
                true);
        Documents spoken = at.documents().in(pages.fileWords(context).language());
        at.files().answer(context, wanted, job -> {
            IndicatorMatrix matrix = IndicatorMatrix.of(plans.await(asked, job), profile, names(asked));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            kind.write(matrix, spoken.watched(job), bytes);
            return bytes.toByteArray();
        });
    }
}
