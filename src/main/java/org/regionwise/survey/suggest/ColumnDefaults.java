package org.regionwise.survey.suggest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.file.SurveyScan;

/**
 * Which column is taken to be what until the analyst says so: as she said before, or else as was chosen for an earlier
 * survey, or else guesses, each with its reason.
 *
 * @param name what to call the survey
 * @param region the region column, empty when none is offered
 * @param regionClue why
 * @param outcome the outcome column, empty when none is offered
 * @param outcomeClue why
 * @param roles what other columns are for, to be confirmed
 * @param hints predictors that are offered and not chosen: whether to have any is a matter of the analysis
 * @param key the region table's key, empty without a table
 * @param label the region table's names, empty for none
 * @param population the region table's populations, empty for none
 * @param tableClues why these three, by column
 */
public record ColumnDefaults(
        String name,
        String region,
        Clue regionClue,
        String outcome,
        Clue outcomeClue,
        Map<String, RoleSuggestion> roles,
        Map<String, RoleSuggestion> hints,
        String key,
        String label,
        String population,
        Map<String, Clue> tableClues) {

    /**
     * What the file and the region table tell by names and values.
     *
     * @param name what to call the survey
     * @param table the region table's file, if there is one
     * @param tableScan what is in it
     */
    public static ColumnDefaults guessed(
            String name, SurveyFile file, SurveyScan scan, Optional<SurveyFile> table, Optional<SurveyScan> tableScan) {
        Map<String, RoleSuggestion> guesses = RoleSuggestion.of(file, scan);
        Map<String, RoleSuggestion> design = new LinkedHashMap<>();
        Map<String, RoleSuggestion> predictors = new LinkedHashMap<>();
        List<ColumnRole> taken = new ArrayList<>();
        guesses.forEach((column, each) -> {
            if (each.role() == ColumnRole.PREDICTOR) {
                predictors.put(column, each);
            } else if (each.role().ofDesign() && !taken.contains(each.role())) {
                taken.add(each.role());
                design.put(column, each);
            }
        });
        String named = column(guesses, ColumnRole.REGION);
        String outcome = column(guesses, ColumnRole.OUTCOME);
        Optional<RegionTableRoles> columns = table.map(each -> keyed(
                        RegionTableRoles.suggest(each.columns(), named.isEmpty() ? "region" : named),
                        file,
                        scan,
                        each,
                        tableScan.orElseThrow())
                .sized(tableScan.orElseThrow()));
        // what is in a column tells more than what it is called
        Optional<Map.Entry<String, Clue>> held =
                table.flatMap(each -> RegionValues.find(file, scan, each, columns.orElseThrow()));
        String region = held.map(Map.Entry::getKey).orElse(named);
        return new ColumnDefaults(
                name,
                region,
                held.map(Map.Entry::getValue).orElseGet(() -> clue(guesses, named)),
                outcome,
                clue(guesses, outcome),
                design,
                predictors,
                columns.map(RegionTableRoles::key).orElse(""),
                columns.flatMap(RegionTableRoles::name).orElse(""),
                columns.flatMap(RegionTableRoles::population).orElse(""),
                columns.map(ColumnDefaults::clues).orElse(Map.of()));
    }

    /** Where the column that names suggest as the key holds none of the survey's regions, one that does. */
    private static RegionTableRoles keyed(
            RegionTableRoles named, SurveyFile file, SurveyScan scan, SurveyFile table, SurveyScan tableScan) {
        if (RegionValues.find(file, scan, table, named).isPresent()) {
            return isUnique(tableScan, named.key()) || named.name().isEmpty()
                    ? named
                    : named.keyed(named.name().get());
        }
        return tableScan.columns().stream()
                .map(column -> column.column().name())
                .filter(column -> !column.equals(named.key()) && isUnique(tableScan, column))
                .map(named::keyed)
                .filter(each -> RegionValues.find(file, scan, table, each).isPresent())
                .findFirst()
                .orElse(named);
    }

    private static boolean isUnique(SurveyScan table, String column) {
        return table.column(column)
                .filter(each ->
                        each.emptyCount() == 0 && (each.more() || each.values().size() == table.rows()))
                .isPresent();
    }

    private static Map<String, Clue> clues(RegionTableRoles columns) {
        Map<String, Clue> clues = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(columns.key()),
                        Stream.of(columns.name(), columns.population()).flatMap(Optional::stream))
                .forEach(column -> clues.put(column, columns.clue(column)));
        return clues;
    }

    private static String column(Map<String, RoleSuggestion> guesses, ColumnRole role) {
        return guesses.entrySet().stream()
                .filter(each -> each.getValue().role() == role)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static Clue clue(Map<String, RoleSuggestion> guesses, String column) {
        return column.isEmpty() ? Clue.NONE : guesses.get(column).clue();
    }

    /**
     * The same with what was chosen before, as far as such columns are there.
     *
     * @param columns the survey's
     * @param table the region table's, none without one
     * @param why what is said of each choice
     */
    public ColumnDefaults chosen(ColumnChoice before, List<String> columns, List<String> table, Clue why) {
        boolean sameRegion = columns.contains(before.region());
        boolean sameOutcome = columns.contains(before.outcome());
        boolean sameTable = before.key() != null && table.contains(before.key());
        Map<String, RoleSuggestion> kept = new LinkedHashMap<>(before.roles());
        kept.keySet().retainAll(columns);
        return new ColumnDefaults(
                before.name(),
                sameRegion ? before.region() : region,
                sameRegion ? why : regionClue,
                sameOutcome ? before.outcome() : outcome,
                sameOutcome ? why : outcomeClue,
                kept,
                hints,
                sameTable ? before.key() : key,
                sameTable ? present(before.label(), table) : label,
                sameTable ? present(before.population(), table) : population,
                sameTable ? Map.of(before.key(), why) : tableClues);
    }

    /** The column, or nothing where it is not there. */
    public static String present(String column, List<String> columns) {
        return column != null && columns.contains(column) ? column : "";
    }

    /** Reasons by column, to be kept with the roles that are confirmed. */
    public Map<String, RoleSuggestion> reasons() {
        Map<String, RoleSuggestion> all = new LinkedHashMap<>(hints);
        all.putAll(roles);
        return all;
    }

    /** {@code survey.csv.gz} is called survey. */
    public static String withoutEnding(String fileName) {
        String plain = fileName.replaceFirst("(?i)\\.gz$", "");
        int dot = plain.lastIndexOf('.');
        return dot > 0 ? plain.substring(0, dot) : plain;
    }
}
