package org.regionwise.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Result;

/** How a result was computed: a paragraph for readers, and every setting needed to compute it again. */
public final class MethodWords {
    private final Result result;

    public MethodWords(Result result) {
        this.result = result;
    }

    /** One setting and its value. */
    public record Fact(String name, String value) {}

    /** The method in a paragraph. */
    public String paragraph() {
        Result.ModelFacts model = result.model();
        int points = model.quadraturePoints();
        StringBuilder text = new StringBuilder();
        text.append("A ")
                .append(model.family())
                .append(" random-intercept model with ")
                .append(model.link())
                .append(" link describes the answers: every region has its own level, regions' levels scatter normally")
                .append(Phrases.predictors(model).isEmpty() ? "" : " around what the predictors say")
                .append(", and the amount of scatter is estimated from the data. It was fitted by ")
                .append(methodName())
                .append(", integrating over each region's level by adaptive Gauss–Hermite quadrature with ")
                .append(points == 1 ? "1 point (Laplace approximation)" : points + " points")
                .append(". Raw proportions have Wilson intervals; pooled estimates are means of each region's")
                .append(" distribution given the data and the fitted model, with that distribution's quantiles as")
                .append(" limits; coefficients have Wald limits and the standard deviation between regions has")
                .append(" profile-likelihood limits, all at ")
                .append(Numbers.level(model.interval()))
                .append(". Computed by ")
                .append(result.software().name())
                .append(" ")
                .append(result.software().version())
                .append(" from the file with SHA-256 ")
                .append(result.survey().sha256())
                .append(".");
        return text.toString();
    }

    /** Every setting, in reading order. */
    public List<Fact> facts() {
        Result.ModelFacts model = result.model();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Survey", result.survey().name()));
        facts.add(new Fact("File (SHA-256)", result.survey().sha256()));
        Result.RegionTableFacts table = result.survey().regionTable();
        if (table != null) {
            facts.add(new Fact("Region table (SHA-256)", table.sha256()));
            optional(facts, "Population column", table.population());
        }
        facts.add(new Fact(
                "Rows",
                Numbers.count(result.survey().respondents()) + ", of which "
                        + Numbers.count(result.survey().used()) + " entered the model"));
        facts.add(new Fact("Region column", model.region()));
        facts.add(new Fact("Outcome column", model.outcome()));
        facts.add(new Fact("Counts as yes", Phrases.joined(model.positive(), "and")));
        facts.add(new Fact(
                "Counts as no",
                model.negative().isEmpty() ? "every other answer" : Phrases.joined(model.negative(), "and")));
        facts.add(new Fact(
                "Counts as no answer",
                model.missing().isEmpty()
                        ? "the empty cell"
                        : "the empty cell, " + Phrases.joined(model.missing(), "and")));
        facts.add(new Fact("Predictors of regions", listed(model.predictors())));
        facts.add(new Fact("Predictors of respondents", listed(model.respondentPredictors())));
        facts.add(new Fact("Treated as categories", listed(model.factors())));
        optional(facts, "Weight", model.weight());
        optional(facts, "Stratum", model.stratum());
        optional(facts, "Cluster", model.cluster());
        facts.add(new Fact("Model", model.family() + ", " + model.link() + " link, random intercept per region"));
        facts.add(new Fact("Method", methodName()));
        facts.add(new Fact("Quadrature points", Integer.toString(model.quadraturePoints())));
        facts.add(new Fact("Interval level", Numbers.level(model.interval())));
        facts.add(new Fact("Seed", Long.toString(model.seed())));
        for (Map.Entry<String, Object> prior : new TreeMap<>(model.priors()).entrySet()) {
            facts.add(new Fact("Prior: " + prior.getKey(), String.valueOf(prior.getValue())));
        }
        facts.add(new Fact(
                "Software", result.software().name() + " " + result.software().version()));
        return facts;
    }

    private String methodName() {
        // A file from a newer version may name a method that this one does not know.
        for (Method method : Method.values()) {
            if (method.code().equals(result.model().method())) {
                return method.words();
            }
        }
        return result.model().method();
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : Phrases.joined(names, "and");
    }

    private static void optional(List<Fact> facts, String name, String value) {
        if (value != null) {
            facts.add(new Fact(name, value));
        }
    }
}
