package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.result.AreaModelFacts;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.Prior;
import org.regionwise.analysis.result.RegionTableFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.report.Numbers;
import org.regionwise.report.Phrases;
import org.regionwise.survey.ImportFacts;

/** How a result was computed: a paragraph for readers, and every setting needed to compute it again. */
public final class MethodWords {
    private final Result result;
    private final MethodClauses clauses;

    public MethodWords(Result result) {
        this.result = result;
        this.clauses = new MethodClauses(result);
    }

    /** One setting and its value. */
    public record Fact(String name, String value) {}

    /** The method in a paragraph. */
    public String paragraph() {
        ModelFacts model = result.model();
        StringBuilder text = new StringBuilder();
        text.append(model.areaLevel() ? new AreaMethodWords(result).method() : binomial(model))
                .append(result.survey().design() == null ? simple(model) : designed())
                .append(" All intervals are at ")
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

    private String binomial(ModelFacts model) {
        return "A " + model.family() + " random-intercept model with " + model.link()
                + " link describes the answers: every region has its own level, regions' levels scatter normally"
                + (Phrases.predictors(model).isEmpty() ? "" : " around what the predictors say")
                + ", and the amount of scatter is estimated from the data. "
                + (model.bayes() ? posterior() : likelihood());
    }

    private static String simple(ModelFacts model) {
        if (model.published()) {
            return " Direct estimates are those of the table, with intervals on the logit scale from "
                    + "their standard errors.";
        }
        return " Raw proportions have Wilson intervals." + (model.designed() ? "" : " Survey weights are not used.");
    }

    private String designed() {
        ModelFacts model = result.model();
        return " Raw proportions are weighted (Hájek's ratio), with standard errors by Taylor linearisation, regions as"
                + " domains of the whole sample, and intervals on the logit scale by Student's t; where a region's"
                + " sample does not show its variance, Korn and Graubard's interval at the effective sample size."
                + DesignWords.all(result).stream()
                        .map(sentence -> " " + sentence)
                        .collect(Collectors.joining())
                + (model.areaLevel() ? "" : " Regions enter the model " + clauses.effectiveCounts() + ".");
    }

    private String likelihood() {
        return "It was fitted by maximum likelihood, integrating over each region's level " + clauses.quadrature()
                + ". Pooled estimates are means of each region's distribution given the data and the fitted model, with"
                + " that distribution's quantiles as limits; coefficients have Wald limits and the standard deviation"
                + " between regions has profile-likelihood limits. Limits of pooled estimates take the fitted model as"
                + " known and are somewhat too narrow, more so with few regions.";
    }

    private String posterior() {
        return "Coefficients and the amount of scatter have weak priors, and everything is averaged over their"
                + " posterior: each region's level is integrated out " + clauses.quadrature()
                + ", and the coefficients and the scatter by "
                + (Phrases.predictors(result.model()).isEmpty() ? "a grid and by " : "")
                + "quasi-random points weighted by importance."
                + " Pooled estimates are posterior means with equal-tailed posterior intervals, which hold the"
                + " uncertainty of coefficients and scatter too.";
    }

    /** Every setting, in reading order. */
    public List<Fact> facts() {
        ModelFacts model = result.model();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Survey", result.survey().name()));
        facts.add(new Fact("File (SHA-256)", result.survey().sha256()));
        RegionTableFacts table = result.survey().regionTable();
        if (table != null) {
            facts.add(new Fact("Region table (SHA-256)", table.sha256()));
            optional(facts, "Population column", table.population());
        }
        facts.add(new Fact(
                "Rows",
                Phrases.countOrWithheld(result.survey().respondents())
                        + (model.published()
                                ? ", one a region"
                                : ", of which "
                                        + Phrases.countOrWithheld(
                                                result.survey().used()) + " entered the model")));
        reading(facts, result.survey().imported());
        facts.add(new Fact("Region column", model.region()));
        facts.add(new Fact("Outcome column", model.outcome()));
        if (!model.published()) {
            answers(facts, model);
        }
        facts.add(new Fact("Predictors of regions", listed(model.predictors())));
        if (!model.areaLevel()) {
            facts.add(new Fact("Predictors of respondents", listed(model.respondentPredictors())));
        }
        if (!model.respondentPredictors().isEmpty()) {
            facts.add(new Fact(
                    "Respondents without an answer",
                    model.unansweredPredicted() ? "included by prediction" : "left out"));
        }
        facts.add(new Fact("Treated as categories", listed(model.factors())));
        if (model.published()) {
            published(facts, model.area());
        } else {
            facts.add(new Fact(
                    "Survey weights",
                    model.weight() == null ? "not used: every respondent counts the same" : model.weight()));
        }
        optional(facts, "Stratum", model.stratum());
        optional(facts, "Cluster", model.cluster());
        optional(facts, "Size of the stratum's population", model.finitePopulation());
        optional(facts, "Second-stage unit", model.secondStage());
        optional(facts, "Size of the cluster's population", model.secondFinitePopulation());
        if (!model.calibratedOn().isEmpty()) {
            facts.add(new Fact("Weights calibrated on", listed(model.calibratedOn())));
            facts.add(new Fact(
                    "Weight before calibration",
                    model.baseWeight() == null ? "not given: standard errors are approximate" : model.baseWeight()));
        }
        SampleFacts design = result.survey().design();
        if (design != null && !design.singleUnitStrata().isEmpty()) {
            facts.add(new Fact("Strata with one primary sampling unit", listed(design.singleUnitStrata())));
        }
        facts.add(new Fact(
                "Model",
                model.areaLevel()
                        ? "area level (Fay–Herriot), " + model.link() + " scale"
                                + (AreaMethodWords.usual(model).isEmpty()
                                        ? ""
                                        : " (" + AreaMethodWords.usual(model) + ")")
                        : model.family() + ", " + model.link() + " link, random intercept per region"));
        facts.add(new Fact("Method", Method.wordsOf(model.method())));
        if (model.areaLevel()) {
            facts.add(new Fact("Smoothing of sampling variances", smoothing(model.area())));
        } else {
            facts.add(new Fact("Quadrature points", Integer.toString(model.quadraturePoints())));
        }
        facts.add(new Fact("Agreement with the national estimate", agreement()));
        facts.add(new Fact("Interval level", Numbers.level(model.interval())));
        facts.add(new Fact("Seed", Long.toString(model.seed())));
        if (model.bayes() && model.areaLevel()) {
            facts.add(new Fact(
                    "Prior of the standard deviation between regions",
                    Double.isNaN(clauses.sigmaPriorMean())
                            ? "flat on its square, the variance"
                            : "exponential with mean " + Numbers.number(clauses.sigmaPriorMean())));
            facts.add(new Fact("Prior of the coefficients", "flat"));
            facts.add(new Fact("Joint draws", Numbers.count(clauses.areaDraws())));
        } else if (model.bayes()) {
            posteriorFacts(facts, model);
        }
        facts.add(new Fact(
                "Software", result.software().name() + " " + result.software().version()));
        return facts;
    }

    /** How the file was read, and which of its spellings of regions were taken as which region. */
    private static void reading(List<Fact> facts, ImportFacts imported) {
        if (imported != null) {
            facts.add(new Fact("Read as", String.join("; ", ImportWords.reading(imported))));
            List<String> regions = ImportWords.regions(imported);
            if (!regions.isEmpty()) {
                facts.add(new Fact("Regions taken as one", String.join("; ", regions)));
            }
        }
    }

    private static void answers(List<Fact> facts, ModelFacts model) {
        facts.add(new Fact("Counts as yes", Phrases.joined(model.positive(), "and")));
        facts.add(new Fact(
                "Counts as no",
                model.negative().isEmpty() ? "every other answer" : Phrases.joined(model.negative(), "and")));
        facts.add(new Fact(
                "Counts as no answer",
                model.missing().isEmpty()
                        ? "the empty cell"
                        : "the empty cell, " + Phrases.joined(model.missing(), "and")));
    }

    private static void published(List<Fact> facts, AreaModelFacts area) {
        optional(facts, "Column of variances", area.varianceColumn());
        optional(facts, "Column of standard errors", area.standardErrorColumn());
        optional(facts, "Column of respondents", area.respondentsColumn());
        facts.add(new Fact("Unit of the table", area.percent() ? "per cent" : "proportions"));
    }

    private static String smoothing(AreaModelFacts area) {
        return area.smoothing().words();
    }

    private String agreement() {
        National.BenchmarkFacts benchmark = result.national().benchmark();
        if (benchmark == null) {
            return "not sought";
        }
        return "one " + clauses.benchmark() + ", "
                + Numbers.number(benchmark.constant()) + "; the national pooled figure would be "
                + Numbers.percent(benchmark.pooledBefore().estimate()) + "% without it";
    }

    private void posteriorFacts(List<Fact> facts, ModelFacts model) {
        Object slope = model.prior(Prior.SLOPE_SD);
        facts.add(new Fact(
                "Prior of the intercept",
                "normal, mean 0, standard deviation " + model.prior(Prior.INTERCEPT_SD)
                        + ", at the mean of the predictors"));
        facts.add(new Fact(
                "Prior of each slope",
                "normal, mean 0, standard deviation "
                        + (slope == null ? "2.5 divided by the predictor's standard deviation" : slope)));
        facts.add(new Fact(
                "Prior of the standard deviation between regions",
                "exponential with rate " + model.prior(Prior.SD_EXPONENTIAL)));
        facts.add(new Fact(
                "Joint draws",
                Numbers.count(model.draws()) + ", over " + Numbers.count(clauses.effectivePoints())
                        + " effective points of the parameters"));
        double shape = clauses.paretoShape();
        facts.add(new Fact(
                "Quality of the integration",
                "Pareto k " + (Double.isNaN(shape) ? "below 0" : Numbers.hundredths(shape))
                        + (result.fit().converged() ? " (good: below 0.7)" : " (poor)")));
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
