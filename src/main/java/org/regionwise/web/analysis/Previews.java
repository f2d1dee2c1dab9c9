package org.regionwise.web.analysis;

import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Profile;
import org.regionwise.release.ProfileJson;
import org.regionwise.release.Released;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.message.Words;
import org.regionwise.report.view.ChangeView;
import org.regionwise.report.view.PreviewView;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.ImportProblem;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.job.RecentData;
import org.regionwise.web.page.FormFields;
import org.regionwise.web.page.PathNumber;
import org.regionwise.web.page.Refusal;

/** Analyses while they are being put together: fitted a little more coarsely than what is kept, and not stored. */
public final class Previews {
    private final Analyses analyses;
    private final Releases releases;
    private final Jobs jobs;
    private final RecentData data;

    public Previews(Responses responses, Analyses analyses, Releases releases, Jobs jobs) {
        this.analyses = analyses;
        this.releases = releases;
        this.jobs = jobs;
        this.data = new RecentData(responses);
    }

    /**
     * What a form asks.
     *
     * @param before the analysis that it was filled from
     */
    record Asked(StoredSurvey survey, Analysis analysis, Optional<StoredAnalysis> before) {}

    /**
     * What may be shown of an answer.
     *
     * @param model for the templates' fragments
     * @param source of its chart
     */
    record Shown(Map<String, Object> model, ChartSource source) {}

    /**
     * What the form as it stands asks.
     *
     * @throws NotFoundResponse when it names an outcome that the survey has not
     * @throws Refusal when it has the answers to another question
     * @throws ImportProblem when something else in it cannot be
     */
    Asked asked(StoredSurvey survey, FormFields sent) {
        String outcome = sent.text("outcome")
                .filter(column -> survey.column(column).isPresent())
                .orElseThrow(NotFoundResponse::new);
        if (sent.text("answers-of").filter(each -> !each.equals(outcome)).isPresent()) {
            // the answers to the new question have not arrived on the page
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "analysis.other-outcome",
                    "outcome",
                    survey.names().of(outcome));
        }
        Optional<StoredAnalysis> before = sent.text("from")
                .filter(id -> !id.isEmpty())
                .flatMap(id -> analyses.find(PathNumber.parse(id)))
                .filter(each -> each.surveyId() == survey.id());
        return new Asked(
                survey, AnalysisForm.read(sent, survey, outcome, before.map(StoredAnalysis::analysis)), before);
    }

    /** The answer, computed now or lately; whoever asks the same waits for the same. */
    Job<Result> fit(Asked asked, Words words) {
        StoredSurvey survey = asked.survey;
        Analysis analysis = asked.analysis;
        // unchanged, it is what it was to the last digit
        Optional<StoredAnalysis> same =
                asked.before.filter(each -> each.analysis().equals(analysis));
        return jobs.shared(
                Job.Kind.LOOK,
                "preview " + survey.id() + " " + same.map(StoredAnalysis::id).orElse(0L) + " "
                        + ResultJson.write(analysis) + " " + survey.names(),
                AnalysisForm.titleOf(analysis, survey.names(), words),
                "/surveys/" + survey.id(),
                started -> {
                    if (same.isPresent()) {
                        return same.get().result();
                    }
                    started.at(JobStep.COUNTING);
                    return new Estimation(analysis, data.of(survey, analysis)).preview(started);
                });
    }

    /** The answer by the survey's rules; what is withheld of it or of the analysis before is of both. */
    Shown shown(Asked asked, Result result, Words language) {
        Words words = language.marking();
        Profile profile = profile(asked.survey);
        Map<String, Object> model = new HashMap<>();
        model.put("finer", result.model().bayes());
        if (asked.before.isEmpty()) {
            Released released = Released.of(result, profile);
            model.put("preview", PreviewView.of(released, words));
            return new Shown(model, ChartSource.of(released));
        }
        StoredAnalysis before = asked.before.get();
        List<Released> together = Released.together(List.of(before.result(), result), List.of(profile, profile));
        model.put("beside", before.title());
        model.put("difference", ChangeWords.of(before.analysis(), asked.analysis, asked.survey.names(), language));
        model.put("changes", ChangeView.of(together.get(0), together.get(1), words));
        model.put("preview", PreviewView.of(together.get(1), words));
        return new Shown(model, ChartSource.changed(together.get(0), together.get(1)));
    }

    /** All that an answer depends on beside what is asked. */
    String depends(Asked asked) {
        return ProfileJson.write(profile(asked.survey)) + asked.survey.names();
    }

    private Profile profile(StoredSurvey survey) {
        return releases.ofSurvey(survey.id()).orElse(Profile.NONE);
    }
}
