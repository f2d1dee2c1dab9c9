package org.regionwise.survey.region;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.regionwise.survey.RegionKey;

/**
 * Regions by every way to write them: the one matcher of surveys, region tables and shapes. A text means a region when
 * it is its key or name, whatever the case, the width and the blanks; or, where nothing else could be meant on either
 * side, when the two differ in notation or accents only ({@link RegionNotation}).
 */
final class Counterparts {
    private final Map<String, String> names;
    private final Map<String, Optional<String>> byFold = new HashMap<>();
    private final Map<String, Set<String>> byStrict = new HashMap<>();
    private final Map<String, Set<String>> byLoose = new HashMap<>();

    /** @param names keys of regions and their names, null for those without */
    Counterparts(Map<String, String> names) {
        this.names = names;
        RegionNotation notation = RegionNotation.of(names.keySet());
        // what two regions share tells neither
        names.keySet().forEach(key -> add(key, key, notation));
        names.forEach((key, name) -> {
            if (name != null) {
                add(name, key, notation);
            }
        });
    }

    private void add(String spelling, String key, RegionNotation notation) {
        byFold.merge(RegionKey.folded(spelling), Optional.of(key), (a, b) -> a.equals(b) ? a : Optional.empty());
        index(byStrict, notation.strict(spelling), key);
        index(byLoose, notation.loose(spelling), key);
    }

    private static void index(Map<String, Set<String>> keys, Set<String> forms, String key) {
        forms.forEach(form ->
                keys.computeIfAbsent(form, each -> new LinkedHashSet<>(2)).add(key));
    }

    /**
     * The key of the region that a text means whatever its case and blanks; empty when it means none, or could mean
     * two.
     */
    Optional<String> of(String text) {
        return names.containsKey(text)
                ? Optional.of(text)
                : byFold.getOrDefault(RegionKey.folded(text), Optional.empty());
    }

    /** Keys of the regions from which a text differs in notation only. */
    Set<String> strict(String text, RegionNotation notation) {
        return all(byStrict, notation.strict(text));
    }

    /** Keys of the regions from which a text differs in notation and accents only. */
    Set<String> loose(String text, RegionNotation notation) {
        return all(byLoose, notation.loose(text));
    }

    private static Set<String> all(Map<String, Set<String>> index, Set<String> forms) {
        Set<String> keys = new LinkedHashSet<>();
        forms.forEach(form -> keys.addAll(index.getOrDefault(form, Set.of())));
        return keys;
    }

    /**
     * Pairs by notation, and then by accents. A region with two candidates is paired with neither, and so are two that
     * have the same one.
     *
     * @param wanted by region of the other file, the texts that it goes by
     * @param taken keys that have their counterpart already
     * @param notation that of the other file's column
     * @return keys by region of the other file
     */
    Map<String, String> pairs(
            Map<String, ? extends Collection<String>> wanted, Set<String> taken, RegionNotation notation) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Set<String> gone = new HashSet<>(taken);
        for (Function<String, Set<String>> candidates :
                List.<Function<String, Set<String>>>of(t -> strict(t, notation), t -> loose(t, notation))) {
            Map<String, String> claims = new LinkedHashMap<>();
            Map<String, Integer> claimed = new HashMap<>();
            wanted.forEach((region, texts) -> {
                Set<String> found = new LinkedHashSet<>();
                texts.forEach(text -> found.addAll(candidates.apply(text)));
                if (!pairs.containsKey(region)) {
                    found.forEach(key -> claimed.merge(key, 1, Integer::sum));
                    if (found.size() == 1) {
                        claims.put(region, found.iterator().next());
                    }
                }
            });
            claims.values().removeIf(key -> claimed.get(key) > 1 || gone.contains(key));
            pairs.putAll(claims);
            gone.addAll(claims.values());
        }
        return pairs;
    }
}
