package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SampleFacts;
import org.regionwise.report.message.Words;

/** What standard errors of direct estimates make of a survey's finite populations and of calibrated weights. */
public final class DesignWords {
    private DesignWords() {}

    private static Optional<String> populations(Result result, Words words) {
        ModelFacts model = result.model();
        SampleFacts design = result.survey().design();
        if (design == null || model.finitePopulation() == null) {
            return Optional.empty();
        }
        String code = switch (design.populationCorrection()) {
            // results of earlier versions corrected for the first stage whatever the weights said
            case NONE, FIRST_STAGE -> "first-stage";
            case TWO_STAGES -> "two-stages";
            case SECOND_STAGE_BY_WEIGHTS -> "second-stage-by-weights";
            case SUBSAMPLED -> "subsampled";
            case SECOND_UNKNOWN -> "second-unknown";
            case RELATIVE_WEIGHTS -> "relative-weights";
        };
        String second = model.secondFinitePopulation();
        return Optional.of(words.say(
                "design.population." + code,
                Map.of(
                        "first",
                        model.finitePopulation(),
                        "second",
                        second == null ? "" : second,
                        "weighted",
                        model.weight() != null)));
    }

    private static Optional<String> calibration(Result result, Words words) {
        ModelFacts model = result.model();
        if (result.survey().design() == null || model.weight() == null) {
            return Optional.empty();
        }
        if (model.replicates() != null) {
            return Optional.of(replicates(model.replicates(), words));
        }
        if (model.calibratedOn().isEmpty()) {
            return Optional.of(words.say("design.fixed"));
        }
        return Optional.of(words.say(
                "design.calibrated",
                "variables",
                words.lists().and(words.lists().quoted(model.calibratedOn())),
                "based",
                model.baseWeight() != null,
                "baseWeight",
                model.baseWeight() == null ? "" : model.baseWeight()));
    }

    /** Which replicate weights there are, and what their squares were multiplied with. */
    private static String replicates(ModelFacts.ReplicateFacts replicates, Words words) {
        List<String> columns = replicates.columns();
        double common = replicates.commonScale();
        return words.say(
                "design.replicates",
                "number",
                columns.size(),
                "first",
                columns.get(0),
                "last",
                columns.get(columns.size() - 1),
                "type",
                replicates.type(),
                "scale",
                words.numerals().significant(replicates.scale() * (Double.isNaN(common) ? 1 : common), 4),
                "each",
                Double.isNaN(common),
                "centre",
                replicates.centre());
    }

    /** Both, each where there is something to say: of finite populations, of weights fixed or calibrated. */
    public static List<String> all(Result result, Words words) {
        List<String> sentences = new ArrayList<>();
        populations(result, words).ifPresent(sentences::add);
        calibration(result, words).ifPresent(sentences::add);
        return sentences;
    }
}
