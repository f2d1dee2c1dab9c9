package org.regionwise.analysis.linear;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How models are to be validated by rows that they have not seen.
 *
 * @param method which rows are held out together
 * @param by {@link #ROW}, {@link #GROUP}, or the name of a factor of the formula
 * @param folds of {@link Method#K_FOLD}
 * @param splits of {@link Method#MONTE_CARLO}
 * @param heldOut share of rows or groups held out in each of these, in (0, 1)
 */
public record Validation(Method method, String by, int folds, int splits, double heldOut) {
    /** Rows are held out by themselves. */
    public static final String ROW = "row";
    /** All rows of a group are: of the factor with most levels. */
    public static final String GROUP = "group";

    /** Which rows, or groups, are held out together. */
    public enum Method {
        /** Each alone. */
        LOO,
        /** Each once, several together. */
        K_FOLD,
        /** Random ones, again and again. */
        MONTE_CARLO;

        /** As options and JSON write it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The method with this code; empty where there is none. */
        public static Optional<Method> of(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findFirst();
        }
    }
}
