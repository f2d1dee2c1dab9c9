package org.regionwise.report.message;

/**
 * A number as it is printed, for a message whose noun goes with it: {@code {points} {points_form, select, …}}.
 *
 * @param text the number
 * @param form its plural category as printed, such as {@code one}, {@code few}, {@code many}, {@code other}: 5 and 5.0
 *     differ in Czech
 */
public record Measured(String text, String form) {
    @Override
    public String toString() {
        return text;
    }
}
