package org.regionwise.survey.suggest;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.ValueCount;
import org.regionwise.survey.file.ColumnSummary;
import org.regionwise.survey.file.SurveyScan;

/**
 * A guess, for the analyst to confirm, at the roles of a region table's columns.
 *
 * @param key column of the region key
 * @param keyClue why it is taken for the key
 * @param name column shown to people, if one looks like it
 * @param population column of populations, if one looks like it
 */
public record RegionTableRoles(String key, Clue keyClue, Optional<String> name, Optional<String> population) {
    private static final double LEAST_DIFFERENT = 0.9;
    private static final int LEAST_REGIONS = 3;
    private static final double THOUSANDS = 3000;
    private static final Pattern ADULTS = Pattern.compile("(?<!\\d)1[4-8](?!\\d)");
    private static final List<String> KEYS = List.of(
            "region",
            "code",
            "key",
            "id",
            "kod",
            "kod regionu",
            "kod kraje",
            "nuts",
            "nuts3",
            "schlussel",
            "codigo",
            "cod",
            "clave",
            "codice",
            "kode",
            "kodas",
            "koodi",
            "kod obce",
            "sifra");
    private static final List<String> NAMES = List.of(
            "name",
            "label",
            "title",
            "region name",
            "regionname",
            "nazev",
            "jmeno",
            "nazov",
            "nazwa",
            "bezeichnung",
            "nom",
            "nombre",
            "nome",
            "comunidad",
            "comunidad autonoma",
            "provincia",
            "departamento",
            "municipio",
            "estado",
            "denominacion",
            "denominazione",
            "bundesland",
            "navn",
            "namn",
            "nimi",
            "nev",
            "nume",
            "naziv",
            "ime",
            "ονομα",
            "kraj",
            "okres",
            "district",
            "county");
    /**
     * Guesses from the names of the columns, without regard to case, accents and marks.
     *
     * @param columns names of the region table's columns, at least one
     * @param surveyRegionColumn the survey's region column; the key is best called the same
     */
    public static RegionTableRoles suggest(List<String> columns, String surveyRegionColumn) {
        Optional<String> same = find(columns, List.of(RegionKey.bare(surveyRegionColumn)), Set.of());
        Optional<String> named = same.or(() -> find(columns, KEYS, Set.of()));
        // a column that the header leaves without a name holds row numbers more often than regions
        String first = columns.stream()
                .filter(column -> !column.matches("column\\d+"))
                .findFirst()
                .orElse(columns.get(0));
        String key = named.orElse(first);
        Optional<String> name = find(columns, NAMES, Set.of(key));
        Set<String> taken = name.map(each -> Set.of(key, each)).orElse(Set.of(key));
        return new RegionTableRoles(
                key,
                Clue.of(
                        same.isPresent()
                                ? Clue.Kind.KEY_OF_SURVEY
                                : named.isPresent() ? Clue.Kind.KEY_NAME : Clue.Kind.KEY_FIRST),
                name,
                population(columns, taken));
    }

    /** Whether the key was told by a name, and not only taken because there must be one. */
    public boolean keyTold() {
        return keyClue.kind() != Clue.Kind.KEY_FIRST;
    }

    /** The same with another key, whose values the survey's regions are. */
    RegionTableRoles keyed(String column) {
        return new RegionTableRoles(
                column,
                Clue.of(Clue.Kind.KEY_VALUES),
                name.filter(each -> !each.equals(column)),
                population.filter(each -> !each.equals(column)));
    }

    /**
     * The same with populations told by their size, where no name tells them: the only column of whole numbers that are
     * mostly in the thousands, and differ from region to region.
     */
    RegionTableRoles sized(SurveyScan table) {
        if (population.isPresent()) {
            return this;
        }
        List<String> large = table.columns().stream()
                .filter(column -> !column.column().name().equals(key)
                        && name.filter(column.column().name()::equals).isEmpty()
                        && isAsLargeAsPopulations(column, table.rows()))
                .map(column -> column.column().name())
                .toList();
        return large.size() == 1 ? new RegionTableRoles(key, keyClue, name, Optional.of(large.get(0))) : this;
    }

    private static boolean isAsLargeAsPopulations(ColumnSummary column, long rows) {
        double[] values = column.values().stream()
                .map(ValueCount::value)
                .map(NumberText::parse)
                .flatMapToDouble(OptionalDouble::stream)
                .sorted()
                .toArray();
        boolean differ = column.emptyCount() == 0
                && (column.more() || column.values().size() >= LEAST_DIFFERENT * rows)
                && values.length >= LEAST_REGIONS;
        return differ
                && column.column().type() == ColumnType.NUMBER
                && !OutcomeColumns.isNoQuestion(column.column().name())
                && !ColumnWord.POPULATION.isDenied(column.column().name())
                && Arrays.stream(values).allMatch(value -> value > 0 && value == Math.rint(value))
                && values[values.length / 2] >= THOUSANDS;
    }

    /** Why a column was taken for what it is; {@link Clue#NONE} for a column that was taken for nothing. */
    public Clue clue(String column) {
        if (key.equals(column)) {
            return keyClue;
        }
        if (name.filter(column::equals).isPresent()) {
            return Clue.of(Clue.Kind.NAMES);
        }
        boolean named = ColumnWord.POPULATION.in(column).isPresent();
        return population.filter(column::equals).isPresent()
                ? Clue.of(named ? Clue.Kind.POPULATION : Clue.Kind.POPULATION_SIZE)
                : Clue.NONE;
    }

    private static Optional<String> find(List<String> columns, List<String> wanted, Set<String> taken) {
        return wanted.stream()
                .flatMap(word ->
                        columns.stream().filter(column -> RegionKey.bare(column).equals(word)))
                .filter(column -> !taken.contains(column))
                .findFirst();
    }

    /** A column that says nothing but population before one that says of whom, and that of adults before others. */
    private static Optional<String> population(List<String> columns, Set<String> taken) {
        List<String> called = columns.stream()
                .filter(column -> !taken.contains(column)
                        && ColumnWord.POPULATION.in(column).isPresent())
                .toList();
        return called.stream()
                .filter(ColumnWord.POPULATION::is)
                .findFirst()
                .or(() -> called.stream()
                        .filter(column -> ADULTS.matcher(column).find())
                        .findFirst())
                .or(() -> called.stream().findFirst());
    }
}
