package org.regionwise.survey;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A guess, for the analyst to confirm, at the roles of a region table's columns.
 *
 * @param key column of the region key
 * @param name column shown to people, if one looks like it
 * @param population column of populations, if one looks like it
 */
public record RegionTableColumns(String key, Optional<String> name, Optional<String> population) {
    private static final List<String> KEYS = List.of("region", "code", "key", "id");
    private static final List<String> NAMES =
            List.of("name", "label", "title", "region_name", "region name", "regionname");
    private static final List<String> POPULATIONS =
            List.of("population", "pop", "n_population", "inhabitants", "residents", "adults");

    /**
     * Guesses from the names of the columns, without regard to case.
     *
     * @param columns names of the region table's columns, at least one
     * @param surveyRegionColumn the survey's region column; the key is best called the same
     */
    public static RegionTableColumns suggest(List<String> columns, String surveyRegionColumn) {
        String key = find(columns, List.of(surveyRegionColumn), Set.of())
                .or(() -> find(columns, KEYS, Set.of()))
                .orElse(columns.get(0));
        Set<String> taken = Set.of(key);
        return new RegionTableColumns(key, find(columns, NAMES, taken), find(columns, POPULATIONS, taken));
    }

    private static Optional<String> find(List<String> columns, List<String> wanted, Set<String> taken) {
        return wanted.stream()
                .flatMap(word -> columns.stream().filter(column -> column.equalsIgnoreCase(word)))
                .filter(column -> !taken.contains(column))
                .findFirst();
    }
}
