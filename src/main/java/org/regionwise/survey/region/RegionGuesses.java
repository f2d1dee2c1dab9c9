package org.regionwise.survey.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.region.RegionPairing.Unmatched;

/** The likeliest counterparts of regions that nothing pairs: proposed, and never taken unasked. */
final class RegionGuesses {
    /** Beyond this, a guess would be noise. */
    private static final double FARTHEST = 0.45;
    /** Guessing compares everything with everything. */
    private static final int MOST_COMPARED = 200_000;

    private static final int MOST_NEAREST = 20_000;
    private static final int LONGEST_GUESSED = 100;
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private RegionGuesses() {}

    /** How far a key is from a key of the other file. */
    private record Guess(String key, String other, double distance) {}

    /**
     * The nearest pairs first, and no key in two of them: that two regions are one is not to be guessed.
     *
     * @param lost keys without counterpart
     * @param itself those of them that are said to have none
     * @param others keys of the other file that nothing means
     * @param names keys of the other file, with their names
     */
    static List<Unmatched> of(
            List<String> lost,
            Set<String> itself,
            List<String> others,
            Map<String, String> names,
            Counterparts counterparts) {
        List<String> asked = lost.stream().filter(key -> !itself.contains(key)).toList();
        List<Guess> guesses =
                (long) asked.size() * others.size() <= MOST_COMPARED ? compared(asked, others, names) : List.of();
        Map<String, String> nearest = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (Guess guess : guesses) {
            if (!nearest.containsKey(guess.key()) && taken.add(guess.other())) {
                nearest.put(guess.key(), guess.other());
            }
        }
        // what only another spelling kept from being paired
        RegionNotation notation = RegionNotation.of(asked);
        asked.stream().filter(key -> !nearest.containsKey(key)).forEach(key -> {
            Set<String> meant = new LinkedHashSet<>(counterparts.strict(key, notation));
            meant.addAll(counterparts.loose(key, notation));
            meant.stream().findFirst().ifPresent(other -> nearest.put(key, other));
        });
        // a slip may be one of a region that others wrote well
        Map<String, String> slips = LookAlikes.slips(
                asked.stream().filter(key -> !nearest.containsKey(key)).toList(), names);
        return lost.stream()
                .map(key -> {
                    String other = nearest.getOrDefault(key, slips.get(key));
                    String name = other == null ? "" : names.get(other) == null ? other : names.get(other);
                    return new Unmatched(key, Optional.ofNullable(other), name);
                })
                .toList();
    }

    private static List<Guess> compared(List<String> asked, List<String> others, Map<String, String> names) {
        Map<String, Bare> bare = new HashMap<>();
        asked.forEach(key -> bare.computeIfAbsent(key, Bare::of));
        others.forEach(key -> {
            bare.computeIfAbsent(key, Bare::of);
            if (names.get(key) != null) {
                bare.computeIfAbsent(names.get(key), Bare::of);
            }
        });
        List<Guess> guesses = new ArrayList<>();
        for (String key : asked) {
            for (String other : others) {
                String name = names.get(other);
                double distance = Math.min(
                        bare.get(key).from(bare.get(other)),
                        name == null ? 1 : bare.get(key).from(bare.get(name)));
                if (distance < FARTHEST) {
                    guesses.add(new Guess(key, other, distance));
                }
            }
        }
        guesses.sort(Comparator.comparingDouble(Guess::distance));
        return guesses;
    }

    /**
     * The key that is written most like a text that somebody typed, itself or by its name; empty when none comes near.
     */
    static Optional<String> nearest(String text, Collection<String> keys, Map<String, String> names) {
        Bare typed = Bare.of(text);
        return keys.stream()
                .limit(MOST_NEAREST)
                .map(key -> new Guess(
                        text,
                        key,
                        Math.min(
                                typed.apart(Bare.of(key)),
                                names.get(key) == null ? 1 : typed.apart(Bare.of(names.get(key))))))
                .filter(guess -> guess.distance() < FARTHEST)
                .min(Comparator.comparingDouble(Guess::distance))
                .map(Guess::other);
    }

    /**
     * A text as it is compared.
     *
     * @param digits its numbers without leading zeros: codes that follow each other are regions that do
     * @param words its words, whatever their order
     */
    private record Bare(String text, String digits, String words) {
        static Bare of(String text) {
            String bare = RegionKey.bare(text);
            Matcher numbers = DIGITS.matcher(bare);
            String digits = numbers.results()
                    .map(each -> each.group().replaceFirst("^0+(?=.)", ""))
                    .collect(Collectors.joining(" "));
            return new Bare(
                    bare,
                    RegionKey.sign(text) + digits,
                    Arrays.stream(bare.split(" ")).sorted().collect(Collectors.joining(" ")));
        }

        /** How far two regions are apart: never near when their numbers differ. */
        double from(Bare other) {
            return digits.equals(other.digits) ? apart(other) : 1;
        }

        double apart(Bare other) {
            if (text.isEmpty()
                    || other.text.isEmpty()
                    || Math.max(text.length(), other.text.length()) > LONGEST_GUESSED) {
                return 1;
            }
            // one name within the other, such as Praha in Hlavní město Praha
            boolean within = text.length() > 3
                    && other.text.length() > 3
                    && ((" " + text + " ").contains(" " + other.text + " ")
                            || (" " + other.text + " ").contains(" " + text + " "));
            double distance = RegionKey.distance(text, other.text);
            return within || words.equals(other.words) ? Math.min(distance, FARTHEST / 2) : distance;
        }
    }
}
