package org.regionwise.report.linear;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.linear.CoefficientLine;
import org.regionwise.analysis.linear.ComparedModel;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.LinearQuestion;
import org.regionwise.analysis.linear.PartedPredictor;
import org.regionwise.analysis.linear.TermLine;
import org.regionwise.analysis.linear.VarianceLine;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.GroupEffects;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearPosterior;
import org.regionwise.engine.linear.LinearPriors;
import org.regionwise.engine.linear.VarianceComponent;
import org.regionwise.engine.linear.inference.TermTests;
import org.regionwise.engine.linear.inference.ThreePoolings;
import org.regionwise.report.message.Words;

/** The model as JSON for programs. Doubles keep full precision; what is undefined is {@code null}. */
public final class LinearJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LinearJson() {}

    /**
     * One line of JSON.
     *
     * @param english words of its messages
     */
    public static String write(LinearAnswer answer, Words english) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("software", Map.of("name", "regionwise", "version", SoftwareVersion.version()));
        all.put("survey", survey(answer.source()));
        all.put("model", model(answer));
        all.put("fit", fit(answer, new LinearWords(english)));
        if (!answer.comparison().isEmpty()) {
            all.put(
                    "comparison",
                    answer.comparison().stream().map(LinearJson::compared).toList());
        }
        if (answer.validation() != null) {
            all.put("validation", PredictionJson.of(answer.validation()));
        }
        all.put("groups", groups(answer));
        if (answer.predictions() != null) {
            all.put("predictions", PredictionJson.of(answer.predictions()));
        }
        try {
            return MAPPER.writeValueAsString(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> survey(LinearAnswer.Source source) {
        Map<String, Object> survey = new LinkedHashMap<>();
        survey.put("name", source.name());
        survey.put("sha256", source.sha256());
        survey.put("respondents", source.rows());
        survey.put("used", source.used());
        survey.put("missing", source.missing());
        if (source.weightless() > 0) {
            survey.put("zeroWeight", source.weightless());
        }
        return survey;
    }

    private static Map<String, Object> model(LinearAnswer answer) {
        LinearQuestion question = answer.question();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("family", "gaussian");
        model.put("link", "identity");
        model.put("formula", question.formula().text());
        model.put("compared", question.compared().stream().map(Formula::text).toList());
        model.put(
                "within",
                question.splits().stream().map(PartedPredictor::column).toList());
        model.put("outcome", question.formula().response().toString());
        String criterion = question.criterion() == Criterion.REML ? "reml" : "ml";
        model.put("method", question.bayes() ? "bayes" : criterion);
        model.put("df", question.bayes() ? null : question.tests().code());
        model.put("precisionWeights", question.weights());
        model.put("offset", question.offset());
        model.put("interval", question.level());
        model.put(
                "intervals",
                question.bayes() ? "posterior" : question.intervals().code());
        model.put("seed", question.seed());
        model.put("priors", question.bayes() ? priors(answer) : Map.of());
        return model;
    }

    private static Map<String, Object> priors(LinearAnswer answer) {
        LinearPriors given = answer.question().priors();
        LinearPosterior posterior = answer.posterior().posterior();
        Map<String, Object> priors = new LinkedHashMap<>();
        List<Map<String, Object>> coefficients = new ArrayList<>();
        for (LinearPosterior.CoefficientPrior each : posterior.coefficientPriors()) {
            Map<String, Object> prior = new LinkedHashMap<>();
            prior.put("term", each.term());
            prior.put("mean", each.location());
            prior.put("standardDeviation", each.scale());
            coefficients.add(prior);
        }
        priors.put("coefficients", coefficients);
        priors.put("sigmaMean", posterior.residualPriorMean());
        Map<String, Object> decov = new LinkedHashMap<>();
        decov.put("regularization", given.regularization());
        decov.put("concentration", given.concentration());
        decov.put("shape", given.shape());
        decov.put("scale", given.scale());
        priors.put("decov", decov);
        return priors;
    }

    private static Map<String, Object> fit(LinearAnswer answer, LinearWords words) {
        LinearFit of = answer.fit();
        boolean bayes = answer.posterior() != null;
        Map<String, Object> fit = new LinkedHashMap<>();
        fit.put(
                "converged",
                bayes ? !answer.posterior().posterior().poor() : of.summary().converged());
        fit.put("singular", !bayes && of.summary().singular());
        fit.put("iterations", of.summary().iterations());
        fit.put(
                "warnings",
                words.warnings(answer).stream()
                        .map(each -> warning(each, words))
                        .toList());
        fit.put(
                "fixedEffects",
                answer.coefficients().stream().map(LinearJson::coefficient).toList());
        if (!answer.contextual().isEmpty()) {
            fit.put(
                    "contextualEffects",
                    answer.contextual().stream().map(LinearJson::coefficient).toList());
        }
        if (!answer.terms().isEmpty()) {
            fit.put("anova", answer.terms().stream().map(LinearJson::term).toList());
        }
        List<String> groups = VarianceTable.groupOfLine(answer.variances());
        List<Map<String, Object>> variances = new ArrayList<>();
        for (int i = 0; i < groups.size(); i++) {
            variances.add(variance(groups.get(i), answer.variances().get(i)));
        }
        fit.put("varianceComponents", variances);
        VarianceLine residual = answer.variances().get(answer.variances().size() - 1);
        fit.put("residualStandardDeviation", finite(residual.component().standardDeviation()));
        // a posterior has no maximum
        // several completed data sets, as a posterior, have no one likelihood
        boolean several = bayes || answer.imputed();
        fit.put("logLikelihood", several ? null : finite(of.logLikelihood()));
        fit.put("aic", several ? null : finite(of.aic()));
        fit.put("bic", several ? null : finite(of.bic()));
        fit.put("deviance", several ? null : finite(of.deviance()));
        fit.put("reml", !several && of.criterion() == Criterion.REML ? finite(of.criterionValue()) : null);
        fit.put("parameters", of.parameters());
        Map<String, Object> r2 = new LinkedHashMap<>();
        r2.put("marginal", bayes ? null : finite(answer.partition().marginalR2()));
        r2.put("conditional", bayes ? null : finite(answer.partition().conditionalR2()));
        fit.put("r2", r2);
        fit.put(
                "icc",
                finite(
                        bayes
                                ? answer.posterior().intraclassCorrelation().mean()
                                : answer.partition().intraclassCorrelation()));
        if (bayes) {
            Map<String, Object> quality = new LinkedHashMap<>();
            quality.put("effectivePoints", answer.posterior().posterior().effectivePoints());
            quality.put("paretoShape", finite(answer.posterior().posterior().shape()));
            fit.put("quality", quality);
        }
        if (answer.imputation() != null) {
            Map<String, Object> imputation = new LinkedHashMap<>();
            imputation.put("copies", answer.imputation().copies());
            imputation.put("imputed", answer.imputation().imputed());
            imputation.put(
                    "missingInformation",
                    answer.imputation().missingInformation().stream()
                            .map(LinearJson::finite)
                            .toList());
            fit.put("imputation", imputation);
        }
        return fit;
    }

    private static Map<String, Object> warning(Warning warning, LinearWords words) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", warning.code());
        json.put("message", words.sentence(warning));
        Map<String, Object> facts = new LinkedHashMap<>();
        warning.facts().forEach((name, fact) -> facts.put(name, fact instanceof Double x ? finite(x) : fact));
        json.put("facts", facts);
        return json;
    }

    private static Map<String, Object> coefficient(CoefficientLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("term", line.term());
        json.put("estimate", finite(line.estimate()));
        json.put("standardError", finite(line.standardError()));
        json.put("df", finite(line.degreesOfFreedom()));
        json.put("t", finite(line.statistic()));
        json.put("p", finite(line.pValue()));
        json.put("lower", finite(line.lower()));
        json.put("upper", finite(line.upper()));
        return json;
    }

    private static Map<String, Object> term(TermLine line) {
        TermTests.Tested test = line.test();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("term", line.term());
        json.put("sumOfSquares", test == null ? null : finite(test.sumOfSquares()));
        json.put("meanSquare", test == null ? null : finite(test.meanSquare()));
        json.put("numeratorDf", test == null ? null : test.numerator());
        json.put("denominatorDf", test == null ? null : finite(test.denominator()));
        json.put("f", test == null ? null : finite(test.statistic()));
        json.put("p", test == null ? null : finite(test.pValue()));
        return json;
    }

    private static Map<String, Object> variance(String group, VarianceLine line) {
        VarianceComponent component = line.component();
        boolean covariance = component.other() != null;
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("group", group);
        json.put("term", component.term().isEmpty() ? null : component.term());
        json.put("term2", component.other());
        json.put("variance", finite(component.variance()));
        json.put("standardDeviation", covariance ? null : finite(component.standardDeviation()));
        json.put("correlation", covariance ? finite(component.standardDeviation()) : null);
        json.put("lower", finite(line.lower()));
        json.put("upper", finite(line.upper()));
        return json;
    }

    private static Map<String, Object> compared(ComparedModel model) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", model.name());
        json.put("formula", model.formula().text());
        json.put("parameters", model.parameters());
        json.put("aic", finite(model.aic()));
        json.put("bic", finite(model.bic()));
        json.put("logLikelihood", finite(model.logLikelihood()));
        json.put("deviance", finite(model.deviance()));
        ComparedModel.Test test = model.test();
        json.put("statistic", test == null ? null : finite(test.statistic()));
        json.put("df", test == null ? null : test.degreesOfFreedom());
        json.put("p", test == null ? null : finite(test.pValue()));
        json.put("boundaryP", test == null ? null : finite(test.boundaryPValue()));
        return json;
    }

    private static List<Map<String, Object>> groups(LinearAnswer answer) {
        List<Map<String, Object>> groups = new ArrayList<>();
        for (int factor = 0; factor < answer.poolings().size(); factor++) {
            GroupEffects effects = answer.groupEffects(factor);
            ThreePoolings poolings = answer.poolings().get(factor);
            for (int level = 0; level < effects.levels().size(); level++) {
                Map<String, Object> group = new LinkedHashMap<>();
                group.put("factor", effects.factor());
                group.put("level", effects.levels().get(level));
                group.put("effects", effects(effects, factor, level, answer));
                group.put("coefficients", coefficients(poolings, level));
                groups.add(group);
            }
        }
        return groups;
    }

    private static List<Map<String, Object>> effects(GroupEffects effects, int factor, int level, LinearAnswer answer) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int term = 0; term < effects.terms().size(); term++) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("term", effects.terms().get(term));
            json.put("mode", finite(effects.modes()[level][term]));
            json.put("standardDeviation", finite(effects.standardDeviation(level, term)));
            if (answer.posterior() != null) {
                PosteriorSummary of =
                        answer.posterior().effects().get(factor).get(level).get(term);
                json.put("lower", finite(of.lower()));
                json.put("upper", finite(of.upper()));
            }
            all.add(json);
        }
        return all;
    }

    private static List<Map<String, Object>> coefficients(ThreePoolings poolings, int level) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (int term = 0; term < poolings.terms().size(); term++) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("term", poolings.terms().get(term));
            json.put("complete", finite(poolings.complete()[term]));
            json.put("none", finite(poolings.none()[level][term]));
            json.put("partial", finite(poolings.partial()[level][term]));
            all.add(json);
        }
        return all;
    }

    /** Null for what is undefined. */
    static Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
