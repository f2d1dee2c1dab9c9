package org.regionwise.survey.suggest;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.survey.RegionKey;

/**
 * A guess, for the analyst to confirm, at the roles of a region table's columns.
 *
 * @param key column of the region key
 * @param keyClue why it is taken for the key
 * @param name column shown to people, if one looks like it
 * @param population column of populations, if one looks like it
 */
public record RegionTableRoles(String key, Clue keyClue, Optional<String> name, Optional<String> population) {
    private static final List<String> KEYS =
            List.of("region", "code", "key", "id", "kod", "kod regionu", "kod kraje", "nuts", "nuts3", "schlussel");
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
            "kraj",
            "okres",
            "district",
            "county");
    private static final List<String> POPULATIONS = List.of(
            "population",
            "pop",
            "n population",
            "inhabitants",
            "residents",
            "adults",
            "obyvatel",
            "obyvatele",
            "obyvatelstvo",
            "einwohner",
            "bevolkerung",
            "habitants",
            "habitantes",
            "poblacion",
            "popolazione",
            "ludnosc",
            "nepesseg");
    /** Words that tell populations wherever they stand in a name. */
    private static final List<String> WITHIN =
            List.of("population", "obyvatel", "einwohner", "inhabitants", "habitants", "pop");

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
                find(columns, POPULATIONS, taken).or(() -> within(columns, taken)));
    }

    /** Whether the key was told by a name, and not only taken because there must be one. */
    public boolean keyTold() {
        return keyClue.kind() != Clue.Kind.KEY_FIRST;
    }

    /** Why a column was taken for what it is; {@link Clue#NONE} for a column that was taken for nothing. */
    public Clue clue(String column) {
        if (key.equals(column)) {
            return keyClue;
        }
        if (name.filter(column::equals).isPresent()) {
            return Clue.of(Clue.Kind.NAMES);
        }
        return population.filter(column::equals).isPresent() ? Clue.of(Clue.Kind.POPULATION) : Clue.NONE;
    }

    private static Optional<String> find(List<String> columns, List<String> wanted, Set<String> taken) {
        return wanted.stream()
                .flatMap(word ->
                        columns.stream().filter(column -> RegionKey.bare(column).equals(word)))
                .filter(column -> !taken.contains(column))
                .findFirst();
    }

    private static Optional<String> within(List<String> columns, Set<String> taken) {
        return WITHIN.stream()
                .flatMap(word -> columns.stream()
                        .filter(column ->
                                List.of(RegionKey.bare(column).split(" ")).contains(word)))
                .filter(column -> !taken.contains(column))
                .findFirst();
    }
}
