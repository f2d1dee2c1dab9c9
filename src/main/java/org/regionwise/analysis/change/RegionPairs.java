package org.regionwise.analysis.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.survey.region.RegionNotation;

/**
 * Which region of one wave is which of another: the one with the same key; one that the analyst says was renamed; and
 * of the rest, the only one that is written alike but for notation and accents, by key or by name.
 *
 * @param pairs in the order of the later wave, those of the earlier one alone last
 * @param alike keys that were read as one although they differ, earlier to later
 */
record RegionPairs(List<Pair> pairs, Map<String, String> alike) {
    /** A region, by its places in the results; {@link #ABSENT} in one that it is not part of. */
    record Pair(int first, int second) {
        boolean inBoth() {
            return first != ABSENT && second != ABSENT;
        }
    }

    static final int ABSENT = -1;

    /** @param renamed keys of the earlier wave that the later one has under another */
    static RegionPairs of(Result first, Result second, Map<String, String> renamed) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < first.regions().size(); i++) {
            String key = first.regions().get(i).region();
            places.put(renamed.getOrDefault(key, key), i);
        }
        int[] partner = new int[second.regions().size()];
        Map<Integer, RegionEstimate> left = new LinkedHashMap<>();
        for (int j = 0; j < partner.length; j++) {
            RegionEstimate region = second.regions().get(j);
            Integer place = places.remove(region.region());
            partner[j] = place == null ? ABSENT : place;
            if (place == null) {
                left.put(j, region);
            }
        }
        Map<String, String> alike = new LinkedHashMap<>();
        for (Function<RegionEstimate, String> by :
                List.<Function<RegionEstimate, String>>of(RegionEstimate::region, RegionEstimate::name)) {
            Map<Integer, RegionEstimate> early = new LinkedHashMap<>();
            places.values().forEach(i -> early.put(i, first.regions().get(i)));
            alike(early, left, by).forEach((i, j) -> {
                partner[j] = i;
                alike.put(early.get(i).region(), left.get(j).region());
                places.values().remove(i);
                left.remove(j);
            });
        }
        List<Pair> pairs = new ArrayList<>();
        for (int j = 0; j < partner.length; j++) {
            pairs.add(new Pair(partner[j], j));
        }
        places.values().forEach(i -> pairs.add(new Pair(i, ABSENT)));
        return new RegionPairs(List.copyOf(pairs), alike);
    }

    /** Pairs of which each is the other's only counterpart. */
    private static Map<Integer, Integer> alike(
            Map<Integer, RegionEstimate> first,
            Map<Integer, RegionEstimate> second,
            Function<RegionEstimate, String> by) {
        Map<String, Set<Integer>> ofFirst = forms(first, by);
        Map<String, Set<Integer>> ofSecond = forms(second, by);
        Map<Integer, Set<Integer>> found = new HashMap<>();
        Map<Integer, Set<Integer>> back = new HashMap<>();
        ofFirst.forEach((form, places) ->
                places.forEach(i -> ofSecond.getOrDefault(form, Set.of()).forEach(j -> {
                    found.computeIfAbsent(i, key -> new HashSet<>()).add(j);
                    back.computeIfAbsent(j, key -> new HashSet<>()).add(i);
                })));
        return found.entrySet().stream()
                .filter(each -> each.getValue().size() == 1)
                .filter(each -> back.get(each.getValue().iterator().next()).size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().iterator().next()));
    }

    private static Map<String, Set<Integer>> forms(
            Map<Integer, RegionEstimate> regions, Function<RegionEstimate, String> by) {
        RegionNotation notation = RegionNotation.of(
                regions.values().stream().map(by).filter(Objects::nonNull).toList());
        Map<String, Set<Integer>> forms = new HashMap<>();
        regions.forEach((place, region) -> {
            if (by.apply(region) != null) {
                notation.loose(by.apply(region))
                        .forEach(form -> forms.computeIfAbsent(form, key -> new HashSet<>())
                                .add(place));
            }
        });
        return forms;
    }
}
