package org.regionwise.web.analysis;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.UsualArea;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.NotEstimable;
import org.regionwise.report.message.Words;
import org.regionwise.store.Analyses;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.store.account.Deeds;
import org.regionwise.survey.ImportProblem;
import org.regionwise.web.access.Deed;
import org.regionwise.web.job.FirstAnalysis;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.job.NextPage;
import org.regionwise.web.job.Work;

/** Analyses that are computed to be kept. */
public final class Estimates {
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Jobs jobs;
    private final Deeds deeds;
    private final Work<NextPage> work;

    /** @param deeds where it is entered who asked for a first analysis; other routes enter it themselves */
    public Estimates(Surveys surveys, Responses responses, Analyses analyses, Jobs jobs, Deeds deeds) {
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.jobs = jobs;
        this.deeds = deeds;
        this.work = jobs.offer(new Work<>(
                "analysis",
                false,
                this::kept,
                (question, page) -> page.address(),
                (question, address) -> new NextPage(address)));
    }

    /**
     * What is asked, as servers write it for each other.
     *
     * @param title what the analysis is called
     * @param form where the reader goes on if it cannot be estimated; null where she is told why
     */
    private record Question(long survey, String title, Analysis analysis, String form) {}

    /**
     * Begins one.
     *
     * @param title what it is called
     * @param back where a reader who cancels it goes
     * @param words what the reader is told in
     */
    Job<NextPage> begin(StoredSurvey survey, Analysis analysis, String title, String back, Words words) {
        return begin(survey, new Question(survey.id(), title, analysis, null), back, words);
    }

    private Job<NextPage> begin(StoredSurvey survey, Question question, String back, Words words) {
        return jobs.ask(
                work,
                new Work.Asked(
                        survey.id(),
                        ResultJson.written(question),
                        words.say("analysis.name-of-survey", "analysis", question.title, "survey", survey.name()),
                        back));
    }

    /**
     * Begins the first analysis of a survey: what was said at its upload, as the form for a new analysis opens. Where
     * it cannot be estimated, the reader goes on to that form, which says why.
     *
     * @return the address of its computation
     */
    public String first(FirstAnalysis asked) {
        StoredSurvey survey = asked.survey();
        List<String> predictors = asked.predictors();
        Words words = asked.words();
        Analysis analysis = new Analysis(
                survey.mapping().regionColumn(),
                survey.mapping().outcomeColumn(),
                survey.mapping().coding(),
                predictors,
                List.of(),
                RolesFromUpload.design(survey, survey.mapping().outcomeColumn()),
                model(survey),
                Settings.DEFAULT);
        String title = AnalysisForm.titleOf(analysis, survey.names(), words);
        StringBuilder form = new StringBuilder("/surveys/" + survey.id() + "/analyses/new?saved=yes");
        predictors.forEach(each -> form.append("&predictor=").append(URLEncoder.encode(each, StandardCharsets.UTF_8)));
        Job<NextPage> job =
                begin(survey, new Question(survey.id(), title, analysis, form.toString()), form.toString(), words);
        deeds.enter(asked.by(), Deed.RAN_ANALYSIS.code(), "/surveys/" + survey.id(), title);
        return "/jobs/" + job.id();
    }

    private static Model model(StoredSurvey survey) {
        return survey.published().isEmpty()
                ? new RandomIntercept(RolesFromUpload.predictors(survey))
                : AreaLevel.of(survey.published().get())
                        .or(UsualArea.of(
                                survey.regions().orElseThrow(),
                                survey.mapping().outcomeColumn(),
                                survey.published().get()));
    }

    private NextPage kept(String written, Job<NextPage> started) {
        Question question = ResultJson.read(Question.class, written);
        // it may have been erased meanwhile
        StoredSurvey survey = surveys.find(question.survey).orElseThrow(CancellationException::new);
        try {
            return kept(survey, question, started);
        } catch (NotEstimable | ImportProblem cannotBe) {
            return Optional.ofNullable(question.form).map(NextPage::new).orElseThrow(() -> cannotBe);
        }
    }

    private NextPage kept(StoredSurvey survey, Question question, Job<NextPage> started) {
        started.at(JobStep.COUNTING);
        SurveyData data = responses.data(survey, question.analysis);
        Result result = new Estimation(question.analysis, data).run(started);
        started.keep();
        long id = analyses.add(
                survey.id(), question.title, question.analysis, result, started.claim(), Estimates::address);
        return new NextPage(address(id));
    }

    private static String address(long analysis) {
        return "/analyses/" + analysis;
    }
}
