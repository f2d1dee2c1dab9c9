package org.regionwise.web.whatif;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Settings;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.report.message.Words;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.web.page.FormNumber;

/**
 * What somebody looking at an analysis wonders about: other predictors of regions, another prior, level or threshold.
 * All else stays as the analysis has it.
 *
 * @param predictors of regions
 * @param level of the intervals, per cent
 * @param threshold per cent, empty for none
 * @param sigmaRate rate of σ's exponential prior; full Bayes of the binomial model only
 * @param slopeSd standard deviation of the slopes' prior, empty to scale it to each predictor
 */
public record WhatIfChange(List<String> predictors, String level, String threshold, String sigmaRate, String slopeSd) {
    public WhatIfChange {
        predictors = List.copyOf(predictors);
    }

    /** No change. */
    static WhatIfChange none(Analysis analysis) {
        Settings settings = analysis.settings();
        return new WhatIfChange(
                analysis.predictors(),
                percent(settings.interval()),
                Double.isNaN(settings.threshold()) ? "" : percent(settings.threshold()),
                NumberText.format(settings.priors().sigmaRate()),
                Double.isNaN(settings.priors().slopeSd())
                        ? ""
                        : NumberText.format(settings.priors().slopeSd()));
    }

    /** What a form sent, by either verb; nothing sent is no change. */
    static WhatIfChange read(Context context, Analysis analysis) {
        WhatIfChange none = none(analysis);
        if (value(context, "level").isEmpty()) {
            return none;
        }
        List<String> predictors = context.method().name().equals("GET")
                ? context.queryParams("predictor")
                : context.formParams("predictor");
        return new WhatIfChange(
                predictors.stream().distinct().toList(),
                value(context, "level").orElse(none.level),
                value(context, "threshold").orElse(none.threshold),
                value(context, "sigma-rate").orElse(none.sigmaRate),
                value(context, "slope-sd").orElse(none.slopeSd));
    }

    private static Optional<String> value(Context context, String field) {
        return Optional.ofNullable(
                        context.method().name().equals("GET") ? context.queryParam(field) : context.formParam(field))
                .map(String::strip);
    }

    /**
     * The analysis changed so.
     *
     * @param words what fields are called in
     *
     * @throws ImportProblem when a value is none that it can have
     */
    Analysis of(Analysis analysis, Words words) {
        Settings settings = analysis.settings();
        Priors priors = settings.priors();
        Set<String> used = new HashSet<>(predictors);
        used.addAll(analysis.respondentPredictors());
        used.addAll(analysis.design().calibratedOn());
        return analysis.with(
                        predictors,
                        analysis.factors().stream().filter(used::contains).toList())
                .with(settings.withInterval(number("level", level, 1, 99.9, words) / 100)
                        .withThreshold(
                                threshold.isEmpty()
                                        ? Double.NaN
                                        : number("threshold", threshold, 0.001, 99.999, words) / 100)
                        .with(new Priors(
                                priors.interceptSd(),
                                slopeSd.isEmpty() ? Double.NaN : number("slope-sd", slopeSd, 1e-6, 1e6, words),
                                number("sigma-rate", sigmaRate, 1e-3, 1e3, words))));
    }

    /** As the query of the page that shows it. */
    String query() {
        StringBuilder query = new StringBuilder();
        predictors.forEach(name -> append(query, "predictor", name));
        append(query, "level", level);
        append(query, "threshold", threshold);
        append(query, "sigma-rate", sigmaRate);
        append(query, "slope-sd", slopeSd);
        return query.toString();
    }

    private static void append(StringBuilder query, String field, String value) {
        query.append(query.isEmpty() ? "" : "&")
                .append(field)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    /** Whether priors play a part. */
    static boolean hasPriors(Analysis analysis) {
        return switch (analysis.model().kind()) {
            case RANDOM_INTERCEPT -> analysis.settings().method() == Method.BAYES;
            case AREA_LEVEL, LINEAR_UNIT -> false;
        };
    }

    private static double number(String field, String text, double least, double most, Words words) {
        return FormNumber.read(words.say("whatif.field." + field), text, least, most);
    }

    private static String percent(double proportion) {
        return NumberText.format(Math.round(proportion * 1e8) / 1e6);
    }
}
