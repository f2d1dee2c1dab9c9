package org.regionwise.survey.region;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is matched by its spelling when nobody says anything, and so is no choice of the analyst's. */
public final class UnaidedMatches {
    private UnaidedMatches() {}

    /** Of the survey's regions; nothing is looked for where nobody said anything. */
    public static Map<String, String> ofRegions(RegionMatching matching) {
        if (nothingSaid(matching)) {
            return Map.of();
        }
        RegionMatching bare = bare(matching);
        Map<String, String> matches = new HashMap<>(bare.recoding().recoded());
        if (bare.table().isEmpty()) {
            LookAlikes.of(bare.recoding().read(), Map.of()).forEach(each -> matches.put(each.region(), each.like()));
        }
        add(matches, bare, bare.pairing());
        return matches;
    }

    /** Of the shapes, likewise. */
    public static Map<String, String> ofShapes(RegionMatching matching) {
        Map<String, String> matches = new HashMap<>();
        if (!nothingSaid(matching)) {
            RegionMatching bare = bare(matching);
            add(matches, bare, bare.shapePairing());
        }
        return matches;
    }

    private static void add(Map<String, String> matches, RegionMatching bare, Optional<RegionPairing> found) {
        Map<String, String> names = bare.table().map(RegionTable::names).orElse(Map.of());
        found.ifPresent(pairing -> {
            matches.putAll(pairing.alike());
            pairing.unmatched().stream()
                    .filter(each -> SpellingSlip.unmistakable(each, pairing, names))
                    .forEach(each -> each.nearest().ifPresent(to -> matches.put(each.key(), to)));
        });
    }

    private static boolean nothingSaid(RegionMatching matching) {
        return matching.accepted().isEmpty() && matching.acceptedShapes().isEmpty();
    }

    private static RegionMatching bare(RegionMatching matching) {
        return matching.accepting(Map.of(), Map.of()).declining(Set.of());
    }
}
