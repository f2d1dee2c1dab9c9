package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Method;

/**
 * The model, complete enough to run it again. {@code family} is binomial, or gaussian for an area-level model,
 * {@code link} then its scale. {@code area} is null for the binomial model, {@code benchmark} none, logit or ratio.
 * {@code draws}, {@code threshold} and {@code highest} are null where the method has no use for them.
 */
public record ModelFacts(
        String family,
        String link,
        String outcome,
        List<String> positive,
        List<String> negative,
        List<String> missing,
        String region,
        List<String> predictors,
        List<String> respondentPredictors,
        List<String> factors,
        String weight,
        String stratum,
        String cluster,
        String method,
        int quadraturePoints,
        double interval,
        long seed,
        Map<String, Object> priors,
        Integer draws,
        Double threshold,
        Integer highest,
        boolean unansweredPredicted,
        String finitePopulation,
        AreaModelFacts area,
        String benchmark,
        String secondStage,
        String secondFinitePopulation,
        List<String> calibratedOn,
        String baseWeight) {
    public ModelFacts {
        // results of earlier versions have none
        calibratedOn = calibratedOn == null ? List.of() : List.copyOf(calibratedOn);
    }

    /** Whether respondents were said not to be drawn alike. */
    @JsonIgnore
    public boolean designed() {
        return weight != null || stratum != null || cluster != null;
    }

    /** Whether this is an area-level model. */
    @JsonIgnore
    public boolean areaLevel() {
        return area != null;
    }

    /** Whether the direct estimates are those of a published table. */
    @JsonIgnore
    public boolean published() {
        return area != null && (area.varianceColumn() != null || area.standardErrorColumn() != null);
    }

    /** Whether coefficients are log odds. */
    @JsonIgnore
    public boolean logOdds() {
        return link.equals("logit");
    }

    /** Whether this is a full posterior. */
    @JsonIgnore
    public boolean bayes() {
        return Method.BAYES.code().equals(method);
    }
}
