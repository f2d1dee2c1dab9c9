package org.regionwise.survey.region;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.ShellWord;

/**
 * Which regions of one file are which of another: the same key, a key or name that differs in case, notation or accents
 * only and can be no other's, or one that the analyst accepted.
 *
 * @param alike keys that are written differently and mean the same without a doubt, with the key that they mean
 * @param unmatched keys that the other file does not know
 * @param others keys of the other file that nothing means
 * @param matched how many keys of the other file a key means, however many ways it is written in
 */
public record RegionPairing(Map<String, String> alike, List<Unmatched> unmatched, List<String> others, int matched) {
    public RegionPairing {
        alike = Collections.unmodifiableMap(new LinkedHashMap<>(alike));
        unmatched = List.copyOf(unmatched);
        others = List.copyOf(others);
    }

    /**
     * A key without counterpart.
     *
     * @param nearest the key of the other file that is written most like it, if one is at all; mostly one that nothing
     *     else means
     * @param nearestName that one's name, or its key where it has none
     */
    public record Unmatched(String key, Optional<String> nearest, String nearestName) {
        /** The option that accepts the nearest, for a shell; empty when there is none. */
        public Optional<String> accepting(String option) {
            return nearest.map(to -> option + " " + ShellWord.of(key + "=" + to));
        }
    }

    /** The option that accepts the first of the proposals, for a shell; empty when there are none. */
    public Optional<String> accepting(String option) {
        return unmatched.stream()
                .flatMap(each -> each.accepting(option).stream())
                .findFirst();
    }

    /**
     * The pairs that differ in more than case and blanks and that nobody said, by keys.
     *
     * @param said those that somebody said
     * @param names names of the other file's keys, null for those without
     */
    public Map<String, String> unsaid(Map<String, String> said, Map<String, String> names) {
        Map<String, String> unsaid = new LinkedHashMap<>();
        alike.forEach((from, to) -> {
            if (!said.containsKey(from) && byNotation(List.of(from), to, names.get(to))) {
                unsaid.put(from, to);
            }
        });
        return unsaid;
    }

    private static String called(String key, String name) {
        return name == null || name.equals(key) ? key : key + " (" + name + ")";
    }

    /** Keys without counterpart with what each is likeliest to be, empty for nothing; those with a guess first. */
    public Map<String, String> guesses() {
        Map<String, String> guesses = new LinkedHashMap<>();
        unmatched.stream()
                .filter(each -> each.nearest().isPresent())
                .forEach(each -> guesses.put(each.key(), called(each.nearest().get(), each.nearestName())));
        unmatched.forEach(each -> guesses.putIfAbsent(each.key(), ""));
        return guesses;
    }

    /**
     * Pairs keys.
     *
     * @param keys keys to be found
     * @param names keys of the other file and their names, null for those without
     * @param accepted counterparts that the analyst accepted; a key that is accepted as one that the other file lacks,
     *     such as itself, has none
     */
    public static RegionPairing of(Collection<String> keys, Map<String, String> names, Map<String, String> accepted) {
        Counterparts counterparts = new Counterparts(names);
        RegionNotation notation = RegionNotation.of(keys);
        Map<String, String> known = new HashMap<>();
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        for (String key : keys) {
            String other = names.containsKey(key)
                    ? key
                    : accepted.getOrDefault(key, counterparts.of(key).orElse(null));
            if (other != null && names.containsKey(other)) {
                known.put(key, other);
            } else if (!accepted.containsKey(key)) {
                wanted.computeIfAbsent(RegionKey.folded(key), folded -> new LinkedHashSet<>())
                        .add(key);
            }
        }
        counterparts
                .pairs(wanted, Set.copyOf(known.values()), notation)
                .forEach((folded, other) -> wanted.get(folded).forEach(key -> known.put(key, other)));
        Map<String, String> alike = new LinkedHashMap<>();
        List<String> lost = new ArrayList<>();
        for (String key : keys) {
            if (!known.containsKey(key)) {
                lost.add(key);
            } else if (!known.get(key).equals(key)) {
                alike.put(key, known.get(key));
            }
        }
        Set<String> found = new HashSet<>(known.values());
        List<String> others =
                names.keySet().stream().filter(key -> !found.contains(key)).toList();
        Set<String> itself = new HashSet<>(lost);
        itself.retainAll(accepted.keySet());
        return new RegionPairing(
                alike, RegionGuesses.of(lost, itself, others, names, counterparts), others, found.size());
    }

    /**
     * Whether two regions are one though what they are called differs in notation or accents, and not in case and
     * blanks alone: what is paired for that is said.
     *
     * @param called what one file calls it: its key, and its label or name if it has one
     * @param key the other file's key
     * @param name the other file's name of it, or null
     */
    public static boolean byNotation(List<String> called, String key, String name) {
        List<String> texts = called.stream().filter(Objects::nonNull).toList();
        List<String> others = name == null ? List.of(key) : List.of(key, name);
        Set<String> folded = others.stream().map(RegionKey::folded).collect(Collectors.toSet());
        if (texts.stream().map(RegionKey::folded).anyMatch(folded::contains)) {
            return false;
        }
        RegionNotation notation = RegionNotation.of(List.of());
        Set<String> forms = new HashSet<>();
        others.forEach(text -> forms.addAll(notation.loose(text)));
        return texts.stream().anyMatch(text -> !Collections.disjoint(forms, notation.loose(text)));
    }

    /** Keys of one file that differ from each other in notation only, each group in the order of the file. */
    public static List<List<String>> twins(Collection<String> keys) {
        RegionNotation notation = RegionNotation.of(keys);
        Map<String, Set<String>> byForm = new LinkedHashMap<>();
        keys.forEach(key -> notation.strict(key)
                .forEach(form -> byForm.computeIfAbsent(form, each -> new LinkedHashSet<>())
                        .add(key)));
        return byForm.values().stream()
                .filter(each -> each.size() > 1)
                .map(List::copyOf)
                .distinct()
                .toList();
    }

    /**
     * The key of the region that a text that somebody typed can only mean, by its key or name; empty when it means
     * none.
     */
    public static Optional<String> meant(String text, Map<String, String> names) {
        RegionPairing pairing = of(List.of(text), names, Map.of());
        return pairing.matched() == 0
                ? Optional.empty()
                : Optional.of(pairing.alike().getOrDefault(text, text));
    }

    /** The key that is written most like a text, itself or by its name; empty when none comes near. */
    public static Optional<String> nearest(String text, Collection<String> keys, Map<String, String> names) {
        return RegionGuesses.nearest(text, keys, names);
    }
}
