package org.regionwise.web.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.regionwise.analysis.Plan;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.PlannedResult;
import org.regionwise.analysis.record.PlanRecord;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.job.NextPage;
import org.regionwise.web.job.Work;

/** Plans that are computed, one outcome after the other, and the results of the last ones. Safe for several threads. */
final class PlanJobs {
    /** Results of a plan may take 40 MB. */
    private static final int MOST = 2;

    private final Surveys surveys;
    private final Responses responses;
    private final Jobs jobs;
    private final Work<NextPage> work;
    /** By question. */
    private final Map<String, List<PlannedResult>> recent = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<PlannedResult>> eldest) {
            return size() > MOST;
        }
    };

    PlanJobs(Surveys surveys, Responses responses, Jobs jobs) {
        this.surveys = surveys;
        this.responses = responses;
        this.jobs = jobs;
        this.work = jobs.offer(new Work<>("plan", true, this::computed, this::written, this::read));
    }

    /** What is computed. */
    record Asked(StoredSurvey survey, StoredAnalysis analysis, Plan plan, String title, String address) {
        private String question() {
            return ResultJson.written(
                    new Question(survey.id(), PlanRecord.of(plan, null), String.valueOf(survey.names()), address));
        }
    }

    /** The same, as servers write it for each other; results carry the names that things have when it is asked. */
    private record Question(long survey, PlanRecord plan, String names, String address) {}

    /** What came of a plan, as servers write it for each other. */
    private record Outcome(List<PlannedResult> results) {}

    /** What came of it, if it was computed lately. */
    Optional<List<PlannedResult>> find(Asked asked) {
        return find(asked.question());
    }

    private Optional<List<PlannedResult>> find(String question) {
        synchronized (recent) {
            return Optional.ofNullable(recent.get(question));
        }
    }

    private NextPage keep(String question, List<PlannedResult> results) {
        synchronized (recent) {
            recent.put(question, List.copyOf(results));
        }
        return new NextPage(ResultJson.read(Question.class, question).address);
    }

    /** Its computation, begun now if it is not under way. */
    Job<NextPage> begin(Asked asked) {
        Job<NextPage> job = shared(asked);
        if (job.over() && find(asked).isEmpty()) {
            // it was computed, and let go since
            jobs.forget(job);
            return shared(asked);
        }
        return job;
    }

    private Job<NextPage> shared(Asked asked) {
        return jobs.ask(
                work,
                new Work.Asked(asked.survey.id(), asked.question(), asked.title, "/analyses/" + asked.analysis.id()));
    }

    private NextPage computed(String written, Job<NextPage> started) {
        Question question = ResultJson.read(Question.class, written);
        // it may have been erased meanwhile
        StoredSurvey survey = surveys.find(question.survey).orElseThrow(CancellationException::new);
        Plan plan = question.plan.plan();
        started.at(JobStep.COUNTING);
        List<Supplier<SurveyData>> data = responses.each(survey, plan);
        List<PlannedResult> results = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            started.at(JobStep.INDICATORS, i, data.size());
            results.add(PlannedResult.of(plan.analyses().get(i), data.get(i), started.within()));
        }
        return keep(written, results);
    }

    private String written(String question, NextPage page) {
        return ResultJson.written(new Outcome(find(question).orElseThrow(CancellationException::new)));
    }

    private NextPage read(String question, String outcome) {
        return keep(question, ResultJson.read(Outcome.class, outcome).results);
    }

    /** What comes of it, for a file that waits for it. */
    List<PlannedResult> await(Asked asked, Job<?> file) {
        Optional<List<PlannedResult>> known = find(asked);
        while (known.isEmpty()) {
            begin(asked).awaitWithin(file);
            known = find(asked);
        }
        return known.get();
    }
}
