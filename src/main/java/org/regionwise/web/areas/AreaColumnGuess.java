package org.regionwise.web.areas;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which columns of a table of published estimates are likely to be what, by their names.
 *
 * @param estimate column of the estimates
 * @param spread column of their standard errors or variances
 * @param variance whether that column is called a variance
 * @param respondents column of the numbers of respondents
 */
public record AreaColumnGuess(
        Optional<String> estimate, Optional<String> spread, boolean variance, Optional<String> respondents) {
    private static final List<String> ESTIMATES =
            List.of("estimate", "est", "direct", "proportion", "prevalence", "percent", "pct", "rate", "mean", "p");
    private static final List<String> ERRORS =
            List.of("se", "standard_error", "standard error", "std_error", "stderr", "std. error", "sterr");
    private static final List<String> VARIANCES = List.of("variance", "var", "vardir", "v");
    private static final List<String> RESPONDENTS =
            List.of("n", "respondents", "sample_size", "sample size", "n_obs", "sample", "observations");

    static AreaColumnGuess of(List<String> columns) {
        Optional<String> error = find(columns, ERRORS);
        return new AreaColumnGuess(
                find(columns, ESTIMATES),
                error.or(() -> find(columns, VARIANCES)),
                error.isEmpty() && find(columns, VARIANCES).isPresent(),
                find(columns, RESPONDENTS));
    }

    private static Optional<String> find(List<String> columns, List<String> words) {
        return words.stream()
                .flatMap(word -> columns.stream()
                        .filter(column -> column.toLowerCase(Locale.ROOT).equals(word)))
                .findFirst();
    }
}
