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
 * @param regionReason why, as a sentence
 * @param outcome the outcome column, empty when none is offered
 * @param outcomeReason why, as a sentence
 * @param roles what other columns are for, to be confirmed
 * @param hints predictors that are offered and not chosen: whether to have any is a matter of the analysis
 * @param key the region table's key, empty without a table
 * @param label the region table's names, empty for none
 * @param population the region table's populations, empty for none
 * @param tableReasons why these three, a sentence by column
 */
public record ColumnDefaults(
        String name,
        String region,
        String regionReason,
        String outcome,
        String outcomeReason,
        Map<String, RoleSuggestion> roles,
        Map<String, RoleSuggestion> hints,
        String key,
        String label,
        String population,
        Map<String, String> tableReasons) {

    /**
     * What the file and the region table tell by names and values.
     *
     * @param name what to call the survey
     * @param table the region table's file, if there is one
     */
    public static ColumnDefaults guessed(String name, SurveyFile file, SurveyScan scan, Optional<SurveyFile> table) {
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
        Optional<RegionTableRoles> columns =
                table.map(each -> RegionTableRoles.suggest(each.columns(), named.isEmpty() ? "region" : named));
        // what is in a column tells more than what it is called
        Optional<Map.Entry<String, String>> held =
                table.flatMap(each -> RegionValues.find(file, scan, each, columns.orElseThrow()));
        String region = held.map(Map.Entry::getKey).orElse(named);
        return new ColumnDefaults(
                name,
                region,
                held.map(each -> "Suggested “" + each.getKey() + "”, as " + each.getValue() + ".")
                        .orElseGet(() -> suggested(guesses, named)),
                outcome,
                suggested(guesses, outcome),
                design,
                predictors,
                columns.map(RegionTableRoles::key).orElse(""),
                columns.flatMap(RegionTableRoles::name).orElse(""),
                columns.flatMap(RegionTableRoles::population).orElse(""),
                columns.map(ColumnDefaults::reasons).orElse(Map.of()));
    }

    private static Map<String, String> reasons(RegionTableRoles columns) {
        Map<String, String> reasons = new LinkedHashMap<>();
        Stream.concat(
                        Stream.of(columns.key()),
                        Stream.of(columns.name(), columns.population()).flatMap(Optional::stream))
                .forEach(column ->
                        reasons.put(column, "Suggested “" + column + "”, as " + columns.reason(column) + "."));
        return reasons;
    }

    private static String column(Map<String, RoleSuggestion> guesses, ColumnRole role) {
        return guesses.entrySet().stream()
                .filter(each -> each.getValue().role() == role)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static String suggested(Map<String, RoleSuggestion> guesses, String column) {
        return column.isEmpty()
                ? ""
                : "Suggested “" + column + "”, as " + guesses.get(column).reason() + ".";
    }

    /**
     * The same with what was chosen before, as far as such columns are there.
     *
     * @param columns the survey's
     * @param table the region table's, none without one
     * @param why what is said of each choice, empty for nothing
     */
    public ColumnDefaults chosen(ColumnChoice before, List<String> columns, List<String> table, String why) {
        boolean sameRegion = columns.contains(before.region());
        boolean sameOutcome = columns.contains(before.outcome());
        boolean sameTable = before.key() != null && table.contains(before.key());
        Map<String, RoleSuggestion> kept = new LinkedHashMap<>(before.roles());
        kept.keySet().retainAll(columns);
        return new ColumnDefaults(
                before.name(),
                sameRegion ? before.region() : region,
                sameRegion ? why : regionReason,
                sameOutcome ? before.outcome() : outcome,
                sameOutcome ? why : outcomeReason,
                kept,
                hints,
                sameTable ? before.key() : key,
                sameTable ? present(before.label(), table) : label,
                sameTable ? present(before.population(), table) : population,
                sameTable ? why.isEmpty() ? Map.of() : Map.of(before.key(), why) : tableReasons);
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
