package org.regionwise.engine;

import java.util.Map;
import java.util.Objects;

/**
 * Something about a fit that its reader must know.
 *
 * @param code stable, for programs; what is so and what to do is said by it
 * @param facts what there is to say, as {@link Facts}
 * @param about what the facts describe
 */
public record FitWarning(String code, Map<String, Object> facts, About about) {
    public FitWarning {
        facts = Facts.of(facts);
        Objects.requireNonNull(about);
    }

    /** Of settings, predictors or numerics, which states nothing but its code. */
    public static FitWarning ofModel(String code) {
        return ofModel(code, Map.of());
    }

    /** Of settings, predictors or numerics. */
    public static FitWarning ofModel(String code, Map<String, ?> facts) {
        return new FitWarning(code, Facts.of(facts), About.MODEL);
    }

    /** Of numbers of people, or of regions by what was answered there. */
    public static FitWarning ofAnswers(String code, Map<String, ?> facts) {
        return new FitWarning(code, Facts.of(facts), About.ANSWERS);
    }
}
