package org.regionwise.web.compare;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.change.Change;
import org.regionwise.analysis.change.ChangeEstimation;
import org.regionwise.analysis.change.Wave;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;
import org.regionwise.release.change.ReleasedChange;
import org.regionwise.report.change.WaveFiles;
import org.regionwise.report.change.WaveTable;
import org.regionwise.report.change.WaveWords;
import org.regionwise.report.chart.ComparisonChart;
import org.regionwise.report.document.Documents;
import org.regionwise.report.document.PdfReport;
import org.regionwise.report.document.WordReport;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.workbook.ChangeWorkbook;
import org.regionwise.report.workbook.WorkbookReport;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.survey.Column;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.job.FileJobs;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.job.Work;
import org.regionwise.web.page.Pages;

/** What changed between versions of a survey: analyses of different versions, the oldest first. */
public final class ChangeRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final Documents documents;
    private final FileJobs files;
    private final Jobs jobs;
    private final Work<Change> work;
    private final JobRoutes underWay;

    public ChangeRoutes(
            Pages pages,
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Releases releases,
            Documents documents,
            FileJobs files,
            Jobs jobs,
            JobRoutes underWay) {
        this.pages = pages;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
        this.documents = documents;
        this.files = files;
        this.jobs = jobs;
        this.underWay = underWay;
        this.work = jobs.offer(new Work<>(
                "change",
                true,
                this::computed,
                (question, change) -> ResultJson.written(change),
                (question, outcome) -> ResultJson.read(Change.class, outcome)));
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/surveys/{id}/change", this::page, Access.SEE_SURVEY);
        routes.get("/surveys/{id}/changes.csv", this::csv, Access.SEE_SURVEY, Deed.EXPORTED);
        routes.get("/surveys/{id}/changes.json", this::json, Access.SEE_SURVEY, Deed.EXPORTED);
        routes.get("/surveys/{id}/changes.xlsx", this::xlsx, Access.SEE_SURVEY, Deed.EXPORTED);
        routes.get("/surveys/{id}/changes.pdf", this::pdf, Access.SEE_SURVEY, Deed.EXPORTED);
        routes.get("/surveys/{id}/changes.docx", this::docx, Access.SEE_SURVEY, Deed.EXPORTED);
    }

    /** One change as the page shows it. */
    public record Step(
            String title, List<String> summary, List<String> method, List<String> warnings, WaveTable table) {}

    /**
     * What is asked.
     *
     * @param together the analyses of the address
     * @param waves the same, the oldest version first
     * @param identifier column that names a person in all versions; null for none
     */
    private record Asked(SideBySide together, List<StoredAnalysis> waves, String identifier) {
        String query() {
            return waves.stream().map(each -> "analysis=" + each.id()).collect(Collectors.joining("&", "?", ""))
                    + (identifier == null
                            ? ""
                            : "&identifier=" + URLEncoder.encode(identifier, StandardCharsets.UTF_8));
        }
    }

    private Asked asked(Context context) {
        SideBySide together = SideBySide.of(context, surveys, analyses, releases, pages.words(context));
        String identifier = context.queryParam("identifier");
        return new Asked(
                together, together.byVersion(surveys), identifier == null || identifier.isBlank() ? null : identifier);
    }

    private void page(Context context) {
        Asked asked = asked(context);
        Words words = pages.words(context);
        underWay.show(context, change(asked, words), change -> {
            ReleasedChange released = released(asked, change);
            Map<String, Object> model = new HashMap<>();
            model.put("survey", asked.together().survey());
            model.put("chosen", asked.waves());
            model.put("query", asked.query());
            model.put("identifier", asked.identifier());
            model.put("identifiers", identifiers(asked));
            model.put("judged", released.waves().get(0).judged());
            model.put("profile", new ReleaseNotes(words).name(released.profile()));
            model.put("chart", ComparisonChart.view(asked.together().comparison(), words));
            model.put("chartQuery", asked.together().query());
            model.put("steps", steps(released, words));
            model.put(
                    "ofWaves",
                    released.change().waves().stream()
                            .flatMap(each -> WaveWords.warnings(each, words).stream())
                            .toList());
            pages.show(context, "compare/change", model);
        });
    }

    private static List<Step> steps(ReleasedChange released, Words words) {
        return released.change().changes().stream()
                .map(each -> {
                    WaveWords said = new WaveWords(released.change(), each, words);
                    return new Step(
                            said.title(),
                            said.summary(),
                            said.method(),
                            said.warnings(),
                            WaveTable.of(released.change(), each, words));
                })
                .toList();
    }

    /** Columns that all versions have and no analysis asks about. */
    private List<String> identifiers(Asked asked) {
        List<String> columns = null;
        for (StoredAnalysis each : asked.waves()) {
            List<String> own = new ArrayList<>(surveys.find(each.surveyId()).orElseThrow().columns().stream()
                    .map(Column::name)
                    .toList());
            own.removeAll(
                    List.of(each.analysis().regionColumn(), each.analysis().outcomeColumn()));
            if (columns == null) {
                columns = own;
            } else {
                columns.retainAll(own);
            }
        }
        return columns == null ? List.of() : columns;
    }

    private ReleasedChange released(Asked asked, Change change) {
        return ReleasedChange.of(change, profiles(asked));
    }

    private List<Profile> profiles(Asked asked) {
        return asked.waves().stream()
                .map(each -> releases.ofSurvey(each.surveyId()).orElse(Profile.NONE))
                .toList();
    }

    private void csv(Context context) {
        Asked asked = asked(context);
        underWay.answer(context, change(asked, pages.words(context)), change -> {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            try {
                WaveFiles.csv(released(asked, change), file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            context.contentType("text/csv; charset=utf-8")
                    .header("Content-Disposition", "attachment; filename=changes.csv")
                    .result(file.toByteArray());
        });
    }

    private void json(Context context) {
        Asked asked = asked(context);
        underWay.answer(
                context,
                change(asked, pages.words(context)),
                change -> context.contentType("application/json; charset=utf-8")
                        .header("Content-Disposition", "attachment; filename=changes.json")
                        .result(WaveFiles.json(released(asked, change)) + "\n"));
    }

    private void xlsx(Context context) {
        make(
                context,
                ".xlsx",
                WorkbookReport.MEDIA_TYPE,
                "workbook",
                (spoken, change, out) -> ChangeWorkbook.write(change, spoken.words(), out));
    }

    private void pdf(Context context) {
        make(context, ".pdf", PdfReport.MEDIA_TYPE, "pdf", Documents::pdf);
    }

    private void docx(Context context) {
        make(context, ".docx", WordReport.MEDIA_TYPE, "word", Documents::docx);
    }

    /** What writes a file of a change. */
    private interface Written {
        void write(Documents spoken, ReleasedChange change, OutputStream out) throws IOException;
    }

    private void make(Context context, String ending, String type, String kind, Written content) {
        Asked asked = asked(context);
        String title = asked.together().survey().name();
        Documents spoken = documents.in(pages.fileWords(context).language());
        List<Wave> waves = waves(asked, spoken.words());
        FileJobs.Wanted wanted = new FileJobs.Wanted(
                profiles(asked).stream().map(ProfileJson::write).collect(Collectors.joining(" ")),
                pages.words(context).say("result.job.file", "kind", kind, "title", title),
                "/surveys/" + asked.together().survey().id() + "/change" + asked.query(),
                "changes" + ending,
                type,
                true);
        files.answer(context, wanted, job -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Change change = new ChangeEstimation(waves, asked.identifier(), Map.of()).run(job);
            content.write(spoken.watched(job), released(asked, change), bytes);
            return bytes.toByteArray();
        });
    }

    private List<Wave> waves(Asked asked, Words words) {
        return asked.waves().stream().map(each -> wave(each, words)).toList();
    }

    /** Computed when asked for: the draws of a posterior are not kept. */
    private Job<Change> change(Asked asked, Words words) {
        Question question = new Question(
                words.language(), asked.waves().stream().map(StoredAnalysis::id).toList(), asked.identifier());
        long survey = asked.together().survey().id();
        return jobs.ask(
                work,
                new Work.Asked(survey, ResultJson.written(question), words.say("change.job"), "/surveys/" + survey));
    }

    /**
     * What is asked, as servers write it for each other.
     *
     * @param language in which versions are named
     * @param waves numbers of the analyses, the oldest version first
     * @param identifier column that names a person in all versions; null for none
     */
    private record Question(Language language, List<Long> waves, String identifier) {}

    private Change computed(String written, Job<Change> started) {
        Question question = ResultJson.read(Question.class, written);
        Words words = documents.in(question.language).words();
        // one may have been erased meanwhile
        List<Wave> waves = question.waves.stream()
                .map(id -> wave(analyses.find(id).orElseThrow(CancellationException::new), words))
                .toList();
        started.at(JobStep.COUNTING);
        return new ChangeEstimation(waves, question.identifier, Map.of()).run(started);
    }

    private Wave wave(StoredAnalysis stored, Words words) {
        StoredSurvey survey = surveys.find(stored.surveyId()).orElseThrow();
        Analysis analysis = stored.analysis();
        return new Wave(
                words.say(
                        "survey.version",
                        "version",
                        Integer.toString(survey.origin().version())),
                analysis,
                () -> responses.data(survey, analysis),
                design -> responses.data(survey, analysis.with(design)));
    }
}
