package org.regionwise.web.upload;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.suggest.ColumnRole;
import org.regionwise.survey.suggest.RegionTableColumns;
import org.regionwise.survey.suggest.RegionValues;
import org.regionwise.survey.suggest.RoleSuggestion;
import org.regionwise.web.reading.ReadFile;

/**
 * What the second step is filled with: what the analyst said before going back, or else the choices made for an earlier
 * file of the same shape, or else guesses.
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

    /** A question about how respondents were drawn. */
    public record Design(
            String field, String question, String hint, List<String> columns, String chosen, String reason) {}

    /** A column that can be a predictor of respondents. */
    public record Predictor(String column, String label, boolean chosen, String reason) {}

    static ColumnDefaults of(PendingUpload upload, ReadFile read, Optional<ReadFile> regions) {
        Map<String, RoleSuggestion> guesses = RoleSuggestion.of(read.file(), read.scan());
        ColumnDefaults guess = guessed(upload, read, guesses, regions);
        ColumnDefaults earlier = upload.earlier()
                .map(each -> guess.asIn(
                        each, upload.replaces().isPresent(), read.file().columns(), regions))
                .orElse(guess);
        return upload.columns()
                .map(each -> earlier.saying(each, read.file().columns(), regions))
                .orElse(earlier);
    }

    private static ColumnDefaults guessed(
            PendingUpload upload, ReadFile read, Map<String, RoleSuggestion> guesses, Optional<ReadFile> regions) {
        Map<String, RoleSuggestion> design = new LinkedHashMap<>();
        Map<String, RoleSuggestion> predictors = new LinkedHashMap<>();
        List<ColumnRole> taken = new ArrayList<>();
        guesses.forEach((column, each) -> {
            if (each.role() == ColumnRole.PREDICTOR) {
                predictors.put(column, each);
            } else if (OtherRoles.DESIGN.containsValue(each.role()) && !taken.contains(each.role())) {
                taken.add(each.role());
                design.put(column, each);
            }
        });
        String named = column(guesses, ColumnRole.REGION);
        String outcome = column(guesses, ColumnRole.OUTCOME);
        Optional<RegionTableColumns> columns = regions.map(
                each -> RegionTableColumns.suggest(each.file().columns(), named.isEmpty() ? "region" : named));
        // what is in a column tells more than what it is called
        Optional<Map.Entry<String, String>> held = regions.flatMap(
                each -> RegionValues.find(read.file(), read.scan(), each.file(), columns.orElseThrow()));
        String region = held.map(Map.Entry::getKey).orElse(named);
        return new ColumnDefaults(
                withoutEnding(upload.surveyName()),
                region,
                held.map(each -> "Suggested “" + each.getKey() + "”, as " + each.getValue() + ".")
                        .orElseGet(() -> suggested(guesses, named)),
                outcome,
                suggested(guesses, outcome),
                design,
                predictors,
                columns.map(RegionTableColumns::key).orElse(""),
                columns.flatMap(RegionTableColumns::name).orElse(""),
                columns.flatMap(RegionTableColumns::population).orElse(""),
                columns.map(ColumnDefaults::reasons).orElse(Map.of()));
    }

    private static Map<String, String> reasons(RegionTableColumns columns) {
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

    private ColumnDefaults asIn(
            EarlierSurvey earlier, boolean version, List<String> columns, Optional<ReadFile> regions) {
        String as = "As in " + earlier.words() + ".";
        String oldRegion = earlier.survey().mapping().regionColumn();
        String oldOutcome = earlier.survey().mapping().outcomeColumn();
        boolean sameRegion = columns.contains(oldRegion);
        boolean sameOutcome = columns.contains(oldOutcome);
        Map<String, RoleSuggestion> kept =
                new LinkedHashMap<>(earlier.survey().origin().roles());
        kept.keySet().retainAll(columns);
        Optional<RegionTable> table = earlier.survey().regions();
        List<String> there = regions.map(each -> each.file().columns()).orElse(List.of());
        boolean sameTable = table.isPresent() && there.contains(table.get().keyColumn());
        return new ColumnDefaults(
                version ? earlier.survey().name() : name,
                sameRegion ? oldRegion : region,
                sameRegion ? as : regionReason,
                sameOutcome ? oldOutcome : outcome,
                sameOutcome ? as : outcomeReason,
                kept,
                hints,
                sameTable ? table.get().keyColumn() : key,
                sameTable ? present(table.get().nameColumn(), there) : label,
                sameTable ? present(table.get().populationColumn(), there) : population,
                sameTable ? Map.of(table.get().keyColumn(), as) : tableReasons);
    }

    private ColumnDefaults saying(ColumnChoice said, List<String> columns, Optional<ReadFile> regions) {
        List<String> there = regions.map(each -> each.file().columns()).orElse(List.of());
        Map<String, RoleSuggestion> kept = new LinkedHashMap<>(said.roles());
        kept.keySet().retainAll(columns);
        boolean sameTable = said.key() != null && there.contains(said.key());
        return new ColumnDefaults(
                said.name(),
                columns.contains(said.region()) ? said.region() : region,
                columns.contains(said.region()) ? "" : regionReason,
                columns.contains(said.outcome()) ? said.outcome() : outcome,
                columns.contains(said.outcome()) ? "" : outcomeReason,
                kept,
                hints,
                sameTable ? said.key() : key,
                sameTable ? present(said.label(), there) : label,
                sameTable ? present(said.population(), there) : population,
                sameTable ? Map.of() : tableReasons);
    }

    /** The column, or nothing where it is not there. */
    static String present(String column, List<String> columns) {
        return column != null && columns.contains(column) ? column : "";
    }

    /** The questions about how respondents were drawn. */
    List<Design> design(ReadFile read) {
        List<String> all = read.file().columns();
        List<String> numbers = read.scan().columns().stream()
                .map(ColumnSummary::column)
                .filter(column -> column.type() == ColumnType.NUMBER)
                .map(column -> column.name())
                .toList();
        return List.of(
                design("weight", "Weight", "How many people a respondent stands for, up to a factor.", numbers),
                design("stratum", "Stratum", "Parts of the population that were sampled separately.", all),
                design(
                        "cluster",
                        "Cluster",
                        "Primary sampling units: villages, schools or households that were drawn before people were.",
                        all),
                design(
                        "finite-population",
                        "Size of the stratum's population",
                        "Number of clusters in it (without clusters: of people), or the sampled fraction.",
                        numbers));
    }

    private Design design(String field, String question, String hint, List<String> columns) {
        ColumnRole role = OtherRoles.DESIGN.get(field);
        Optional<Map.Entry<String, RoleSuggestion>> chosen = roles.entrySet().stream()
                .filter(each -> each.getValue().role() == role)
                .findFirst();
        return new Design(
                field,
                question,
                hint,
                columns,
                chosen.map(Map.Entry::getKey).orElse(""),
                chosen.map(each -> reason(each.getValue())).orElse(""));
    }

    /** Columns that may be predictors of respondents: those that look like one, and those chosen before. */
    List<Predictor> predictors(ReadFile read) {
        return read.file().columns().stream()
                .filter(column -> !column.equals(region) && !column.equals(outcome))
                .filter(column -> hints.containsKey(column) || isPredictor(column))
                .map(column -> new Predictor(
                        column,
                        read.file().labels(column).label(),
                        isPredictor(column),
                        reason(isPredictor(column) ? roles.get(column) : hints.get(column))))
                .toList();
    }

    private boolean isPredictor(String column) {
        return roles.containsKey(column) && roles.get(column).role() == ColumnRole.PREDICTOR;
    }

    private static String reason(RoleSuggestion role) {
        return role.reason().isEmpty() ? "" : "Suggested, as " + role.reason() + ".";
    }

    /** Reasons by column, to be kept with the roles that are confirmed. */
    Map<String, RoleSuggestion> reasons() {
        Map<String, RoleSuggestion> all = new LinkedHashMap<>(hints);
        all.putAll(roles);
        return all;
    }

    /** {@code survey.csv.gz} is called survey. */
    static String withoutEnding(String fileName) {
        String plain = fileName.replaceFirst("(?i)\\.gz$", "");
        int dot = plain.lastIndexOf('.');
        return dot > 0 ? plain.substring(0, dot) : plain;
    }
}
