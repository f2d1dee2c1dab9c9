package org.regionwise.survey.count;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.regionwise.engine.direct.ReplicateSums;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Reason;
import org.regionwise.survey.UnreadNumber;

/** Sums replicate weights by group of respondents, and notes which are none. Used once. */
final class ReplicateCounter {
    /** Numbers kept for all groups together: more do not fit beside everything else. */
    private static final long MOST_NUMBERS = 40_000_000;

    /** Sums of the weights, and of their ratios to the weight. */
    private static final int SUMS = 2;

    private final String survey;
    private final NumberNotation notation;
    private final List<String> columns;
    private final int[] places;
    private final double[] row;
    private final List<ReplicateSums.Growing> groups = new ArrayList<>();
    private final Map<Integer, Unusable> unusable = new LinkedHashMap<>();
    private final long[] negative;

    /** The first cell of a column that is no number, and how many there are. */
    private static final class Unusable {
        private final long row;
        private final String cell;
        private long rows;

        Unusable(long row, String cell) {
            this.row = row;
            this.cell = cell == null ? "" : cell;
        }
    }

    /** @param places of the columns among the cells */
    ReplicateCounter(String survey, NumberNotation notation, List<String> columns, int[] places) {
        this.survey = survey;
        this.notation = notation;
        this.columns = columns;
        this.places = places;
        this.row = new double[places.length];
        this.negative = new long[places.length];
    }

    /**
     * Respondents who agree in everything.
     *
     * @param weight above 0
     * @param times how many they are
     */
    void add(long number, int group, double weight, String[] cells, long times) {
        for (int r = 0; r < places.length; r++) {
            String cell = cells[places[r]];
            row[r] = whole(cell);
            if (row[r] < 0) {
                OptionalDouble value = notation.parse(cell);
                row[r] = value.orElse(0);
                negative[r] += row[r] < 0 ? times : 0;
                if (value.isEmpty()) {
                    unusable.computeIfAbsent(r, key -> new Unusable(number, cell)).rows += times;
                }
            }
        }
        add(number, group, weight, times);
    }

    /**
     * A respondent, by numbers that were read before.
     *
     * @param own NaN where a cell is empty
     * @throws ImportProblem where one is
     */
    void add(long number, int group, double weight, double[] own) {
        for (int r = 0; r < places.length; r++) {
            row[r] = own[r];
            if (!(own[r] >= 0)) {
                negative[r] += own[r] < 0 ? 1 : 0;
                if (Double.isNaN(own[r])) {
                    throw new ImportProblem(
                            new Problem(survey, number, columns.get(r), "", Reason.of("replicate-empty")));
                }
            }
        }
        add(number, group, weight, 1);
    }

    private void add(long number, int group, double weight, long times) {
        while (groups.size() <= group) {
            groups.add(null);
        }
        if (groups.get(group) == null) {
            if ((long) SUMS * places.length * group > MOST_NUMBERS) {
                throw new ImportProblem(new Problem(
                        survey,
                        number,
                        columns.get(0),
                        "",
                        Reason.of("too-many-replicate-sums", "groups", group, "replicates", places.length)));
            }
            groups.set(group, new ReplicateSums.Growing(places.length));
        }
        groups.get(group).add(weight, row, times);
    }

    /** The whole number that a cell is; −1 where it is something else, which there is a slower way to read. */
    private static double whole(String cell) {
        if (cell == null || cell.isEmpty() || cell.length() > 9) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < cell.length(); i++) {
            int digit = cell.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    /** Names each column in which somebody with a weight has no number. */
    void requireNumbers() {
        ProblemCollector problems = new ProblemCollector();
        unusable.forEach((r, each) -> {
            Optional<UnreadNumber> why = UnreadNumber.of(each.cell, notation);
            problems.add(new Problem(
                    survey,
                    each.row,
                    columns.get(r),
                    each.cell,
                    Reason.of(each.cell.isEmpty() ? "replicate-empty" : "replicate-no-number")
                            .then(why.map(told -> told.reason("--"))),
                    each.rows,
                    List.of()));
        });
        problems.throwIfAny();
    }

    /** Null for a group in which nobody has a weight. */
    ReplicateSums of(int group) {
        return group < groups.size() && groups.get(group) != null
                ? groups.get(group).sums()
                : null;
    }

    /** Columns with weights below 0, and of how many respondents. */
    Map<String, Long> negative() {
        Map<String, Long> columns = new LinkedHashMap<>();
        for (int r = 0; r < negative.length; r++) {
            if (negative[r] > 0) {
                columns.put(this.columns.get(r), negative[r]);
            }
        }
        return columns;
    }
}
