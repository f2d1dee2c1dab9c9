package org.regionwise.report.message;

/**
 * Names in a sentence, with how many there are: {@code {regions_n, plural, …} {regions}}.
 *
 * @param text the names, or the first of them and how many more there are
 * @param count of all of them
 */
public record Listed(String text, int count) {
    @Override
    public String toString() {
        return text;
    }
}
