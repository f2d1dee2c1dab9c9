package org.regionwise.survey.region;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Reason;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.count.ResponseCounts;

/**
 * Which of the ways in which a survey writes its regions are one region. What differs in notation only is one: the
 * region table's where it has it, and otherwise the spelling of most respondents, codes in one notation. A region that
 * the analyst says is itself is neither another spelling nor another's.
 *
 * @param written respondents by region as the survey writes it, in the order of its rows
 * @param recoded what is read as another
 */
public record RegionRecoding(Map<String, Long> written, Map<String, String> recoded) {
    public RegionRecoding {
        written = Collections.unmodifiableMap(new LinkedHashMap<>(written));
        recoded = Collections.unmodifiableMap(new LinkedHashMap<>(recoded));
    }

    /**
     * @param counts the survey as it writes itself
     * @param labels what the survey says that its codes mean
     * @param table the region table, if there is one
     * @param accepted regions that the analyst says are another, which is one of the table's or the survey's
     */
    public static RegionRecoding of(
            ResponseCounts counts,
            Map<String, String> labels,
            Optional<RegionTable> table,
            Map<String, String> accepted) {
        return of(written(counts), labels, table.map(RegionTable::names).orElse(Map.of()), accepted);
    }

    static RegionRecoding of(
            Map<String, Long> written,
            Map<String, String> labels,
            Map<String, String> names,
            Map<String, String> accepted) {
        Map<String, String> said = new HashMap<>();
        accepted.forEach((from, to) -> said.put(RegionKey.folded(from), to));
        Map<String, String> meant = new LinkedHashMap<>();
        Set<String> apart = new HashSet<>();
        written.keySet().forEach(region -> {
            String folded = RegionKey.folded(region);
            meant.put(region, said.getOrDefault(folded, region));
            if (said.containsKey(folded) && RegionKey.folded(said.get(folded)).equals(folded)) {
                apart.add(folded);
            }
        });
        Map<String, Set<String>> spellings = new LinkedHashMap<>();
        meant.values()
                .forEach(meaning -> spellings
                        .computeIfAbsent(RegionKey.folded(meaning), folded -> new LinkedHashSet<>())
                        .add(meaning));
        Spellings found = Spellings.of(spellings, labels, new Counterparts(names), apart);
        Map<String, Long> rows = new LinkedHashMap<>();
        meant.forEach((region, meaning) -> rows.merge(meaning, written.get(region), Long::sum));
        Map<String, String> called =
                new PreferredSpelling(rows, found.together(), labels.keySet(), names, apart).called();
        Map<String, String> recoded = new LinkedHashMap<>();
        meant.forEach((region, meaning) -> {
            String folded = RegionKey.folded(meaning);
            String read = found.inTable()
                    .getOrDefault(meaning, called.get(found.together().get(folded)));
            if (!read.equals(region)) {
                recoded.put(region, read);
            }
        });
        return new RegionRecoding(written, recoded);
    }

    private static Map<String, Long> written(ResponseCounts counts) {
        Map<String, Long> rows = new HashMap<>();
        Map<String, Long> firstRows = new HashMap<>();
        for (ResponseCount count : counts.counts()) {
            if (count.region() != null) {
                rows.merge(count.region(), count.count(), Long::sum);
                firstRows.merge(count.region(), count.firstRow(), Math::min);
            }
        }
        Map<String, Long> written = new LinkedHashMap<>();
        firstRows.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(each -> written.put(each.getKey(), rows.get(each.getKey())));
        return written;
    }

    /** Rows by value that is read as another. */
    public Map<String, Long> recodedRows() {
        Map<String, Long> rows = new LinkedHashMap<>();
        recoded.keySet().forEach(region -> rows.put(region, written.get(region)));
        return rows;
    }

    /** Respondents by region as it is read. */
    public Map<String, Long> read() {
        Map<String, Long> rows = new LinkedHashMap<>();
        written.forEach((region, count) -> rows.merge(recoded.getOrDefault(region, region), count, Long::sum));
        return rows;
    }

    /**
     * Makes sure that what the analyst accepted is there.
     *
     * @param file the survey's name
     * @param column its region column
     * @throws ImportProblem naming each region that is neither in the survey nor, for one that others are read as, in
     *     the table, with what is written most like it
     */
    public void requireKnown(String file, String column, Map<String, String> accepted, Optional<RegionTable> table) {
        Map<String, String> names = table.map(RegionTable::names).orElse(Map.of());
        Map<String, String> known = new LinkedHashMap<>();
        written.keySet().forEach(region -> known.put(region, null));
        List<String> survey = List.copyOf(known.keySet());
        names.forEach(known::put);
        Counterparts counterparts = new Counterparts(known);
        Set<String> folded = survey.stream().map(RegionKey::folded).collect(Collectors.toSet());
        ProblemCollector problems = new ProblemCollector();
        accepted.forEach((from, to) -> {
            if (!folded.contains(RegionKey.folded(from))) {
                problems.add(new Problem(
                        file, 0, column, from, Reason.of("no-region-of-survey").then(nearest(from, survey, Map.of()))));
            }
            if (counterparts.of(to).isEmpty()) {
                problems.add(new Problem(
                        file,
                        0,
                        column,
                        to,
                        Reason.of(table.isPresent() ? "no-region-at-all" : "no-region-of-survey")
                                .then(nearest(to, new ArrayList<>(known.keySet()), names))));
            }
        });
        problems.throwIfAny();
    }

    private static Reason nearest(String region, List<String> among, Map<String, String> names) {
        return RegionPairing.nearest(region, among, names)
                .map(found -> names.get(found) == null
                        ? Reason.of("nearest-region", "region", found)
                        : Reason.of("nearest-region-named", "region", found, "name", names.get(found)))
                .orElse(Reason.of("regions-are", "regions", among));
    }
}
