package org.regionwise.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which regions of one file are which of another: the same key, a key or name that differs in case, width, dashes or
 * blanks only, or one that the analyst accepted.
 *
 * @param alike keys that are written differently and mean the same without a doubt, with the key that they mean
 * @param unmatched keys that the other file does not know
 * @param others keys of the other file that nothing means
 * @param matched how many keys of the other file a key means, however many ways it is written in
 */
public record RegionPairing(Map<String, String> alike, List<Unmatched> unmatched, List<String> others, int matched) {
    /** Beyond this, a guess would be noise. */
    private static final double FARTHEST = 0.45;
    /** Guessing compares everything with everything. */
    private static final int MOST_GUESSES = 2_000;

    private static final int LONGEST_GUESSED = 100;

    public RegionPairing {
        alike = Collections.unmodifiableMap(new LinkedHashMap<>(alike));
        unmatched = List.copyOf(unmatched);
        others = List.copyOf(others);
    }

    /**
     * A key without counterpart.
     *
     * @param nearest the key of the other file that is written most like it, if one is at all; mostly one that nothing else
     *     means
     * @param nearestName that one's name, or its key where it has none
     */
    public record Unmatched(String key, Optional<String> nearest, String nearestName) {}

    /**
     * Pairs keys.
     *
     * @param keys keys to be found
     * @param names keys of the other file and their names, null for those without
     * @param accepted counterparts that the analyst accepted
     */
    public static RegionPairing of(Collection<String> keys, Map<String, String> names, Map<String, String> accepted) {
        Counterparts counterparts = new Counterparts(names);
        Map<String, String> alike = new LinkedHashMap<>();
        List<String> lost = new ArrayList<>();
        Set<String> found = new HashSet<>();
        for (String key : keys) {
            String other = names.containsKey(key)
                    ? key
                    : accepted.getOrDefault(key, counterparts.of(key).orElse(null));
            if (other == null || !names.containsKey(other)) {
                lost.add(key);
                continue;
            }
            found.add(other);
            if (!other.equals(key)) {
                alike.put(key, other);
            }
        }
        List<String> others =
                names.keySet().stream().filter(key -> !found.contains(key)).toList();
        return new RegionPairing(alike, guesses(lost, others, names), others, found.size());
    }

    /** How far a key is from a key of the other file. */
    private record Guess(String key, String other, double distance) {}

    /** The nearest pairs first, and no key in two of them: that two regions are one is not to be guessed. */
    private static List<Unmatched> guesses(List<String> lost, List<String> others, Map<String, String> names) {
        List<Guess> guesses = new ArrayList<>();
        if ((long) lost.size() * others.size() <= (long) MOST_GUESSES * 100) {
            Map<String, String> bare = new HashMap<>();
            lost.forEach(key -> bare.computeIfAbsent(key, RegionKey::bare));
            others.forEach(key -> {
                bare.computeIfAbsent(key, RegionKey::bare);
                if (names.get(key) != null) {
                    bare.computeIfAbsent(names.get(key), RegionKey::bare);
                }
            });
            for (String key : lost) {
                for (String other : others) {
                    String name = names.get(other);
                    double distance = Math.min(
                            apartBare(bare.get(key), bare.get(other)),
                            name == null ? 1 : apartBare(bare.get(key), bare.get(name)));
                    if (distance < FARTHEST) {
                        guesses.add(new Guess(key, other, distance));
                    }
                }
            }
        }
        guesses.sort(Comparator.comparingDouble(Guess::distance));
        Map<String, String> nearest = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Guess guess : guesses) {
            if (!nearest.containsKey(guess.key()) && taken.add(guess.other())) {
                nearest.put(guess.key(), guess.other());
            }
        }
        // a slip may be one of a region that others wrote well
        Map<String, String> slips = LookAlikes.slips(
                lost.stream().filter(key -> !nearest.containsKey(key)).toList(), names);
        return lost.stream()
                .map(key -> {
                    String other = nearest.getOrDefault(key, slips.get(key));
                    String name = other == null ? "" : names.get(other) == null ? other : names.get(other);
                    return new Unmatched(key, Optional.ofNullable(other), name);
                })
                .toList();
    }

    /** The key that is written most like a text, itself or by its name; empty when none comes near. */
    public static Optional<String> nearest(String text, Collection<String> keys, Map<String, String> names) {
        return keys.stream()
                .limit(MOST_GUESSES * 10L)
                .map(key -> new Guess(
                        text,
                        key,
                        Math.min(apart(text, key), names.get(key) == null ? 1 : apart(text, names.get(key)))))
                .filter(guess -> guess.distance() < FARTHEST)
                .min(Comparator.comparingDouble(Guess::distance))
                .map(Guess::other);
    }

    private static double apart(String a, String b) {
        return apartBare(RegionKey.bare(a), RegionKey.bare(b));
    }

    private static double apartBare(String bareA, String bareB) {
        if (bareA.isEmpty() || bareB.isEmpty() || Math.max(bareA.length(), bareB.length()) > LONGEST_GUESSED) {
            return 1;
        }
        // one name within the other, such as Praha in Hlavní město Praha
        boolean within = bareA.length() > 3
                && bareB.length() > 3
                && ((" " + bareA + " ").contains(" " + bareB + " ") || (" " + bareB + " ").contains(" " + bareA + " "));
        return within ? FARTHEST / 2 : RegionKey.distance(bareA, bareB);
    }
}
