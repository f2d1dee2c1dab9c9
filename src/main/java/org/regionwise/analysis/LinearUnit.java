package org.regionwise.analysis;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The nested-error model of a measured outcome, with predictors and an intercept of its own for every region: y_ij =
 * x_ij'β + v_j + e_ij, v_j ~ N(0, σ_v²), e_ij ~ N(0, σ_e²). What is estimated is every region's mean. Battese, Harter
 * &amp; Fuller (1988), JASA 83.
 *
 * @param respondentPredictors columns of the survey that enter as fixed effects
 * @param populationMeans columns of the region table with the population's mean of a term of the respondents'
 *     predictors (a number's column, or column and level of a category); terms that are not named have the means of the
 *     region's respondents
 * @param error where the mean squared errors come from
 * @param unit what the outcome is measured in, as {@code hours}; null where nobody said
 * @param transformation of the outcome, to which the model is fitted
 * @param ofPeople whether a population table says who lives in the regions: respondents' predictors then have the means
 *     and cells of its people
 */
public record LinearUnit(
        List<String> respondentPredictors,
        Map<String, String> populationMeans,
        MeanError error,
        String unit,
        OutcomeTransformation transformation,
        boolean ofPeople)
        implements Model {
    /** Without predictors of respondents. */
    public static final LinearUnit PLAIN = new LinearUnit(List.of(), Map.of(), MeanError.PRASAD_RAO, null);

    /** Of the outcome as it was measured, without a population table. */
    public LinearUnit(
            List<String> respondentPredictors, Map<String, String> populationMeans, MeanError error, String unit) {
        this(respondentPredictors, populationMeans, error, unit, OutcomeTransformation.NONE, false);
    }

    /** Where mean squared errors come from. */
    public enum MeanError {
        /** Prasad and Rao's approximation under REML. */
        PRASAD_RAO("prasad-rao"),
        /** A parametric bootstrap. */
        BOOTSTRAP("bootstrap");

        private final String code;

        MeanError(String code) {
            this.code = code;
        }

        /** As options and JSON write it. */
        public String code() {
            return code;
        }

        /** The one with this code; empty where there is none. */
        public static Optional<MeanError> of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code.equals(code))
                    .findFirst();
        }
    }

    public LinearUnit {
        respondentPredictors = List.copyOf(respondentPredictors);
        populationMeans = Collections.unmodifiableMap(new LinkedHashMap<>(populationMeans));
    }

    @Override
    public Kind kind() {
        return Kind.LINEAR_UNIT;
    }

    @Override
    public <T> T choose(
            Function<RandomIntercept, T> randomIntercept,
            Function<AreaLevel, T> areaLevel,
            Function<LinearUnit, T> linearUnit) {
        return linearUnit.apply(this);
    }

    @Override
    public Optional<PublishedColumns> published() {
        return Optional.empty();
    }

    @Override
    public boolean proportions() {
        return false;
    }
}
