package org.regionwise.web.indicators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.regionwise.analysis.Plan;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.PlannedResult;
import org.regionwise.analysis.record.PlanRecord;
import org.regionwise.analysis.record.ResultJson;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.job.NextPage;

/** Plans that are computed, one outcome after the other, and the results of the last ones. Safe for several threads. */
final class PlanJobs {
    /** Results of a plan may take 40 MB. */
    private static final int MOST = 2;

    private final Responses responses;
    private final Jobs jobs;
    private final Map<String, List<PlannedResult>> recent = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<PlannedResult>> eldest) {
            return size() > MOST;
        }
    };

    PlanJobs(Responses responses, Jobs jobs) {
        this.responses = responses;
        this.jobs = jobs;
    }

    /** What is computed. */
    record Asked(StoredSurvey survey, StoredAnalysis analysis, Plan plan, String title, String address) {
        private String key() {
            return "plan " + survey.id() + " " + analysis.id() + " " + ResultJson.write(PlanRecord.of(plan)) + " "
                    + survey.names();
        }
    }

    /** What came of it, if it was computed lately. */
    Optional<List<PlannedResult>> find(Asked asked) {
        synchronized (recent) {
            return Optional.ofNullable(recent.get(asked.key()));
        }
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
        return jobs.shared(Job.Kind.FIT, asked.key(), asked.title, "/analyses/" + asked.analysis.id(), started -> {
            started.at(JobStep.COUNTING);
            List<Supplier<SurveyData>> data = responses.each(asked.survey, asked.plan);
            List<PlannedResult> results = new ArrayList<>();
            for (int i = 0; i < data.size(); i++) {
                started.at(JobStep.INDICATORS, i, data.size());
                results.add(PlannedResult.of(asked.plan.analyses().get(i), data.get(i), started.within()));
            }
            synchronized (recent) {
                recent.put(asked.key(), List.copyOf(results));
            }
            return new NextPage(asked.address);
        });
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
