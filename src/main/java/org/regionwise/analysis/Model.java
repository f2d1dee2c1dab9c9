package org.regionwise.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an analysis estimates with: one of the families of models, each a record with what belongs to it alone.
 *
 * <p>Whoever must tell them apart does it in a way that the compiler checks, so that a new family is not taken for
 * another one: by {@link #choose} where the model's own columns or priors are needed, else by a {@code switch}
 * expression on {@link #kind}.
 */
public sealed interface Model permits RandomIntercept, AreaLevel, LinearUnit {
    /** The families, for those that need to know no more of a model. */
    enum Kind {
        /** {@link RandomIntercept}. */
        RANDOM_INTERCEPT("binomial"),
        /** {@link AreaLevel}. */
        AREA_LEVEL("area"),
        /** {@link LinearUnit}. */
        LINEAR_UNIT("linear");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** As options, forms, and what is stored write it. */
        public String code() {
            return code;
        }

        /** The family with this code; empty where there is none. */
        public static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code.equals(code))
                    .findFirst();
        }

        /** Whether it is a model of single answers, which it predicts, and not of the regions' direct estimates. */
        public boolean ofSingleAnswers() {
            return switch (this) {
                case RANDOM_INTERCEPT, LINEAR_UNIT -> true;
                case AREA_LEVEL -> false;
            };
        }

        /** Whether regions can be held out, to see how well they are predicted. */
        public boolean heldOut() {
            return switch (this) {
                case RANDOM_INTERCEPT -> true;
                case AREA_LEVEL, LINEAR_UNIT -> false;
            };
        }

        /** Whether its likelihood is computed by approximations, which can be held against each other. */
        public boolean approximated() {
            return switch (this) {
                case RANDOM_INTERCEPT -> true;
                case AREA_LEVEL, LINEAR_UNIT -> false;
            };
        }

        /** How it can be estimated; the usual way first. */
        public List<Method> methods() {
            return switch (this) {
                case RANDOM_INTERCEPT -> List.of(Method.BAYES, Method.ML);
                case AREA_LEVEL -> List.of(Method.values());
                case LINEAR_UNIT -> List.of(Method.REML, Method.ML);
            };
        }
    }

    /** Which family it is of. */
    Kind kind();

    /** What the function for this model's family makes of it; one function for every family. */
    <T> T choose(
            Function<RandomIntercept, T> randomIntercept,
            Function<AreaLevel, T> areaLevel,
            Function<LinearUnit, T> linearUnit);

    /** Columns of the survey that enter as fixed effects; none where the model knows regions only. */
    List<String> respondentPredictors();

    /** The columns of published estimates where these are modelled; empty where a survey's own answers are. */
    Optional<PublishedColumns> published();

    /** Whether what is estimated are proportions, and not means, rates or totals. */
    boolean proportions();
}
