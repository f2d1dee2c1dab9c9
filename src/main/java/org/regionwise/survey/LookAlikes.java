package org.regionwise.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Regions that may be a slip for another. They are named and never merged: that two regions are one is for the analyst to
 * say.
 */
public final class LookAlikes {
    /** A slip is rarer than what it was to be. */
    private static final int RARER = 4;

    private static final int SHORTEST = 4;
    private static final int TWO_SLIPS_FROM = 9;
    /** Everything is compared with everything. */
    private static final int MOST_REGIONS = 3_000;

    private LookAlikes() {}

    /**
     * A region that looks like another.
     *
     * @param respondents how many have it
     * @param like the other's key
     * @param likeName how that one is called
     * @param likeRespondents how many have the other
     */
    public record Suspicion(String region, long respondents, String like, String likeName, long likeRespondents) {
        /** For people: who looks like whom. */
        public String sentence() {
            return "“" + region + "” (" + people(respondents) + ") looks like “" + likeName + "” ("
                    + people(likeRespondents) + ")";
        }

        private static String people(long count) {
            return count == 1 ? "1 respondent" : count + " respondents";
        }
    }

    /**
     * The regions that look like another with more respondents, the rarest first.
     *
     * @param respondents by region
     * @param names keys of the region table with their names, null for those without; empty without a table. Whoever is in
     *     the table is no slip
     */
    public static List<Suspicion> of(Map<String, Long> respondents, Map<String, String> names) {
        Map<String, String> all = new HashMap<>(names);
        respondents.keySet().forEach(region -> all.putIfAbsent(region, null));
        List<Suspicion> found = new ArrayList<>();
        if (all.size() > MOST_REGIONS) {
            return found;
        }
        respondents.forEach((region, count) -> {
            if (!names.containsKey(region)) {
                all.entrySet().stream()
                        .filter(other -> !other.getKey().equals(region))
                        .filter(other -> looksLike(region, other.getKey())
                                || other.getValue() != null && looksLike(region, other.getValue()))
                        .filter(other -> names.containsKey(other.getKey())
                                || isRarer(region, count, other.getKey(), respondents.get(other.getKey())))
                        .max(Comparator.comparingLong((Map.Entry<String, String> other) ->
                                        respondents.getOrDefault(other.getKey(), 0L))
                                .thenComparing(Map.Entry::getKey))
                        .ifPresent(other -> found.add(new Suspicion(
                                region,
                                count,
                                other.getKey(),
                                other.getValue() == null ? other.getKey() : other.getValue(),
                                respondents.getOrDefault(other.getKey(), 0L))));
            }
        });
        found.sort(Comparator.comparingLong(Suspicion::respondents).thenComparing(Suspicion::region));
        return found;
    }

    /** The first of the keys that a text looks like a slip for, by itself or its name; null when it looks like none. */
    static String slip(String text, Map<String, String> names) {
        return names.size() > MOST_REGIONS
                ? null
                : names.entrySet().stream()
                        .filter(other -> looksLike(text, other.getKey())
                                || other.getValue() != null && looksLike(text, other.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
    }

    /** Where only accents or marks differ, it need be no more than the rarer of the two. */
    private static boolean isRarer(String region, long count, String other, long otherCount) {
        boolean bare = RegionKey.bare(region).equals(RegionKey.bare(other));
        return bare
                ? count < otherCount || count == otherCount && region.compareTo(other) > 0
                : RARER * count <= otherCount;
    }

    /** Few slips apart, and none of them in a digit: codes that follow each other are regions that do. */
    private static boolean looksLike(String a, String b) {
        String bareA = RegionKey.bare(a);
        String bareB = RegionKey.bare(b);
        int longer = Math.max(bareA.length(), bareB.length());
        if (bareA.isEmpty() || !digits(bareA).equals(digits(bareB))) {
            return false;
        }
        if (bareA.equals(bareB)) {
            return true;
        }
        int allowed = longer >= TWO_SLIPS_FROM ? 2 : 1;
        return Math.min(bareA.length(), bareB.length()) >= SHORTEST
                && longer - Math.min(bareA.length(), bareB.length()) <= allowed
                && Math.round(RegionKey.distance(bareA, bareB) * longer) <= allowed;
    }

    private static String digits(String text) {
        return text.replaceAll("\\D", "");
    }
}
