package org.regionwise.survey.suggest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyScan;

/**
 * A guess, for the analyst to confirm, at the roles of a survey's columns.
 *
 * @param regionColumn name of the region column, if one looks like it
 * @param outcomeColumn name of the outcome column, if one looks like it
 */
public record ColumnSuggestion(Optional<String> regionColumn, Optional<String> outcomeColumn) {
    private static final List<String> REGION_WORDS = List.of(
            "region",
            "district",
            "county",
            "province",
            "state",
            "area",
            "department",
            "canton",
            "municipality",
            "nuts",
            "kraj",
            "okres",
            "bundesland",
            "landkreis",
            "provincia",
            "wojewodztwo",
            "powiat",
            "megye",
            "oblast",
            "regione",
            "regiao",
            "comunidad autonoma",
            "comunidad");
    private static final List<String> OUTCOME_NAMES = List.of(
            "outcome",
            "answer",
            "response",
            "y",
            "odpoved",
            "antwort",
            "respuesta",
            "resposta",
            "reponse",
            "risposta",
            "odpowiedz",
            "svar",
            "antwoord",
            "vastaus",
            "valasz",
            "raspuns");
    /** Words of regions that are other things within a longer name, such as "estado civil". */
    private static final Set<String> REGION_NAMES = Set.of(
            "ccaa",
            "departamento",
            "distrito",
            "municipio",
            "estado",
            "entidad",
            "entidad federativa",
            "comuna",
            "canton",
            "parroquia",
            "regiao",
            "concelho",
            "gemeinde",
            "land",
            "departement",
            "commune",
            "comune",
            "provincie",
            "gemeente",
            "lan",
            "kommun",
            "kommune",
            "fylke",
            "maakunta",
            "kunta",
            "judet",
            "zupanija",
            "regija",
            "gmina",
            "obec",
            "jaras",
            "περιφερεια",
            "νομος",
            "область",
            "регион",
            "il",
            "bolge");

    /** The guess for a survey that was scanned. */
    public static ColumnSuggestion of(SurveyScan scan) {
        Optional<String> region = region(scan.columns());
        return new ColumnSuggestion(region, outcome(scan, region.orElse("")));
    }

    /** Whether a column is called as outcomes are. */
    static boolean isNamedOutcome(String column) {
        return OUTCOME_NAMES.contains(RegionKey.bare(column));
    }

    private static Optional<String> region(List<ColumnSummary> columns) {
        for (String word : REGION_WORDS) {
            Optional<String> exact = first(columns, column -> lower(column).equals(word));
            if (exact.isPresent()) {
                return exact;
            }
        }
        Optional<String> called = first(columns, column -> {
            String plain = RegionKey.bare(column.column().name()).replaceAll("\\d+$", "");
            return REGION_NAMES.contains(plain) && !CodingSuggestion.isBinary(column);
        });
        if (called.isPresent()) {
            return called;
        }
        for (String word : REGION_WORDS) {
            Optional<String> containing = first(columns, column -> lower(column).contains(word));
            if (containing.isPresent()) {
                return containing;
            }
        }
        return Optional.empty();
    }

    /** The word of a label that tells a region, if there is one. */
    static Optional<String> regionWord(String label) {
        List<String> words = List.of(RegionKey.bare(label).split("[^\\p{L}]+"));
        return REGION_WORDS.stream().filter(words::contains).findFirst();
    }

    /** Named like an outcome, or the only question whose answers are a yes and a no: of several, none is guessed. */
    private static Optional<String> outcome(SurveyScan scan, String region) {
        Optional<String> named = first(
                scan.columns(), column -> OUTCOME_NAMES.contains(lower(column)) && CodingSuggestion.isBinary(column));
        List<String> binary = scan.columns().stream()
                .filter(column -> !column.column().name().equals(region)
                        && OutcomeColumns.isOffered(column, scan.rows())
                        && !isBackground(column.column().name())
                        && CodingSuggestion.isBinary(column))
                .map(column -> column.column().name())
                .toList();
        return named.or(() -> binary.size() == 1 ? Optional.of(binary.get(0)) : Optional.empty());
    }

    /** Whether a column says who a respondent is, rather than what was asked. */
    private static boolean isBackground(String column) {
        return Stream.of(ColumnWord.AGE, ColumnWord.SEX, ColumnWord.BACKGROUND).anyMatch(word -> word.is(column));
    }

    private static Optional<String> first(List<ColumnSummary> columns, Predicate<ColumnSummary> wanted) {
        return columns.stream()
                .filter(wanted)
                .map(summary -> summary.column().name())
                .findFirst();
    }

    private static String lower(ColumnSummary summary) {
        return RegionKey.bare(summary.column().name());
    }
}
