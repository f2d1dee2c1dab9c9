package org.regionwise.survey.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Progress;
import org.regionwise.survey.Reason;
import org.regionwise.survey.UnreadNumber;
import org.regionwise.survey.file.ColumnTypeScan;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.RowTally;

/**
 * Reduces rows to {@link DesignCounts}. Weights are summed in the order of the rows, so that a file and the database
 * give the same digits. Where all weights are the same number they are taken as 1, as only their proportions matter to
 * estimates, and that number is kept beside.
 */
public final class DesignCounter {
    /** More kinds of text in place of weights are a sign that another column was meant. */
    private static final int MOST_UNUSABLE = 1000;

    /** Stratum, cluster, and so on: roles between the predictors and the calibration variables. */
    private static final int PARTS = 5;

    private final String survey;
    private final NumberNotation notation;
    private final DesignColumns design;
    /**
     * Region, outcome, predictors; then the parts of the sample and the calibration variables: null where there is
     * none.
     */
    private final List<String> roles;

    private final int predictorsEnd;

    private final List<String> columns;
    private final ValueCodes[] codes;
    /** What stood in place of a weight, in the order of its appearance; first null, for what was one. */
    private final List<String> unusable = new ArrayList<>(Collections.singleton(null));

    private final int[] tuple;
    private final int weightAt;
    private final int baseAt;
    private final int[] replicatesAt;
    private final GroupTable groups;
    /** Null where there are no replicate weights. */
    private final ReplicateCounter replicates;

    private final Sums weights = new Sums();
    private final Sums squares = new Sums();
    private final Sums bases = new Sums();
    /** Weights that the file labels, in canonical form. */
    private final Set<String> labels;

    private final Map<String, Long> labelledWeights = new HashMap<>();
    private double least = Double.POSITIVE_INFINITY;
    private double most;

    /** A sum for each group, which grows as groups appear. */
    private static final class Sums {
        private double[] values = new double[1 << 11];

        void add(int group, double value) {
            if (group >= values.length) {
                values = Arrays.copyOf(values, Math.max(group + 1, 2 * values.length));
            }
            values[group] += value;
        }

        /** A group that nothing was added to may lie beyond the array's end. */
        double of(int group) {
            return group < values.length ? values[group] : 0;
        }
    }

    /**
     * @param survey what problems call the survey
     * @param predictors respondent predictors, may be empty
     * @param scans of the types of the columns, by name
     * @param notation of weights
     * @param weightLabels weights that the file labels, in canonical form
     */
    public DesignCounter(
            String survey,
            DesignColumns design,
            String region,
            String outcome,
            List<String> predictors,
            Function<String, ColumnTypeScan> scans,
            NumberNotation notation,
            Set<String> weightLabels) {
        this.labels = Set.copyOf(weightLabels);
        this.survey = survey;
        this.notation = notation;
        this.design = design;
        this.roles = Stream.concat(
                        Stream.of(region, outcome),
                        Stream.concat(
                                predictors.stream(),
                                Stream.concat(
                                        Stream.of(
                                                design.stratum(),
                                                design.cluster(),
                                                design.finitePopulation(),
                                                design.secondStage(),
                                                design.secondFinitePopulation()),
                                        design.calibratedOn().stream())))
                .toList();
        this.predictorsEnd = 2 + predictors.size();
        List<String> grouping =
                roles.stream().filter(role -> role != null).distinct().toList();
        this.columns = Stream.of(
                        grouping.stream(),
                        Stream.ofNullable(design.weight()),
                        Stream.ofNullable(design.baseWeight()),
                        design.replicateColumns().stream())
                .flatMap(names -> names)
                .distinct()
                .toList();
        this.weightAt = columns.indexOf(design.weight());
        this.baseAt = columns.indexOf(design.baseWeight());
        this.replicatesAt =
                design.replicateColumns().stream().mapToInt(columns::indexOf).toArray();
        this.replicates = design.replicates() == null
                ? null
                : new ReplicateCounter(survey, notation, design.replicateColumns(), replicatesAt);
        this.codes = grouping.stream().map(scans).map(ValueCodes::new).toArray(ValueCodes[]::new);
        this.tuple = new int[codes.length + 2];
        this.groups = new GroupTable(tuple.length);
    }

    /** The columns whose cells {@link #add} takes. */
    public List<String> columns() {
        return columns;
    }

    /**
     * Respondents who agree in everything.
     *
     * @param cells of {@link #columns()}, in their order; null where empty
     * @param times how many they are
     * @throws ImportProblem when there are more than {@link ResponseCounter#MOST_GROUPS} groups
     */
    public void add(long row, String[] cells, long times) {
        for (int i = 0; i < codes.length; i++) {
            tuple[i] = codes[i].code(cells[i]);
        }
        double weight = weightAt < 0 ? 1 : weight(cells[weightAt]);
        double base = baseAt < 0 ? weight : weight(cells[baseAt]);
        tuple[codes.length] = weight > 0 ? 0 : unusable(row, design.weight(), cells[weightAt]);
        tuple[codes.length + 1] = base > 0 || baseAt < 0 ? 0 : unusable(row, design.baseWeight(), cells[baseAt]);
        int group = add(row, weight, base, times);
        if (weight > 0 && replicates != null) {
            replicates.add(row, group, weight, cells, times);
        }
    }

    /**
     * One respondent whose cells were read before.
     *
     * @param values by {@link #codes}
     * @param weight NaN where the cell is empty
     * @param base the same; as the weight where there is none
     * @param own replicate weights, none of them needed without a weight
     * @throws ImportProblem where they need be told of as they stand in the file
     */
    void add(long row, int[] values, double weight, double base, double[] own) {
        System.arraycopy(values, 0, tuple, 0, values.length);
        tuple[codes.length] = weight > 0 ? 0 : unusable(row, design.weight(), cell(weight));
        tuple[codes.length + 1] = base > 0 || baseAt < 0 ? 0 : unusable(row, design.baseWeight(), cell(base));
        int group = add(row, weight, base > 0 ? base : 0, 1);
        if (weight > 0 && replicates != null) {
            replicates.add(row, group, weight, own);
        }
    }

    private String cell(double number) {
        return Double.isNaN(number) ? null : notation.written(NumberText.format(number));
    }

    private int add(long row, double weight, double base, long times) {
        int group = groups.add(tuple, row, times);
        if (group >= ResponseCounter.MOST_GROUPS) {
            throw new ImportProblem(new Problem(
                    survey,
                    row,
                    design.cluster() == null ? "" : design.cluster(),
                    "",
                    Reason.of("too-many-groups-of-design", "limit", ResponseCounter.MOST_GROUPS)));
        }
        if (weight > 0) {
            weights.add(group, times * weight);
            squares.add(group, times * weight * weight);
            bases.add(group, times * base);
            least = Math.min(least, weight);
            most = Math.max(most, weight);
            if (!labels.isEmpty() && labels.contains(NumberText.format(weight))) {
                labelledWeights.merge(NumberText.format(weight), times, Long::sum);
            }
        }
        return group;
    }

    /** Of the columns that come first, which form groups. */
    ValueCodes[] codes() {
        return codes;
    }

    private int unusable(long row, String column, String cell) {
        int code = unusable(cell == null ? "" : cell);
        if (unusable.size() > MOST_UNUSABLE) {
            throw new ImportProblem(new Problem(
                    survey,
                    row,
                    column,
                    cell,
                    Reason.of("too-many-without-weight")
                            .then(UnreadNumber.of(cell, notation).map(why -> why.reason("--")))));
        }
        return code;
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

    /**
     * All that was added.
     *
     * @throws ImportProblem when somebody with a weight lacks one of its replicates
     */
    public DesignCounts counts() {
        if (replicates != null) {
            replicates.requireNumbers();
        }
        boolean equal = most > 0 && least == most;
        Map<List<String>, DesignCount> merged = new LinkedHashMap<>();
        List<List<String>> values = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            // region codes are text, whatever they look like
            values.add(columns.get(i).equals(roles.get(0)) ? codes[i].values() : codes[i].canonicalValues());
        }
        for (int group = 0; group < groups.size(); group++) {
            List<String> keys = new ArrayList<>();
            for (String role : roles) {
                int at = role == null ? -1 : columns.indexOf(role);
                keys.add(at < 0 ? null : values.get(at).get(groups.code(group, at)));
            }
            String unusableWeight = unusable.get(groups.code(group, codes.length));
            String unusableBase = unusable.get(groups.code(group, codes.length + 1));
            DesignCount count = count(group, keys, unusableWeight, unusableBase, equal);
            keys.add(unusableWeight);
            keys.add(unusableBase);
            merged.merge(keys, count, DesignCount::plus);
        }
        return new DesignCounts(
                design,
                roles.get(0),
                roles.get(1),
                columns(2, predictorsEnd),
                columns(predictorsEnd + PARTS, roles.size()),
                equal ? most : 1,
                List.copyOf(merged.values()),
                labelledWeights,
                replicates == null ? Map.of() : replicates.negative());
    }

    private DesignCount count(int group, List<String> keys, String unusableWeight, String unusableBase, boolean equal) {
        ResponseCount responses = new ResponseCount(
                keys.get(0), keys.get(1), values(keys, 2, predictorsEnd), groups.count(group), groups.firstRow(group));
        double scaled = unusableWeight == null ? groups.count(group) : 0;
        int at = predictorsEnd;
        return new DesignCount(
                responses,
                keys.get(at),
                keys.get(at + 1),
                keys.get(at + 2),
                keys.get(at + 3),
                keys.get(at + 4),
                values(keys, at + PARTS, roles.size()),
                unusableWeight,
                equal ? scaled : weights.of(group),
                equal ? scaled : squares.of(group),
                unusableBase,
                equal && baseAt < 0 ? scaled : bases.of(group),
                replicates == null ? null : replicates.of(group));
    }

    private static List<String> values(List<String> keys, int from, int to) {
        return Collections.unmodifiableList(new ArrayList<>(keys.subList(from, to)));
    }

    private List<Column> columns(int from, int to) {
        return roles.subList(from, to).stream()
                .map(name -> new Column(
                        name, name.equals(roles.get(0)) ? ColumnType.TEXT : codes[columns.indexOf(name)].type()))
                .toList();
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
        DesignCounts plain = plain(file, design, region, outcome, predictors, told);
        return plain == null ? general(file, design, region, outcome, predictors, told) : plain;
    }

    /** Straight from the bytes; null where the file is out of the ordinary. */
    static DesignCounts plain(
            SurveyFile file,
            DesignColumns design,
            String region,
            String outcome,
            List<String> predictors,
            Consumer<RowTally> told) {
        DesignCounter counter = of(file, design, region, outcome, predictors);
        file.requireColumns(counter.columns);
        long rows = PlainDesign.add(file, counter, counter.weightAt, counter.baseAt, counter.replicatesAt);
        if (rows < 0) {
            return null;
        }
        told.accept(RowTally.of(rows));
        return counter.counts();
    }

    /** By the reader that knows all rules. */
    static DesignCounts general(
            SurveyFile file,
            DesignColumns design,
            String region,
            String outcome,
            List<String> predictors,
            Consumer<RowTally> told) {
        DesignCounter counter = of(file, design, region, outcome, predictors);
        told.accept(file.readCounted(counter.columns(), column -> true, counter::add, Progress.SILENT));
        return counter.counts();
    }

    /** One that counts the rows of a file, whose columns there must be. */
    public static DesignCounter of(
            SurveyFile file, DesignColumns design, String region, String outcome, List<String> predictors) {
        return new DesignCounter(
                file.name(),
                design,
                region,
                outcome,
                predictors,
                file::typeScan,
                file.options().numbers(),
                design.weight() == null
                        ? Set.of()
                        : file.labels(design.weight()).values().keySet());
    }
}
