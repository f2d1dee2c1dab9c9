package org.regionwise.survey.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.RegionKey;

/**
 * A population table made of its margins by iterative proportional fitting, from cells that are all alike: Deming &amp;
 * Stephan (1940), Annals of Mathematical Statistics 11. What margins do not say together is taken to be independent.
 * Margins that count different numbers of people, in all or in a region, are scaled to the first that counts them.
 *
 * @param margins the tables that it was made of
 * @param rounds how often all margins were fitted in turn
 * @param miss largest difference between a margin and the table's, as a share of all people
 * @param missed files of the margins that the table does not have, to rounding; empty where it has them all
 * @param unlike regions of which margins count different numbers of people, empty for all together
 * @param incomplete regions that some margins have and others do not; they were left out
 */
public record Raking(
        List<PopulationTable> margins,
        int rounds,
        double miss,
        List<String> missed,
        List<String> unlike,
        List<String> incomplete) {
    private static final int MOST_CELLS = 2_000_000;
    private static final int MOST_ROUNDS = 1000;
    private static final double EXACT = 1e-10;
    /** By which share of all people a margin may be missed without a word. */
    private static final double NEAR = 1e-6;
    /** By which numbers of people may differ without a word, as rounded ones do. */
    private static final double ROUNDED = 1e-3;

    public Raking {
        margins = List.copyOf(margins);
        unlike = List.copyOf(unlike);
        // tables that were kept before either was told
        missed = missed == null ? List.of() : List.copyOf(missed);
        incomplete = incomplete == null ? List.of() : List.copyOf(incomplete);
    }

    /** Whether the table has the margins, to rounding. */
    public boolean converged() {
        return miss < NEAR;
    }

    /** The table that has these margins; the one itself where there is only one. */
    public static PopulationTable table(List<PopulationTable> margins) {
        return margins.size() == 1 ? margins.get(0) : new Fitting(margins).table();
    }

    /** One fit. */
    private static final class Fitting {
        private final List<PopulationTable> margins;
        /** The region's first, empty for none. */
        private final List<String> columns = new ArrayList<>();
        /** By column, its values as they are written first, by what they look like to people. */
        private final List<Map<String, String>> values = new ArrayList<>();

        private final int[] sizes;
        private final Set<String> unlike = new LinkedHashSet<>();
        /** As they are written first, by what they look like to people. */
        private final Map<String, String> incomplete;

        Fitting(List<PopulationTable> all) {
            if (all.stream().allMatch(margin -> margin.regionColumn() == null)) {
                throw new ImportProblem(
                        new Problem(all.get(0).file(), 0, "", "", Reason.of("population-margins-without-region")));
            }
            this.incomplete = incomplete(all);
            this.margins = all.stream()
                    .map(margin -> without(margin, incomplete.keySet()))
                    .toList();
            if (margins.get(0).people() == 0) {
                throw new ImportProblem(
                        new Problem(all.get(0).file(), 0, "", "", Reason.of("population-margins-apart")));
            }
            Set<String> names = new LinkedHashSet<>(List.of(""));
            margins.forEach(margin -> names.addAll(margin.columns()));
            columns.addAll(names);
            for (int c = 0; c < columns.size(); c++) {
                Map<String, String> known = new LinkedHashMap<>();
                for (PopulationTable margin : margins) {
                    for (PopulationTable.Row row : margin.rows()) {
                        String value = value(margin, row, c);
                        if (value != null) {
                            known.putIfAbsent(RegionKey.folded(value), value);
                        }
                    }
                }
                values.add(known);
            }
            this.sizes = values.stream().mapToInt(Map::size).toArray();
        }

        private static Map<String, String> incomplete(List<PopulationTable> margins) {
            Map<String, String> written = new LinkedHashMap<>();
            List<Set<String>> known = new ArrayList<>();
            for (PopulationTable margin : margins) {
                if (margin.regionColumn() != null) {
                    Set<String> own = new LinkedHashSet<>();
                    margin.rows().forEach(row -> {
                        written.putIfAbsent(RegionKey.folded(row.region()), row.region());
                        own.add(RegionKey.folded(row.region()));
                    });
                    known.add(own);
                }
            }
            written.keySet().removeIf(each -> known.stream().allMatch(own -> own.contains(each)));
            return written;
        }

        private static PopulationTable without(PopulationTable margin, Set<String> regions) {
            return margin.regionColumn() == null || regions.isEmpty()
                    ? margin
                    : margin.of(margin.rows().stream()
                            .filter(row -> !regions.contains(RegionKey.folded(row.region())))
                            .toList());
        }

        /** Null where the margin does not have the column. */
        private String value(PopulationTable margin, PopulationTable.Row row, int column) {
            if (column == 0) {
                return row.region();
            }
            int place = margin.place(columns.get(column));
            if (place < 0) {
                return null;
            }
            String value = row.values().get(place);
            if (value == null) {
                throw new ImportProblem(new Problem(
                        margin.file(), row.number(), columns.get(column), "", Reason.of("population-value-empty")));
            }
            return value;
        }

        private boolean has(PopulationTable margin, int column) {
            return column == 0 ? margin.regionColumn() != null : margin.place(columns.get(column)) >= 0;
        }

        PopulationTable table() {
            long cells = 1;
            for (int size : sizes) {
                cells *= size;
                if (cells > MOST_CELLS) {
                    throw new ImportProblem(new Problem(
                            margins.get(0).file(),
                            0,
                            "",
                            "",
                            Reason.of("population-margins-wide", "limit", MOST_CELLS)));
                }
            }
            double[] people = new double[(int) cells];
            Arrays.fill(people, 1);
            double all = margins.get(0).people();
            List<int[]> keys =
                    margins.stream().map(margin -> keys(margin, people.length)).toList();
            List<double[]> targets = targets(keys, all);
            double change = Double.POSITIVE_INFINITY;
            int round = 0;
            while (round < MOST_ROUNDS && change > EXACT) {
                round++;
                change = 0;
                for (int m = 0; m < keys.size(); m++) {
                    change = Math.max(change, fit(people, keys.get(m), targets.get(m)) / all);
                }
                // the first round meets cells that are all alike
                change = round == 1 ? Double.POSITIVE_INFINITY : change;
            }
            double miss = 0;
            List<String> missed = new ArrayList<>();
            for (int m = 0; m < keys.size(); m++) {
                double[] target = targets.get(m);
                double own = largest(sums(people, keys.get(m), target.length), target) / all;
                miss = Math.max(miss, own);
                if (own >= NEAR) {
                    missed.add(margins.get(m).file());
                }
            }
            return written(people, round, miss, missed);
        }

        /** By cell, the number of its row in a margin's cross of values. */
        private int[] keys(PopulationTable margin, int cells) {
            int[] keys = new int[cells];
            for (int cell = 0; cell < cells; cell++) {
                int rest = cell;
                int key = 0;
                for (int c = columns.size() - 1; c >= 0; c--) {
                    int value = rest % sizes[c];
                    rest /= sizes[c];
                    // from the last column on, as the number of a row is made below
                    key = has(margin, c) ? key * sizes[c] + value : key;
                }
                keys[cell] = key;
            }
            return keys;
        }

        /** People by margin and row of it, regions scaled to the first margin that has regions. */
        private List<double[]> targets(List<int[]> keys, double all) {
            List<Map<String, Integer>> numbers = new ArrayList<>();
            for (Map<String, String> known : values) {
                Map<String, Integer> byFolded = new HashMap<>();
                known.keySet().forEach(each -> byFolded.put(each, byFolded.size()));
                numbers.add(byFolded);
            }
            double[] firstByRegion = null;
            List<double[]> targets = new ArrayList<>();
            for (int m = 0; m < margins.size(); m++) {
                PopulationTable margin = margins.get(m);
                double[] byRegion = new double[sizes[0]];
                if (margin.regionColumn() != null) {
                    for (PopulationTable.Row row : margin.rows()) {
                        byRegion[numbers.get(0).get(RegionKey.folded(row.region()))] += row.count();
                    }
                    firstByRegion = firstByRegion == null ? byRegion : firstByRegion;
                }
                double whole = all / margin.people();
                if (Math.abs(whole - 1) > ROUNDED) {
                    unlike.add("");
                }
                double[] target = new double[Arrays.stream(keys.get(m)).max().orElse(0) + 1];
                for (PopulationTable.Row row : margin.rows()) {
                    int key = 0;
                    for (int c = columns.size() - 1; c >= 0; c--) {
                        String value = value(margin, row, c);
                        key = value == null
                                ? key
                                : key * sizes[c] + numbers.get(c).get(RegionKey.folded(value));
                    }
                    double scale = whole;
                    if (margin.regionColumn() != null) {
                        int region = numbers.get(0).get(RegionKey.folded(row.region()));
                        scale = byRegion[region] > 0 ? firstByRegion[region] / byRegion[region] : 1;
                        if (Math.abs(scale - 1) > ROUNDED) {
                            unlike.add(row.region());
                        }
                    }
                    target[key] += scale * row.count();
                }
                targets.add(target);
            }
            return targets;
        }

        /** Scales cells to a margin; the largest difference that there was. */
        private static double fit(double[] people, int[] keys, double[] target) {
            double[] sums = sums(people, keys, target.length);
            double most = largest(sums, target);
            for (int key = 0; key < sums.length; key++) {
                sums[key] = sums[key] > 0 ? target[key] / sums[key] : 0;
            }
            for (int cell = 0; cell < people.length; cell++) {
                people[cell] *= sums[keys[cell]];
            }
            return most;
        }

        private static double[] sums(double[] people, int[] keys, int length) {
            double[] sums = new double[length];
            for (int cell = 0; cell < people.length; cell++) {
                sums[keys[cell]] += people[cell];
            }
            return sums;
        }

        private static double largest(double[] sums, double[] target) {
            double most = 0;
            for (int key = 0; key < sums.length; key++) {
                most = Math.max(most, Math.abs(sums[key] - target[key]));
            }
            return most;
        }

        private PopulationTable written(double[] people, int rounds, double miss, List<String> missed) {
            List<List<String>> texts =
                    values.stream().map(known -> List.copyOf(known.values())).toList();
            List<PopulationTable.Row> rows = new ArrayList<>();
            for (int cell = 0; cell < people.length; cell++) {
                String[] own = new String[columns.size()];
                int rest = cell;
                for (int c = columns.size() - 1; c >= 0; c--) {
                    own[c] = texts.get(c).get(rest % sizes[c]);
                    rest /= sizes[c];
                }
                if (people[cell] > 0) {
                    rows.add(new PopulationTable.Row(
                            rows.size() + 1L, own[0], Arrays.asList(own).subList(1, own.length), people[cell]));
                }
            }
            PopulationTable first = margins.get(0);
            String region = margins.stream()
                    .map(PopulationTable::regionColumn)
                    .filter(each -> each != null)
                    .findFirst()
                    .orElseThrow();
            List<String> files = margins.stream().map(PopulationTable::file).toList();
            return new PopulationTable(
                    String.join(" + ", files),
                    margins.stream().map(PopulationTable::sha256).collect(Collectors.joining("+")),
                    region,
                    first.countColumn(),
                    columns.subList(1, columns.size()),
                    rows,
                    margins.stream().flatMap(each -> each.notes().stream()).toList(),
                    first.reading(),
                    new Raking(margins, rounds, miss, missed, List.copyOf(unlike), List.copyOf(incomplete.values())));
        }
    }
}
