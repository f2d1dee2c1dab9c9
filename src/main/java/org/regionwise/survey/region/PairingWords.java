package org.regionwise.survey.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.regionwise.survey.ShellWord;

/** Says how regions were paired, alike for survey and shapes, and what the rest may be. */
public final class PairingWords {
    private static final int NAMED = 5;
    private static final int PAIRS_NAMED = 10;

    private PairingWords() {}

    /**
     * The pairs that differ in more than case and blanks and that nobody said, with their number in front: {@code  (1):
     * “5001” is “05001” (30 respondents)}.
     *
     * @param alike keys here, and the keys there that they are
     * @param said those that somebody said
     * @param names names by key there
     * @param labels what a key here is called beside
     * @param more what to add of a key here, or nothing
     * @return empty when there are none
     */
    public static Optional<String> paired(
            Map<String, String> alike,
            Map<String, String> said,
            Map<String, String> names,
            Function<String, List<String>> labels,
            Function<String, String> more) {
        List<String> pairs = new ArrayList<>();
        alike.forEach((from, to) -> {
            List<String> called = new ArrayList<>(List.of(from));
            called.addAll(labels.apply(from));
            if (!said.containsKey(from) && RegionPairing.byNotation(called, to, names.get(to))) {
                pairs.add(called(from, labels.apply(from)) + " is " + named(to, names.get(to)) + more.apply(from));
            }
        });
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(" (" + pairs.size() + "): "
                        + String.join("; ", pairs.subList(0, Math.min(PAIRS_NAMED, pairs.size())))
                        + (pairs.size() > PAIRS_NAMED ? "; and " + (pairs.size() - PAIRS_NAMED) + " more" : ""));
    }

    private static String called(String key, List<String> labels) {
        return "“" + key + "”" + (labels.isEmpty() ? "" : " (“" + labels.get(0) + "”)");
    }

    private static String named(String key, String name) {
        return "“" + key + "”" + (name == null || name.equals(key) ? "" : " (" + name + ")");
    }

    /** Keys without counterpart, each with the likeliest one. */
    public static String unmatched(List<RegionPairing.Unmatched> unmatched) {
        // those with something to say first
        List<String> clauses = new ArrayList<>();
        unmatched.stream()
                .filter(each -> each.nearest().isPresent())
                .forEach(each -> clauses.add(
                        "“" + each.key() + "”, perhaps " + named(each.nearest().get(), each.nearestName())));
        unmatched.stream()
                .filter(each -> each.nearest().isEmpty())
                .forEach(each -> clauses.add("“" + each.key() + "”"));
        return String.join("; ", clauses.subList(0, Math.min(PAIRS_NAMED, clauses.size())))
                + (clauses.size() > PAIRS_NAMED ? "; and " + (clauses.size() - PAIRS_NAMED) + " more" : "");
    }

    /** The option that accepts the first of the proposals, for a shell; empty when there are none. */
    public static Optional<String> option(String option, List<RegionPairing.Unmatched> unmatched) {
        return unmatched.stream()
                .filter(each -> each.nearest().isPresent())
                .findFirst()
                .map(each -> option + " "
                        + ShellWord.of(each.key() + "=" + each.nearest().get()));
    }

    /** Some of many keys, in a row. */
    public static String named(List<String> keys) {
        return String.join(", ", keys.subList(0, Math.min(NAMED, keys.size())))
                + (keys.size() > NAMED ? " and " + (keys.size() - NAMED) + " more" : "");
    }
}
