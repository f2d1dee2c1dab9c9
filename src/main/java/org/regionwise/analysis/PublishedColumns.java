package org.regionwise.analysis;

import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Where a table of published estimates has what; the estimates themselves are the analysis's outcome column.
 *
 * @param spread column of their variances or standard errors
 * @param standardError whether these are standard errors
 * @param respondents column of the numbers of respondents, or null
 * @param percent whether estimates and spreads are per cent
 * @param unit what the estimates are in where they are no proportions, as {@code CZK}; null for proportions
 */
public record PublishedColumns(String spread, boolean standardError, String respondents, boolean percent, String unit) {
    /** Of proportions. */
    public PublishedColumns(String spread, boolean standardError, String respondents, boolean percent) {
        this(spread, standardError, respondents, percent, null);
    }

    /** The columns that say how precise the estimates are. */
    Stream<String> precision() {
        return Stream.of(spread, respondents).filter(Objects::nonNull);
    }

    /** The same with every column called by another name. */
    public PublishedColumns renamed(UnaryOperator<String> name) {
        return new PublishedColumns(
                name.apply(spread), standardError, respondents == null ? null : name.apply(respondents), percent, unit);
    }
}
