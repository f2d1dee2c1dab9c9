package org.regionwise.engine;

import java.util.Map;
import java.util.Objects;

/**
 * Something about a fit that its reader must know.
 *
 * @param code stable, for programs
 * @param message in plain words: what is so, and what to do
 * @param facts what the message states, as {@link Facts}
 * @param about what message and facts describe
 */
public record FitWarning(String code, String message, Map<String, Object> facts, About about) {
    public FitWarning {
        facts = Facts.of(facts);
        Objects.requireNonNull(about);
    }

    /** Of settings, predictors or numerics, which states nothing but its code. */
    public static FitWarning ofModel(String code, String message) {
        return ofModel(code, message, Map.of());
    }

    /** Of settings, predictors or numerics. */
    public static FitWarning ofModel(String code, String message, Map<String, ?> facts) {
        return new FitWarning(code, message, Facts.of(facts), About.MODEL);
    }

    /** Of numbers of people, or of regions by what was answered there. */
    public static FitWarning ofAnswers(String code, String message, Map<String, ?> facts) {
        return new FitWarning(code, message, Facts.of(facts), About.ANSWERS);
    }
}
