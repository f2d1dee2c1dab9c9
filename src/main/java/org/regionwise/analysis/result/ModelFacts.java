package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Model;
import org.regionwise.engine.area.AreaScale;

/**
 * The model, complete enough to run it again. {@code family} is binomial, or gaussian for an area-level model, {@code link}
 * then its scale; ask {@link #kind}. {@code area} is what only the area-level model has, else null. {@code benchmark} is null in
 * results of earlier versions. {@code draws}, {@code threshold} and {@code highest} are null where the method has no use for them.
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
        BenchmarkMethod benchmark,
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

    /** The family of models; the one place that tells it from what was written. */
    @JsonIgnore
    public Model.Kind kind() {
        return area == null ? Model.Kind.RANDOM_INTERCEPT : Model.Kind.AREA_LEVEL;
    }

    /** Whether this is an area-level model; where another family would need words of its own, switch on {@link #kind}. */
    @JsonIgnore
    public boolean areaLevel() {
        return kind() == Model.Kind.AREA_LEVEL;
    }

    /** The scale of linear predictor and effects: the link's, or the area-level model's. */
    @JsonIgnore
    public AreaScale scale() {
        return AreaScale.valueOf(link.toUpperCase(Locale.ROOT));
    }

    /** A parameter of the priors, null where it has none. */
    public Object prior(Prior which) {
        return priors.get(which.code());
    }

    /** Whether the direct estimates are those of a published table. */
    @JsonIgnore
    public boolean published() {
        return area != null && (area.varianceColumn() != null || area.standardErrorColumn() != null);
    }

    /** Whether coefficients are log odds. */
    @JsonIgnore
    public boolean logOdds() {
        return scale() == AreaScale.LOGIT;
    }

    /** Whether this is a full posterior. */
    @JsonIgnore
    public boolean bayes() {
        return Method.BAYES.code().equals(method);
    }
}
