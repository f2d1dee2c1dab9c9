package org.regionwise.survey.region;

import java.util.Map;
import java.util.stream.Stream;
import org.regionwise.survey.RegionKey;

/**
 * What may stand selected though nobody said so: what is selected is stored, so a mere guess is only proposed. Numbers
 * are no slips of each other: district 17 is not district 18.
 */
public final class SpellingSlip {
    private static final int SHORTEST = 5;

    private SpellingSlip() {}

    /**
     * Whether a key is its nearest but for one letter changed, missing, added or swapped, in a name that is long enough
     * to tell, and no other key and no other region is as near.
     */
    public static boolean unmistakable(
            RegionPairing.Unmatched unmatched, RegionPairing pairing, Map<String, String> names) {
        if (unmatched.nearest().isEmpty()) {
            return false;
        }
        String nearest = unmatched.nearest().get();
        return isSlip(unmatched.key(), nearest, names)
                && Stream.concat(pairing.others().stream(), names.keySet().stream())
                        .filter(other -> !other.equals(nearest))
                        .noneMatch(other -> isSlip(unmatched.key(), other, names))
                && pairing.unmatched().stream()
                        .filter(other -> !other.key().equals(unmatched.key()))
                        .noneMatch(other -> isSlip(other.key(), nearest, names));
    }

    private static boolean isSlip(String key, String other, Map<String, String> names) {
        String name = names.get(other);
        return isSlip(key, other) || name != null && isSlip(key, name);
    }

    private static boolean isSlip(String one, String other) {
        String a = RegionKey.bare(one);
        String b = RegionKey.bare(other);
        int longer = Math.max(a.length(), b.length());
        return Math.min(a.length(), b.length()) >= SHORTEST
                && longer - Math.min(a.length(), b.length()) <= 1
                && digits(one).equals(digits(other))
                && Math.round(RegionKey.distance(a, b) * longer) <= 1;
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
