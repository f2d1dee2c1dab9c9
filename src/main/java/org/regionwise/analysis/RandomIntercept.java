package org.regionwise.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The binomial model of single answers, with predictors and an intercept of its own for every region:
 * logit π = xᵀβ + u_j, u_j ~ N(0, σ²).
 *
 * @param respondentPredictors columns of the survey that enter as fixed effects
 * @param poststratified whether figures of the whole population are wanted, as a population table has it
 */
public record RandomIntercept(List<String> respondentPredictors, boolean poststratified) implements Model {
    /** Without predictors of respondents. */
    public static final RandomIntercept PLAIN = new RandomIntercept(List.of());

    /** Of respondents alone. */
    public RandomIntercept(List<String> respondentPredictors) {
        this(respondentPredictors, false);
    }

    public RandomIntercept {
        respondentPredictors = List.copyOf(respondentPredictors);
    }

    @Override
    public Kind kind() {
        return Kind.RANDOM_INTERCEPT;
    }

    @Override
    public <T> T choose(
            Function<RandomIntercept, T> randomIntercept,
            Function<AreaLevel, T> areaLevel,
            Function<LinearUnit, T> linearUnit) {
        return randomIntercept.apply(this);
    }

    @Override
    public Optional<PublishedColumns> published() {
        return Optional.empty();
    }

    @Override
    public boolean proportions() {
        return true;
    }
}
