package org.regionwise.survey.region;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.survey.RegionKey;

/**
 * The spellings of a survey's regions: which are together, and which region of a table they mean.
 *
 * @param inTable key of the table by what the survey writes, which may be a key, a name, or a code with the name as
 *     label
 * @param together by folded spelling, the first folded spelling of the same region
 */
record Spellings(Map<String, String> inTable, Map<String, String> together) {

    /**
     * @param spellings ways to write a region by what they have in common when folded
     * @param labels what the survey says that its codes mean
     * @param apart folded spellings that the analyst says are regions of their own
     */
    static Spellings of(
            Map<String, Set<String>> spellings, Map<String, String> labels, Counterparts table, Set<String> apart) {
        Map<String, String> inTable = new HashMap<>();
        spellings
                .values()
                .forEach(group -> group.forEach(text -> table.of(text)
                        .or(() -> Optional.ofNullable(labels.get(text)).flatMap(table::of))
                        .ifPresent(key -> inTable.put(text, key))));
        List<String> all = spellings.values().stream().flatMap(Set::stream).toList();
        RegionNotation notation = RegionNotation.of(all);
        Map<String, List<String>> regions = new LinkedHashMap<>();
        Map<String, String> together = together(spellings, labels, notation, apart);
        together.forEach((folded, first) ->
                regions.computeIfAbsent(first, each -> new ArrayList<>()).add(folded));

        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        regions.forEach((first, members) -> {
            Set<String> texts = new LinkedHashSet<>();
            members.forEach(folded -> texts.addAll(spellings.get(folded)));
            Set<String> known = new HashSet<>();
            texts.stream().map(inTable::get).filter(key -> key != null).forEach(known::add);
            if (known.isEmpty() && !apart.contains(first)) {
                List.copyOf(texts).stream()
                        .map(labels::get)
                        .filter(label -> label != null)
                        .forEach(texts::add);
                wanted.put(first, texts);
            } else if (known.size() == 1) {
                // one spelling is in the table, and the others are that one's if they can be no other's
                String key = known.iterator().next();
                texts.stream()
                        .filter(text -> Set.of(key).containsAll(table.strict(text, notation)))
                        .forEach(text -> inTable.putIfAbsent(text, key));
            }
            if (known.size() > 1 || known.size() == 1 && !inTable.keySet().containsAll(texts)) {
                members.forEach(folded -> together.put(folded, folded));
            }
        });
        table.pairs(wanted, Set.copyOf(inTable.values()), notation)
                .forEach((first, key) -> regions.get(first)
                        .forEach(folded -> spellings.get(folded).forEach(text -> inTable.put(text, key))));
        return new Spellings(inTable, together);
    }

    /** Spellings that differ in notation only are one region, unless the file labels them as two. */
    private static Map<String, String> together(
            Map<String, Set<String>> spellings,
            Map<String, String> labels,
            RegionNotation notation,
            Set<String> apart) {
        Map<String, String> together = new LinkedHashMap<>();
        Map<String, String> firsts = new HashMap<>();
        Map<String, String> labelOf = new HashMap<>();
        spellings.forEach((folded, group) -> {
            String label = group.stream()
                    .map(labels::get)
                    .filter(each -> each != null)
                    .findFirst()
                    .map(RegionKey::folded)
                    .orElse("");
            Set<String> forms = new LinkedHashSet<>();
            if (!apart.contains(folded)) {
                group.forEach(text -> forms.addAll(notation.strict(text)));
            }
            String first = forms.stream()
                    .map(firsts::get)
                    .filter(each -> each != null && labelOf.get(each).equals(label))
                    .findFirst()
                    .orElse(folded);
            together.put(folded, first);
            labelOf.putIfAbsent(first, label);
            forms.forEach(form -> firsts.putIfAbsent(form, first));
        });
        return together;
    }
}
