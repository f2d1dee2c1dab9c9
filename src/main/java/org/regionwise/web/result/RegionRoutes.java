package org.regionwise.web.result;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.compare.NormalExceedance;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.estimate.RegionDifference;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Released;
import org.regionwise.report.chart.RegionChart;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.PopulationTables;
import org.regionwise.report.view.RegionBriefing;
import org.regionwise.report.words.DifferenceWords;
import org.regionwise.report.words.RegionWords;
import org.regionwise.store.Analyses;
import org.regionwise.store.Releases;
import org.regionwise.store.Responses;
import org.regionwise.store.StoredAnalysis;
import org.regionwise.store.StoredSurvey;
import org.regionwise.store.Surveys;
import org.regionwise.web.access.Access;
import org.regionwise.web.chart.ChartAnswers;
import org.regionwise.web.job.Job;
import org.regionwise.web.job.JobRoutes;
import org.regionwise.web.job.JobStep;
import org.regionwise.web.job.Jobs;
import org.regionwise.web.page.DownloadFileName;
import org.regionwise.web.page.Pages;
import org.regionwise.web.page.PathNumber;

/** The briefing of one region of a result, and what may be asked there: another region beside it, a threshold. */
public final class RegionRoutes {
    /** More regions than this are typed, not chosen from a list. */
    private static final int MOST_LISTED = 200;

    private final Pages pages;
    private final Surveys surveys;
    private final Responses responses;
    private final Analyses analyses;
    private final Releases releases;
    private final ChartAnswers charts;
    private final Jobs jobs;
    private final JobRoutes underWay;

    public RegionRoutes(
            Pages pages,
            Surveys surveys,
            Responses responses,
            Analyses analyses,
            Releases releases,
            ChartAnswers charts,
            Jobs jobs,
            JobRoutes underWay) {
        this.charts = charts;
        this.jobs = jobs;
        this.underWay = underWay;
        this.pages = pages;
        this.surveys = surveys;
        this.responses = responses;
        this.analyses = analyses;
        this.releases = releases;
    }

    /** Adds its routes. */
    public void register(RoutesConfig routes) {
        routes.get("/analyses/{id}/region", this::region, Access.SEE_ANALYSIS);
        routes.get("/analyses/{id}/region/{file}", pages.keptLater(this::picture), Access.SEE_ANALYSIS);
        routes.get("/api/analyses/{id}/region/{file}", pages.kept(this::specification), Access.SEE_ANALYSIS);
    }

    /**
     * {@code ?key=} names the region, {@code &other=} one to compare it with, {@code &threshold=} a percentage to be
     * above.
     */
    private void region(Context context) {
        Asked asked = asked(context);
        Map<String, Object> model = new HashMap<>();
        model.put("analysis", asked.analysis());
        model.put("survey", surveys.find(asked.analysis().surveyId()).orElseThrow());
        model.put("region", asked.region());
        Words words = pages.words(context);
        model.put("made", words.numerals().day(asked.analysis().createdAt(), ZoneId.systemDefault()));
        model.put("briefing", RegionBriefing.of(asked.released(), asked.region(), words));
        PopulationTables.ofRegion(asked.released().result(), asked.region(), words)
                .ifPresent(table -> model.put("people", table));
        model.put("others", asked.others());
        model.put("typed", asked.others().size() > MOST_LISTED);
        asked.other().ifPresent(other -> model.put("other", other));
        model.put("query", asked.query());
        RegionChart.view(asked.released(), asked.regions(), pages.words(context))
                .ifPresent(view -> model.put("chart", view));
        Optional<RegionEstimate> compared = asked.compared();
        if (compared.isPresent()) {
            underWay.show(context, difference(asked, compared.get(), pages.words(context)), difference -> {
                model.put(
                        "difference",
                        DifferenceWords.of(
                                asked.analysis().result(),
                                asked.region(),
                                compared.get(),
                                difference,
                                pages.words(context)));
                pages.show(context, "result/region", model);
            });
            return;
        }
        Optional<String> given =
                Optional.ofNullable(context.queryParam("threshold")).filter(text -> !text.isBlank());
        if (given.isEmpty() || !asked.region().pooled().defined()) {
            pages.show(context, "result/region", model);
            return;
        }
        model.put("threshold", given.get());
        OptionalDouble threshold = threshold(given.get());
        if (threshold.isEmpty()) {
            model.put("wrongThreshold", given.get());
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            pages.show(context, "result/region", model);
            return;
        }
        above(context, asked, threshold.getAsDouble(), model);
    }

    /** A percentage as a proportion in (0, 1), with the sign or without, with either decimal mark. */
    private static OptionalDouble threshold(String given) {
        try {
            double percent =
                    new BigDecimal(given.strip().replaceFirst("\\s*%$", "").replace(',', '.')).doubleValue();
            return percent > 0 && percent < 100 ? OptionalDouble.of(percent / 100) : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /**
     * From the joint draws where there are any; where counts are confidential, as without draws, from the figures that
     * are shown, since in full precision a probability would tell what rounding hides.
     */
    private void above(Context context, Asked asked, double threshold, Map<String, Object> model) {
        Words words = pages.words(context);
        Result result = asked.released().result();
        RegionEstimate region = asked.region();
        RegionWords said = new RegionWords(asked.released(), region, words);
        if (!result.model().bayes() || asked.released().confidential()) {
            double probability =
                    NormalExceedance.of(region.pooled(), result.model().interval(), threshold);
            model.put("above", said.above(threshold, probability, true));
            pages.show(context, "result/region", model);
            return;
        }
        underWay.show(context, above(asked, threshold, words), probability -> {
            model.put("above", said.above(threshold, probability, false));
            pages.show(context, "result/region", model);
        });
    }

    private Job<Double> above(Asked asked, double threshold, Words words) {
        StoredAnalysis stored = asked.analysis();
        StoredSurvey survey = surveys.find(stored.surveyId()).orElseThrow();
        RegionEstimate region = asked.region();
        Analysis analysis = stored.analysis();
        return jobs.shared(
                Job.Kind.LOOK,
                "above " + stored.id() + " " + encoded(region) + " " + threshold,
                words.say(
                        "region.job",
                        "region",
                        region.label(),
                        "threshold",
                        words.numerals().percentage(words.numerals().significant(100 * threshold, 6))),
                "/analyses/" + stored.id() + "/region?key=" + encoded(region),
                started -> {
                    started.at(JobStep.COUNTING);
                    return new Estimation(analysis, responses.data(survey, analysis))
                            .above(region.region(), threshold, started);
                });
    }

    private void specification(Context context) {
        ChartAnswers.demand(context, RegionChart.CODE);
        Asked asked = asked(context);
        charts.specification(context, (form, state) -> RegionChart.of(asked.released(), asked.regions(), form, state));
    }

    private void picture(Context context) {
        ChartAnswers.demand(context, RegionChart.CODE);
        Asked asked = asked(context);
        charts.picture(
                context,
                new ChartAnswers.Saved(
                        pages.words(context)
                                .say(
                                        "result.job.region-chart",
                                        "region",
                                        asked.region().label()),
                        "/analyses/" + asked.analysis().id() + "/region?key=" + encoded(asked.region()),
                        DownloadFileName.of(asked.analysis(), "")),
                (form, state) -> RegionChart.of(asked.released(), asked.regions(), form, state));
    }

    /**
     * What an address asks for.
     *
     * @param others regions that it can be compared with, none where a difference cannot be told
     * @param other the one that was named, empty where none was
     */
    private record Asked(
            StoredAnalysis analysis,
            Released released,
            RegionEstimate region,
            List<RegionEstimate> others,
            Optional<OtherRegion> other) {
        Optional<RegionEstimate> compared() {
            return other.flatMap(OtherRegion::found);
        }

        List<RegionEstimate> regions() {
            return Stream.concat(Stream.of(region), compared().stream()).toList();
        }

        String query() {
            return "?key=" + encoded(region)
                    + compared().map(each -> "&other=" + encoded(each)).orElse("");
        }
    }

    private Asked asked(Context context) {
        StoredAnalysis analysis = analyses.find(PathNumber.of(context, "id")).orElseThrow(NotFoundResponse::new);
        Released released = releases.of(analysis);
        Result result = released.result();
        RegionEstimate region = find(result, context.queryParam("key"));
        // in full precision a difference would tell what rounding hides
        boolean comparable = result.model().bayes() && region.pooled().defined() && !released.confidential();
        List<RegionEstimate> others = comparable
                ? result.regions().stream()
                        .filter(each -> !each.region().equals(region.region())
                                && each.pooled().defined())
                        .toList()
                : List.of();
        Optional<OtherRegion> other = Optional.ofNullable(context.queryParam("other"))
                .filter(named -> !others.isEmpty())
                .map(named -> OtherRegion.of(named, others));
        return new Asked(analysis, released, region, others, other);
    }

    /** Computed when asked for: equal data and seed give the joint posterior of the stored result again. */
    private Job<RegionDifference> difference(Asked asked, RegionEstimate other, Words words) {
        StoredAnalysis stored = asked.analysis();
        StoredSurvey survey = surveys.find(stored.surveyId()).orElseThrow();
        RegionEstimate region = asked.region();
        Analysis analysis = stored.analysis();
        return jobs.shared(
                Job.Kind.LOOK,
                "difference " + stored.id() + " " + List.of(encoded(region), encoded(other)),
                words.say("result.job.difference", "one", region.label(), "other", other.label()),
                "/analyses/" + stored.id() + "/region?key=" + encoded(region),
                started -> {
                    started.at(JobStep.COUNTING);
                    return new Estimation(analysis, responses.data(survey, analysis))
                            .difference(region.region(), other.region(), started);
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
