package org.regionwise.web.result;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.RegionDifference;
import org.regionwise.analysis.Result;
import org.regionwise.analysis.Result.RegionEstimate;
import org.regionwise.release.Released;
import org.regionwise.report.DifferenceWords;
import org.regionwise.report.RegionStory;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.Pages;
import org.regionwise.web.PathNumber;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.Jobs;

/** One region of a result: why its estimate moved, and how it differs from another region. */
public final class RegionRoutes {
    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final Jobs jobs;
    private final JobRoutes underWay;

    public RegionRoutes(
            Pages pages,
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Releases releases,
            Jobs jobs,
            JobRoutes underWay) {
        this.jobs = jobs;
        this.underWay = underWay;
        this.pages = pages;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
    }

    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}/region", this::region);
    }

    /** {@code ?key=} names the region, {@code &other=} one to compare it with. */
    private void region(Context context) {
        StoredAnalysis analysis = analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        StoredSurvey survey = surveys.find(analysis.surveyId()).orElseThrow();
        Released released = releases.of(analysis);
        Result result = released.result();
        RegionEstimate region = find(result, context.queryParam("key"));
        Map<String, Object> model = new HashMap<>();
        model.put("analysis", analysis);
        model.put("survey", survey);
        model.put("region", region);
        model.put("story", RegionStory.of(result, region));
        // in full precision a difference would tell what rounding hides
        boolean comparable = result.model().bayes() && region.pooled().defined() && !released.confidential();
        model.put("comparable", comparable);
        model.put(
                "others",
                result.regions().stream()
                        .filter(each -> each != region && each.pooled().defined())
                        .toList());
        String key = context.queryParam("other");
        if (key != null && comparable) {
            RegionEstimate other = find(result, key);
            if (!other.pooled().defined()) {
                throw new NotFoundResponse();
            }
            model.put("other", other);
            underWay.show(context, difference(survey, analysis, region, other), difference -> {
                model.put("difference", difference);
                pages.show(context, "result/region", model);
            });
            return;
        }
        pages.show(context, "result/region", model);
    }

    /** Computed when asked for: equal data and seed give the joint posterior of the stored result again. */
    private Job<String> difference(
            StoredSurvey survey, StoredAnalysis stored, RegionEstimate region, RegionEstimate other) {
        Analysis analysis = stored.analysis();
        return jobs.shared(
                Job.Kind.LOOK,
                "difference " + stored.id() + " " + List.of(encoded(region), encoded(other)),
                "How " + region.label() + " differs from " + other.label(),
                "/analyses/" + stored.id() + "/region?key=" + encoded(region),
                started -> {
                    started.at("Counting answers");
                    RegionDifference difference = analysis.difference(
                            responses.data(survey, analysis), region.region(), other.region(), started);
                    return DifferenceWords.of(stored.result(), region, other, difference);
                });
    }

    private static String encoded(RegionEstimate region) {
        return URLEncoder.encode(region.region(), StandardCharsets.UTF_8);
    }

    private static RegionEstimate find(Result result, String key) {
        return result.regions().stream()
                .filter(each -> each.region().equals(key))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
    }
}
