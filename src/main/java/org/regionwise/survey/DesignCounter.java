package org.regionwise.survey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reduces rows to {@link DesignCounts}. Weights are summed in the order of the rows, so that a file and the database give the same
 * digits. Where all weights are the same number they are taken as 1, as only their proportions matter.
 */
public final class DesignCounter {
    /** More kinds of text in place of weights are a sign that another column was meant. */
    private static final int MOST_UNUSABLE = 1000;

    private final String survey;
    private final NumberNotation notation;
    private final DesignColumns design;
    /** Region, outcome, predictors; then stratum, cluster, finite population, weight: a role each, null where there is none. */
    private final List<String> roles;

    private final List<String> columns;
    private final ValueCodes[] codes;
    /** What stood in place of a weight, in the order of its appearance; first null, for what was one. */
    private final List<String> unusable = new ArrayList<>(Collections.singleton(null));

    private final int[] tuple;
    private final int weightAt;
    private final GroupTable groups;
    private double[] weights = new double[1 << 11];
    private double[] squares = new double[1 << 11];
    private double least = Double.POSITIVE_INFINITY;
    private double most;

    /**
     * @param survey what problems call the survey
     * @param predictors respondent predictors, may be empty
     * @param scans of the types of the columns, by name
     * @param notation of weights
     */
    public DesignCounter(
            String survey,
            DesignColumns design,
            String region,
            String outcome,
            List<String> predictors,
            Function<String, ColumnTypeScan> scans,
            NumberNotation notation) {
        this.survey = survey;
        this.notation = notation;
        this.design = design;
        this.roles = Stream.concat(
                        Stream.of(region, outcome),
                        Stream.concat(
                                predictors.stream(),
                                Stream.of(design.stratum(), design.cluster(), design.finitePopulation())))
                .toList();
        List<String> grouping =
                roles.stream().filter(role -> role != null).distinct().toList();
        this.columns = Stream.concat(grouping.stream(), Stream.ofNullable(design.weight()))
                .distinct()
                .toList();
        this.weightAt = design.weight() == null ? -1 : columns.indexOf(design.weight());
        this.codes = grouping.stream().map(scans).map(ValueCodes::new).toArray(ValueCodes[]::new);
        this.tuple = new int[codes.length + 1];
        this.groups = new GroupTable(tuple.length);
    }

    /** The columns whose cells {@link #add} takes. */
    public List<String> columns() {
        return columns;
    }

    /**
     * One respondent.
     *
     * @param cells of {@link #columns()}, in their order; null where empty
     * @throws ImportProblem when there are more than {@link ResponseCounter#MOST_GROUPS} groups
     */
    public void add(long row, String[] cells) {
        for (int i = 0; i < codes.length; i++) {
            tuple[i] = codes[i].code(cells[i]);
        }
        double weight = weightAt < 0 ? 1 : weight(cells[weightAt]);
        tuple[codes.length] = weight > 0 ? 0 : unusable(cells[weightAt] == null ? "" : cells[weightAt]);
        int group = groups.add(tuple, row);
        if (unusable.size() > MOST_UNUSABLE) {
            throw new ImportProblem(new Problem(
                    survey,
                    row,
                    design.weight(),
                    cells[weightAt],
                    "is not a weight, and neither are many others above it"));
        }
        if (group >= ResponseCounter.MOST_GROUPS) {
            throw new ImportProblem(new Problem(
                    survey,
                    row,
                    design.cluster() == null ? "" : design.cluster(),
                    "",
                    "regions, answers, predictors, strata and clusters form more than " + ResponseCounter.MOST_GROUPS
                            + " groups; make sure that none of these columns is an identifier"));
        }
        if (weight > 0) {
            if (group >= weights.length) {
                weights = Arrays.copyOf(weights, 2 * weights.length);
                squares = Arrays.copyOf(squares, 2 * squares.length);
            }
            weights[group] += weight;
            squares[group] += weight * weight;
            least = Math.min(least, weight);
            most = Math.max(most, weight);
        }
    }

    private int unusable(String written) {
        // a number in the one notation that a database keeps
        OptionalDouble number = notation.parse(written);
        String text = number.isPresent() ? NumberText.format(number.getAsDouble()) : written;
        int code = unusable.indexOf(text);
        if (code < 0) {
            unusable.add(text);
            return unusable.size() - 1;
        }
        return code;
    }

    /** The weight; 0 where there is none that could count. */
    private double weight(String text) {
        return Math.max(0, notation.parse(text).orElse(0));
    }

    /** All that was added. */
    public DesignCounts counts() {
        boolean equal = most > 0 && least == most;
        Map<List<String>, DesignCount> merged = new LinkedHashMap<>();
        List<List<String>> values = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            // region codes are text, whatever they look like
            values.add(columns.get(i).equals(roles.get(0)) ? codes[i].values() : codes[i].canonicalValues());
        }
        int predictors = roles.size() - 3;
        for (int group = 0; group < groups.size(); group++) {
            String[] key = new String[roles.size() + 1];
            for (int i = 0; i < roles.size(); i++) {
                int at = roles.get(i) == null ? -1 : columns.indexOf(roles.get(i));
                key[i] = at < 0 ? null : values.get(at).get(groups.code(group, at));
            }
            key[roles.size()] = unusable.get(groups.code(group, codes.length));
            List<String> keys = Collections.unmodifiableList(Arrays.asList(key));
            ResponseCount responses = new ResponseCount(
                    key[0], key[1], keys.subList(2, predictors), groups.count(group), groups.firstRow(group));
            boolean usable = key[roles.size()] == null;
            double scaled = usable ? groups.count(group) : 0;
            merged.merge(
                    keys,
                    new DesignCount(
                            responses,
                            key[predictors],
                            key[predictors + 1],
                            key[predictors + 2],
                            key[roles.size()],
                            equal ? scaled : sum(weights, group),
                            equal ? scaled : sum(squares, group)),
                    DesignCounter::sum);
        }
        return new DesignCounts(
                design, roles.get(0), roles.get(1), predictorColumns(predictors), List.copyOf(merged.values()));
    }

    private List<Column> predictorColumns(int end) {
        return roles.subList(2, end).stream()
                .map(name -> new Column(
                        name, name.equals(roles.get(0)) ? ColumnType.TEXT : codes[columns.indexOf(name)].type()))
                .toList();
    }

    /** A group whose weights are all unusable may lie beyond the arrays' end. */
    private static double sum(double[] sums, int group) {
        return group < sums.length ? sums[group] : 0;
    }

    private static DesignCount sum(DesignCount a, DesignCount b) {
        return new DesignCount(
                a.responses().plus(b.responses()),
                a.stratum(),
                a.cluster(),
                a.finitePopulation(),
                a.unusableWeight(),
                a.weight() + b.weight(),
                a.weightSquares() + b.weightSquares());
    }

    /**
     * The survey in a file reduced in one pass.
     *
     * @throws ImportProblem if a column does not exist, the file is unsound, or there are more than
     *     {@link ResponseCounter#MOST_GROUPS} groups
     */
    public static DesignCounts count(
            SurveyFile file, DesignColumns design, String region, String outcome, List<String> predictors) {
        return count(file, design, region, outcome, predictors, tally -> {});
    }

    /**
     * The same, telling what the reading met.
     *
     * @param told hears how many rows there were, and what was left out
     */
    public static DesignCounts count(
            SurveyFile file,
            DesignColumns design,
            String region,
            String outcome,
            List<String> predictors,
            Consumer<RowTally> told) {
        DesignCounter counter = new DesignCounter(
                file.name(),
                design,
                region,
                outcome,
                predictors,
                file::typeScan,
                file.options().numbers());
        told.accept(file.read(counter.columns(), counter::add, Progress.SILENT));
        return counter.counts();
    }
}
