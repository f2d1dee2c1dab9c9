package org.regionwise.survey.region;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.count.ResponseCounts;

/**
 * How the regions of a survey, of its region table and of boundaries fit together: by their notation, and as the
 * analyst says. What is said of one file holds for others that write a region as it does.
 *
 * @param counts respondents by region and answer, as the survey writes them
 * @param labels what the survey says that its codes of regions mean
 * @param table the region table, if there is one
 * @param shapes the keys of the shapes, if there are boundaries that can be used
 * @param accepted regions of the table that the analyst says are those of the survey, by the survey's; one that is said
 *     to be itself is no other
 * @param acceptedShapes regions that the analyst says shapes are of, by the shapes' keys
 * @param declined regions and shapes of which the analyst says that none of those offered is the same
 */
public record RegionMatching(
        ResponseCounts counts,
        Map<String, String> labels,
        Optional<RegionTable> table,
        Optional<List<String>> shapes,
        Map<String, String> accepted,
        Map<String, String> acceptedShapes,
        Set<String> declined) {
    public RegionMatching {
        labels = Map.copyOf(labels);
        accepted = Map.copyOf(accepted);
        acceptedShapes = Map.copyOf(acceptedShapes);
        declined = Set.copyOf(declined);
    }

    /** Files of which nothing was said yet. */
    public RegionMatching(
            ResponseCounts counts,
            Map<String, String> labels,
            Optional<RegionTable> table,
            Optional<List<String>> shapes) {
        this(counts, labels, table, shapes, Map.of(), Map.of(), Set.of());
    }

    /** The same with other matches accepted. */
    public RegionMatching accepting(Map<String, String> ofRegions, Map<String, String> ofShapes) {
        return new RegionMatching(counts, labels, table, shapes, ofRegions, ofShapes, declined);
    }

    /** The same with other keys declined. */
    public RegionMatching declining(Set<String> keys) {
        return new RegionMatching(counts, labels, table, shapes, accepted, acceptedShapes, keys);
    }

    /** The same with what was accepted of other files, as far as these regions and shapes are there. */
    public RegionMatching acceptingAsFarAsThere(Map<String, String> regions, Map<String, String> shapesToRegions) {
        Map<String, String> ofRegions = new LinkedHashMap<>(regions);
        ofRegions.keySet().retainAll(recoding().written().keySet());
        ofRegions
                .values()
                .retainAll(table.map(RegionTable::keys)
                        .orElse(List.copyOf(recoding().written().keySet())));
        Map<String, String> ofShapes = new LinkedHashMap<>(shapesToRegions);
        ofShapes.keySet().retainAll(shapes.orElse(List.of()));
        return accepting(ofRegions, ofShapes);
    }

    /** Which of the survey's regions are one, and which one of the table's. */
    public RegionRecoding recoding() {
        Map<String, String> known = new LinkedHashMap<>(saidOfShapes());
        known.putAll(accepted);
        return RegionRecoding.of(counts, labels, table, known);
    }

    /** What was accepted of shapes holds for regions that the survey writes as the boundaries do. */
    public Map<String, String> saidOfShapes() {
        List<String> written = counts.counts().stream()
                .map(ResponseCount::region)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        Map<String, String> ofRegions = counterparts(written, acceptedShapes);
        ofRegions.values().retainAll(table.map(RegionTable::keys).orElse(List.of()));
        return ofRegions;
    }

    /** And what was found of regions holds for shapes that the boundaries write as the survey does. */
    public Map<String, String> saidOfRegions() {
        return counterparts(shapes.orElse(List.of()), recoding().recoded());
    }

    /** Values for the keys that are one of {@code known}, however written. */
    private static Map<String, String> counterparts(List<String> keys, Map<String, String> known) {
        Map<String, String> spellings = new LinkedHashMap<>();
        known.keySet().forEach(each -> spellings.put(each, null));
        Map<String, String> alike = RegionPairing.of(keys, spellings, Map.of()).alike();
        Map<String, String> counterparts = new LinkedHashMap<>();
        for (String key : keys) {
            String spelling = alike.getOrDefault(key, key);
            if (known.containsKey(spelling)) {
                counterparts.put(key, known.get(spelling));
            }
        }
        return counterparts;
    }

    /** How the survey's regions and the table's fit together; empty without a table. */
    public Optional<RegionPairing> pairing() {
        RegionRecoding recoding = recoding();
        return table.map(each -> {
            Map<String, String> names = each.names();
            // a spelling of a region that the table lacks goes with that region
            List<String> keys = recoding.written().keySet().stream()
                    .filter(region -> names.containsKey(recoding.recoded().getOrDefault(region, region))
                            || !recoding.recoded().containsKey(region))
                    .toList();
            Map<String, String> known = new LinkedHashMap<>(accepted);
            known.putAll(recoding.recoded());
            return RegionPairing.of(keys, names, known);
        });
    }

    /** How shapes and regions fit together: those of the survey under the table's spelling, and those of the table. */
    public Optional<RegionPairing> shapePairing() {
        Map<String, String> known = counterpartsOfShapes();
        Map<String, String> accepting = saidOfRegions();
        accepting.putAll(acceptedShapes);
        return shapes.map(each -> RegionPairing.of(each, known, accepting));
    }

    /** The region of every shape that the boundaries write differently, by its key. */
    public Map<String, String> shapeMatches() {
        return shapePairing().map(RegionPairing::alike).orElse(Map.of());
    }

    /** What regions of the survey may be the same as: the table's, with their names, or else each other. */
    public Map<String, String> counterpartsOfRegions() {
        Map<String, String> others = new LinkedHashMap<>();
        recoding().written().keySet().forEach(region -> others.put(region, null));
        return table.map(RegionTable::names).orElse(others);
    }

    /** What shapes may be of: the table's regions with their names, and those of the survey alone. */
    public Map<String, String> counterpartsOfShapes() {
        Map<String, String> known =
                new LinkedHashMap<>(table.map(RegionTable::names).orElse(Map.of()));
        recoding().read().keySet().forEach(region -> known.putIfAbsent(region, null));
        return known;
    }

    /** Codes and names by which a file of shapes may call these regions. */
    public List<String> wanted() {
        return wanted(List.copyOf(recoding().written().keySet()), table);
    }

    /** Codes and names by which a file of shapes may call the regions of a survey and its table. */
    public static List<String> wanted(List<String> regions, Optional<RegionTable> table) {
        List<String> wanted = new ArrayList<>(regions);
        table.map(RegionTable::names).orElse(Map.of()).forEach((key, name) -> {
            wanted.add(key);
            if (name != null) {
                wanted.add(name);
            }
        });
        return wanted;
    }

    /** Whether there is a region table that knows none of the survey's regions, so that no analysis could use it. */
    public boolean unmatched() {
        return pairing().map(each -> each.matched() == 0).orElse(false);
    }

    /** Whether there are boundaries of which none is a region's, so that no map could use them. */
    public boolean shapeless() {
        return shapePairing().map(each -> each.matched() == 0).orElse(false);
    }
}
