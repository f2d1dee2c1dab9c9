package org.regionwise.web.areas;

import java.util.List;
import java.util.Optional;
import org.regionwise.survey.RegionKey;

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
    private static final List<String> ESTIMATES = List.of(
            "estimate",
            "est",
            "direct",
            "direct estimate",
            "proportion",
            "prevalence",
            "percent",
            "pct",
            "rate",
            "mean",
            "p",
            "estimacion",
            "estimador",
            "estimacion directa",
            "porcentaje",
            "proporcion",
            "prevalencia",
            "odhad",
            "podil",
            "schatzung",
            "anteil",
            "estimation",
            "stima",
            "estimativa");
    private static final List<String> ERRORS = List.of(
            "se",
            "standard error",
            "std error",
            "stderr",
            "sterr",
            "error estandar",
            "error tipico",
            "ee",
            "standardni chyba",
            "smerodatna chyba",
            "standardfehler",
            "erreur type",
            "errore standard",
            "erro padrao");
    private static final List<String> VARIANCES =
            List.of("variance", "var", "vardir", "v", "varianza", "rozptyl", "varianz", "variancia");
    private static final List<String> RESPONDENTS = List.of(
            "n",
            "respondents",
            "sample size",
            "n obs",
            "sample",
            "observations",
            "encuestados",
            "entrevistados",
            "muestra",
            "tamano de muestra",
            "respondenti",
            "pocet respondentu",
            "befragte",
            "repondants",
            "intervistati");

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
                .flatMap(word ->
                        columns.stream().filter(column -> RegionKey.bare(column).equals(word)))
                .findFirst();
    }
}
