package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.report.Phrases;

/** What standard errors of direct estimates make of a survey's finite populations and of calibrated weights. */
public final class DesignWords {
    private DesignWords() {}

    /** A sentence on finite populations; empty where none were given. */
    public static String populations(Result result) {
        ModelFacts model = result.model();
        SampleFacts design = result.survey().design();
        if (design == null || model.finitePopulation() == null) {
            return "";
        }
        String first = "“" + model.finitePopulation() + "”";
        // results of earlier versions corrected for the first stage whatever the weights said
        return switch (design.populationCorrection()) {
            case NONE, FIRST_STAGE ->
                "Standard errors allow for sampling without replacement (size of each stratum's population: " + first
                        + ").";
            case TWO_STAGES ->
                "Standard errors allow for sampling without replacement at both stages (sizes of populations: " + first
                        + " and “" + model.secondFinitePopulation() + "”).";
            case SECOND_STAGE_BY_WEIGHTS ->
                "All clusters of every stratum are in the sample (" + first
                        + "), so standard errors reflect only who was asked within clusters; the "
                        + "weights say how many people each cluster has.";
            case SUBSAMPLED ->
                leftOut(
                        first,
                        "only some people of each cluster were asked, and the size of the clusters is not given");
            case SECOND_UNKNOWN -> leftOut(first, "the second stage's populations are not given");
            case RELATIVE_WEIGHTS ->
                leftOut(
                        first,
                        (model.weight() == null ? "without weights" : "with relative weights")
                                + " it is not known whether whole clusters were asked");
        };
    }

    private static String leftOut(String column, String reason) {
        return "Standard errors are not corrected for the finite population (" + column + "), because " + reason + ".";
    }

    /** A sentence or two on whether weights are fixed or calibrated; empty without weights. */
    public static String calibration(Result result) {
        ModelFacts model = result.model();
        if (result.survey().design() == null || model.weight() == null) {
            return "";
        }
        if (model.calibratedOn().isEmpty()) {
            return "Weights are treated as fixed. If they were calibrated or raked to known totals, standard errors are"
                    + " conservative: too large rather than too small.";
        }
        String variables = Phrases.joined(
                model.calibratedOn().stream().map(name -> "“" + name + "”").toList(), "and");
        return "Standard errors take into account that weights were calibrated on " + variables
                + ": only what these variables do not explain of the answers counts, over all respondents."
                + (model.baseWeight() == null
                        ? " The weights before calibration are not given, so this is approximate."
                        : " The weights before calibration are in column “" + model.baseWeight() + "”.");
    }

    /** Both. */
    public static List<String> all(Result result) {
        List<String> sentences = new ArrayList<>(List.of(populations(result), calibration(result)));
        sentences.removeIf(String::isEmpty);
        return sentences;
    }
}
