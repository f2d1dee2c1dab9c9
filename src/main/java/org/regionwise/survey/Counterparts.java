package org.regionwise.survey;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Regions by every way to write them: their keys and names, whatever the case, the width and the blanks. */
final class Counterparts {
    private final Map<String, String> names;
    private final Map<String, Optional<String>> byFold = new HashMap<>();

    /** @param names keys of regions and their names, null for those without */
    Counterparts(Map<String, String> names) {
        this.names = names;
        // what two regions share tells neither
        names.keySet().forEach(key -> add(key, key));
        names.forEach((key, name) -> {
            if (name != null) {
                add(name, key);
            }
        });
    }

    private void add(String spelling, String key) {
        byFold.merge(RegionKey.folded(spelling), Optional.of(key), (a, b) -> a.equals(b) ? a : Optional.empty());
    }

    /** The key of the region that a text means; empty when it means none, or could mean two. */
    Optional<String> of(String text) {
        return names.containsKey(text)
                ? Optional.of(text)
                : byFold.getOrDefault(RegionKey.folded(text), Optional.empty());
    }
}
