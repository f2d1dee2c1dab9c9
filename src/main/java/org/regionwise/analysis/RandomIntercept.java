package org.regionwise.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The binomial model of single answers, with predictors and an intercept of its own for every region:
 * logit π = xᵀβ + z'b + u_j, u_j ~ N(0, σ²), b_k ~ N(0, τ_k²).
 *
 * @param respondentPredictors columns of the survey that predict
 * @param pooled those of them whose categories have pooled effects b_k, and no fixed ones
 * @param interactions of predictors of either kind
 * @param poststratified whether figures of the whole population are wanted, as a population table has it
 */
public record RandomIntercept(
        List<String> respondentPredictors, List<String> pooled, List<Interaction> interactions, boolean poststratified)
        implements Model {
    /** Without predictors of respondents. */
    public static final RandomIntercept PLAIN = new RandomIntercept(List.of());

    /** Of respondents alone. */
    public RandomIntercept(List<String> respondentPredictors) {
        this(respondentPredictors, List.of(), List.of(), false);
    }

    public RandomIntercept {
        respondentPredictors = List.copyOf(respondentPredictors);
        pooled = List.copyOf(pooled);
        interactions = List.copyOf(interactions);
    }

    /** The same with figures of a population or without. */
    public RandomIntercept of(boolean population) {
        return new RandomIntercept(respondentPredictors, pooled, interactions, population);
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
