package org.regionwise.survey.region;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.RegionKey;

/**
 * Regions that may be a slip for another. They are named and never merged: that two regions are one is for the analyst
 * to say.
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
    public record Suspicion(String region, long respondents, String like, String likeName, long likeRespondents) {}

    /**
     * The regions that look like another with more respondents, the rarest first.
     *
     * @param respondents by region
     * @param names keys of the region table with their names, null for those without; empty without a table. Whoever is
     *     in the table is no slip
     */
    public static List<Suspicion> of(Map<String, Long> respondents, Map<String, String> names) {
        Map<String, String> all = new HashMap<>(names);
        respondents.keySet().forEach(region -> all.putIfAbsent(region, null));
        List<Suspicion> found = new ArrayList<>();
        if (all.size() > MOST_REGIONS) {
            return found;
        }
        List<Known> known = known(all);
        respondents.forEach((region, count) -> {
            if (!names.containsKey(region)) {
                Spelling spelling = Spelling.of(region);
                like(spelling, known).stream()
                        .filter(other -> !other.key().equals(region))
                        .filter(other -> names.containsKey(other.key())
                                || isRarer(region, count, other.key(), respondents.get(other.key())))
                        .max(Comparator.comparingLong((Known other) -> respondents.getOrDefault(other.key(), 0L))
                                .thenComparing(Known::key))
                        .ifPresent(other -> found.add(new Suspicion(
                                region,
                                count,
                                other.key(),
                                other.name() == null ? other.key() : other.name(),
                                respondents.getOrDefault(other.key(), 0L))));
            }
        });
        found.sort(Comparator.comparingLong(Suspicion::respondents).thenComparing(Suspicion::region));
        return found;
    }

    /** For texts that look like a slip, the first of the keys that they look like a slip for, by itself or its name. */
    static Map<String, String> slips(List<String> texts, Map<String, String> names) {
        Map<String, String> slips = new HashMap<>();
        if (names.size() > MOST_REGIONS || texts.size() > MOST_REGIONS) {
            return slips;
        }
        List<Known> known = known(names);
        for (String text : texts) {
            List<Known> like = like(Spelling.of(text), known);
            if (!like.isEmpty()) {
                slips.put(text, like.get(0).key());
            }
        }
        return slips;
    }

    /** Everything is compared with everything, so this is a plain loop. */
    private static List<Known> like(Spelling text, List<Known> known) {
        List<Known> like = new ArrayList<>();
        for (Known other : known) {
            if (text.looksLike(other.spelling()) || other.called() != null && text.looksLike(other.called())) {
                like.add(other);
            }
        }
        return like;
    }

    /** A region by its key and perhaps its name. */
    private record Known(String key, Spelling spelling, String name, Spelling called) {}

    private static List<Known> known(Map<String, String> names) {
        List<Known> known = new ArrayList<>();
        names.forEach((key, name) ->
                known.add(new Known(key, Spelling.of(key), name, name == null ? null : Spelling.of(name))));
        return known;
    }

    /** Where only accents or marks differ, it need be no more than the rarer of the two. */
    private static boolean isRarer(String region, long count, String other, long otherCount) {
        boolean bare = RegionKey.bare(region).equals(RegionKey.bare(other));
        return bare
                ? count < otherCount || count == otherCount && region.compareTo(other) > 0
                : RARER * count <= otherCount;
    }

    /**
     * A text as it is compared, worked out once, as everything is compared with everything.
     *
     * @param letters a bit for every letter that occurs, several letters sharing one
     */
    private record Spelling(String bare, String digits, int letters) {
        static Spelling of(String text) {
            String bare = RegionKey.bare(text);
            int letters = bare.chars().reduce(0, (bits, letter) -> bits | 1 << (letter & 31));
            return new Spelling(bare, RegionKey.sign(text) + bare.replaceAll("\\D", ""), letters);
        }

        /** Few slips apart, and none of them in a digit: codes that follow each other are regions that do. */
        boolean looksLike(Spelling other) {
            int longer = Math.max(bare.length(), other.bare.length());
            int shorter = Math.min(bare.length(), other.bare.length());
            int allowed = longer >= TWO_SLIPS_FROM ? 2 : 1;
            // a slip changes two letters' bits at most
            if (bare.isEmpty()
                    || longer - shorter > allowed
                    || Integer.bitCount(letters ^ other.letters) > 2 * allowed
                    || !digits.equals(other.digits)) {
                return false;
            }
            return bare.equals(other.bare)
                    || shorter >= SHORTEST && Math.round(RegionKey.distance(bare, other.bare) * longer) <= allowed;
        }
    }
}
