package org.regionwise.web.compare;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.change.Change;
import org.regionwise.analysis.change.ChangeEstimation;
import org.regionwise.analysis.change.Wave;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.RegionEstimate;
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
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.workbook.ChangeWorkbook;
import org.regionwise.report.workbook.WorkbookReport;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.web.access.Access;
import org.regionwise.web.access.Deed;
import org.regionwise.web.access.Permissions;
import org.regionwise.web.job.FileJobs;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Work;
import org.regionwise.web.job.Workshop;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Person;

/** What changed between waves: analyses of different versions of a survey, or of different surveys. */
public final class ChangeRoutes {
    private final Workshop at;
    private final Pages pages;
    private final Permissions permissions;
    private final Work<Change> work;

    /** @param permissions decide which surveys a reader may choose waves of */
    public ChangeRoutes(Workshop workshop, Permissions permissions) {
        this.at = workshop;
        this.pages = workshop.pages();
        this.permissions = permissions;
        this.work = workshop.jobs()
                .offer(new Work<>(
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

    /** A region of an earlier wave alone, and which of a later one it is said to be; empty where nobody said it. */
    public record Renamed(String key, String name, String to) {}

    /** A region of a later wave alone. */
    public record Named(String key, String name) {}

    /**
     * What is asked.
     *
     * @param together the analyses of the address
     * @param waves their places among these, in the order of time
     * @param said what the address says beside them
     */
    private record Asked(SideBySide together, List<Integer> waves, ChangeQuery said) {
        List<StoredAnalysis> analyses() {
            return waves.stream().map(together.chosen()::get).toList();
        }

        String query() {
            return analyses().stream().map(each -> "analysis=" + each.id()).collect(Collectors.joining("&", "?", ""))
                    + said.query();
        }
    }

    private Asked asked(Context context) {
        SideBySide together =
                SideBySide.of(context, at.surveys(), at.analyses(), at.releases(), permissions, pages.words(context));
        return new Asked(together, together.inTime(), ChangeQuery.of(context));
    }

    private void page(Context context) {
        if (SideBySide.asked(context).size() < 2) {
            StoredSurvey survey =
                    at.surveys().find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
            show(context, survey, SideBySide.asked(context), Map.of());
            return;
        }
        Asked asked = asked(context);
        Words words = pages.words(context);
        at.underWay().show(context, change(asked, words), change -> {
            ReleasedChange released = released(asked, change);
            Map<String, Object> model = new HashMap<>();
            model.put("chosen", asked.analyses());
            model.put("names", change.waves().stream().map(NamedResult::name).toList());
            model.put("ofSurveys", !asked.together().ofOneSeries());
            model.put("query", asked.query());
            model.put("identifier", asked.said().identifier());
            model.put("identifiers", identifiers(asked));
            model.put("renamed", renamed(asked, released.change()));
            model.put("later", later(asked, released.change()));
            model.put("judged", released.waves().get(0).judged());
            model.put("profile", new ReleaseNotes(words).name(released.profile()));
            model.put("chart", ComparisonChart.view(asked.together().comparison(), words));
            model.put("chartQuery", asked.together().query() + asked.said().query());
            model.put("steps", steps(released, words));
            model.put(
                    "ofWaves",
                    released.change().waves().stream()
                            .flatMap(each -> WaveWords.warnings(each, words).stream())
                            .toList());
            show(
                    context,
                    asked.together().survey(),
                    asked.analyses().stream().map(StoredAnalysis::id).toList(),
                    model);
        });
    }

    private void show(Context context, StoredSurvey survey, List<Long> chosen, Map<String, Object> change) {
        Map<String, Object> model = new HashMap<>(change);
        model.put("survey", survey);
        model.put(
                "choice",
                WaveChoice.of(
                        survey,
                        chosen,
                        at.surveys(),
                        at.analyses(),
                        permissions.seen(Person.of(context).orElseThrow()),
                        pages.words(context)));
        pages.show(context, "compare/change", model);
    }

    /** What was said, and the regions of which nobody said anything. */
    private static List<Renamed> renamed(Asked asked, Change change) {
        Map<String, Renamed> found = new LinkedHashMap<>();
        asked.said().renamed().forEach((from, to) -> found.put(from, new Renamed(from, label(change, from), to)));
        change.changes().stream()
                .flatMap(step -> step.regions().stream())
                .filter(each -> each.second() == null)
                .forEach(each -> found.putIfAbsent(each.region(), new Renamed(each.region(), each.label(), "")));
        return List.copyOf(found.values());
    }

    private static List<Named> later(Asked asked, Change change) {
        Map<String, String> found = new TreeMap<>();
        asked.said().renamed().values().forEach(to -> found.put(to, label(change, to)));
        change.changes().stream()
                .flatMap(step -> step.regions().stream())
                .filter(each -> each.first() == null)
                .forEach(each -> found.put(each.region(), each.label()));
        return found.entrySet().stream()
                .map(each -> new Named(each.getKey(), each.getValue()))
                .toList();
    }

    private static String label(Change change, String key) {
        return change.waves().stream()
                .flatMap(wave -> wave.result().regions().stream())
                .filter(each -> each.region().equals(key))
                .map(RegionEstimate::label)
                .findFirst()
                .orElse(key);
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

    /** Columns that all waves have and that tell who somebody is, if any does. */
    private static List<String> identifiers(Asked asked) {
        List<String> columns = null;
        for (int i : asked.waves()) {
            Analysis analysis = asked.together().chosen().get(i).analysis();
            List<String> own = new ArrayList<>(asked.together().surveys().get(i).columns().stream()
                    .map(Column::name)
                    .toList());
            own.removeAll(List.of(analysis.regionColumn(), analysis.outcomeColumn()));
            own.remove(analysis.design().weight());
            own.removeAll(analysis.design().replicateColumns());
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
        return asked.analyses().stream()
                .map(each -> at.releases().ofSurvey(each.surveyId()).orElse(Profile.NONE))
                .toList();
    }

    private void csv(Context context) {
        Asked asked = asked(context);
        at.underWay().answer(context, change(asked, pages.words(context)), change -> {
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
        at.underWay()
                .answer(
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
        Documents spoken = at.documents().in(pages.fileWords(context).language());
        Question question = question(asked, spoken.words());
        FileJobs.Wanted wanted = new FileJobs.Wanted(
                profiles(asked).stream().map(ProfileJson::write).collect(Collectors.joining(" ")),
                pages.words(context).say("result.job.file", "kind", kind, "title", title),
                "/surveys/" + asked.together().survey().id() + "/change" + asked.query(),
                "changes" + ending,
                type,
                true);
        at.files().answer(context, wanted, job -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Change change = estimation(question).run(job);
            content.write(spoken.watched(job), released(asked, change), bytes);
            return bytes.toByteArray();
        });
    }

    /**
     * What is asked, as servers write it for each other.
     *
     * @param waves numbers of the analyses, in the order of time
     * @param names what the waves are called
     * @param identifier column that names a person in all waves; null for none
     * @param renamed keys of regions that a later wave has under another
     */
    private record Question(List<Long> waves, List<String> names, String identifier, Map<String, String> renamed) {}

    private static Question question(Asked asked, Words words) {
        return new Question(
                asked.analyses().stream().map(StoredAnalysis::id).toList(),
                names(asked, words),
                asked.said().identifier(),
                asked.said().renamed());
    }

    /** What estimates it. */
    private ChangeEstimation estimation(Question question) {
        List<Wave> waves = IntStream.range(0, question.waves.size())
                .mapToObj(i -> wave(question.names.get(i), question.waves.get(i)))
                .toList();
        return new ChangeEstimation(waves, question.identifier, question.renamed);
    }

    private Wave wave(String name, long id) {
        // one may have been erased meanwhile
        StoredAnalysis stored = at.analyses().find(id).orElseThrow(CancellationException::new);
        StoredSurvey survey = at.surveys().find(stored.surveyId()).orElseThrow(CancellationException::new);
        Analysis analysis = stored.analysis();
        return new Wave(
                name,
                analysis,
                () -> at.responses().data(survey, analysis),
                design -> at.responses().data(survey, analysis.with(design)));
    }

    /** Of one survey its versions, of several their names, with what tells those of the same name apart. */
    private static List<String> names(Asked asked, Words words) {
        boolean one = asked.together().ofOneSeries();
        List<StoredSurvey> surveys =
                asked.waves().stream().map(asked.together().surveys()::get).toList();
        return surveys.stream()
                .map(each -> {
                    boolean alone = surveys.stream()
                                    .filter(other -> other.name().equals(each.name()))
                                    .map(StoredSurvey::id)
                                    .distinct()
                                    .count()
                            == 1;
                    return one || !alone
                            ? words.say(
                                    one ? "survey.version" : "change.survey-of-several",
                                    "version",
                                    Integer.toString(each.origin().version()),
                                    "survey",
                                    each.name(),
                                    "uploaded",
                                    words.numerals().minute(each.createdAt(), ZoneId.systemDefault()))
                            : each.name();
                })
                .toList();
    }

    /** Computed when asked for: the draws of a posterior are not kept. */
    private Job<Change> change(Asked asked, Words words) {
        long survey = asked.together().survey().id();
        return at.jobs()
                .ask(
                        work,
                        new Work.Asked(
                                survey,
                                ResultJson.written(question(asked, words)),
                                words.say("change.job"),
                                "/surveys/" + survey));
    }

    private Change computed(String written, Job<Change> started) {
        ChangeEstimation estimation = estimation(ResultJson.read(Question.class, written));
        started.at(JobStep.COUNTING);
        return estimation.run(started);
    }
}
