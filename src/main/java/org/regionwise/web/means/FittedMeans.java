package org.regionwise.web.means;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regionwise.analysis.formula.InvalidFormula;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.LinearEstimation;
import org.regionwise.analysis.linear.LinearQuestion;
import org.regionwise.analysis.linear.RegionsTold;
import org.regionwise.engine.NotEstimable;
import org.regionwise.report.chart.linear.LinearPicture;
import org.regionwise.report.message.Words;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;

/** Fits what the page is asked, once for page, charts and files. */
final class FittedMeans {
    private static final String OF_PAGE = "means.refused.";
    private static final String OF_COMMAND = "model.";

    private final Responses responses;
    private final Jobs jobs;

    FittedMeans(Responses responses, Jobs jobs) {
        this.responses = responses;
        this.jobs = jobs;
    }

    /**
     * What came of it: a picture, or why there is none.
     *
     * @param picture null where there is no answer
     * @param code of the reason
     * @param facts that its words take in
     */
    record Outcome(LinearPicture picture, String code, Map<String, Object> facts) {
        /** Why there is no answer. */
        String said(Words words) {
            for (String key : List.of(OF_PAGE + code, OF_COMMAND + code, OF_COMMAND + "refused." + code)) {
                if (words.has(key)) {
                    return words.say(key, facts);
                }
            }
            return words.say("means.refused", "code", code);
        }
    }

    /**
     * The computation for an address, begun now if nobody asked for it lately.
     *
     * @param ruled whether publication rules keep figures of regions and rows back
     */
    Job<Outcome> of(StoredSurvey survey, MeansAddress address, boolean ruled, Words words) {
        return jobs.shared(
                Job.Kind.LOOK,
                "means " + survey.id() + " " + address.query() + " " + survey.names() + (ruled ? " ruled" : ""),
                words.say("means.job", "formula", address.formula()),
                "/surveys/" + survey.id() + "/means",
                started -> outcome(survey, address, ruled, started));
    }

    private Outcome outcome(StoredSurvey survey, MeansAddress address, boolean ruled, Job<?> job) {
        try {
            LinearQuestion question = address.question();
            List<String> unknown = question.columns().stream()
                    .filter(column -> survey.column(column).isEmpty())
                    .toList();
            if (!unknown.isEmpty()) {
                throw new InvalidFormula("no-column", "columns", String.join(", ", unknown));
            }
            job.at(JobStep.COUNTING);
            List<String> columns = new ArrayList<>(question.columns());
            Set<String> grouping = new LinkedHashSet<>(question.groupingColumns());
            String region = survey.mapping().regionColumn();
            if (ruled && !columns.contains(region)) {
                columns.add(region);
                grouping.add(region);
            }
            DataFrame data = responses.frame(survey, columns, grouping);
            if (ruled) {
                List<String> telling = RegionsTold.by(question, data, region);
                if (!telling.isEmpty()) {
                    throw new InvalidFormula("regions-told", "terms", String.join(", ", telling));
                }
            }
            LinearEstimation estimation = new LinearEstimation(question, data, job);
            LinearAnswer whole = estimation.answer(
                    survey.fileName(), survey.sha256(), survey.origin().imported());
            LinearAnswer answer = ruled ? whole.with(null) : whole;
            return new Outcome(
                    new LinearPicture(
                            answer, estimation.poolings(answer, address.factor(), address.along()), survey.names()),
                    "",
                    Map.of());
        } catch (InvalidFormula problem) {
            return new Outcome(null, problem.code(), problem.facts());
        } catch (NotEstimable problem) {
            Map<String, Object> facts = new HashMap<>(problem.facts());
            facts.put("file", survey.name());
            return new Outcome(null, problem.code(), facts);
        }
    }
}
