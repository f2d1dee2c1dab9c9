package org.regionwise.survey.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Problem;
import org.regionwise.survey.ProblemCollector;
import org.regionwise.survey.Progress;
import org.regionwise.survey.Reason;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.row.RowTally;

/**
 * A table of counts that another program made: each row stands for as many respondents as its column
 * {@link CountColumns#RESPONDENTS} says. It is read like a survey's file otherwise, so that missing codes and spellings
 * of regions count as they do there. Used once.
 */
public final class CountTable {
    /** Relative error that an engine's sums of weights may have. */
    private static final double ROUNDING = 1e-9;

    private final SurveyFile file;
    private final DesignColumns design;
    private final String region;
    private final String outcome;
    private final List<String> predictors;
    /** Region, answer, predictors, parts of the sample, calibration variables, each once. */
    private final List<String> grouping;

    private final Map<String, ValueCodes> codes = new LinkedHashMap<>();
    /** Whether {@link CountColumns#POSITIVES} counts answers, which have no column. */
    private final boolean answersApart;
    /** Whether answers are summed, and have no column either. */
    private final boolean summed;

    private final List<Row> rows = new ArrayList<>();
    private final ProblemCollector problems = new ProblemCollector();

    /**
     * The table reduced.
     *
     * @param responses by region, answer and predictors
     * @param design the same under the design, where there is one
     * @param tally what the reading met
     */
    public record Read(ResponseCounts responses, Optional<DesignCounts> design, RowTally tally) {}

    /** A row: values of the grouping columns, and its numbers. */
    private record Row(
            long row,
            String[] values,
            long respondents,
            long positives,
            double weight,
            double squares,
            double base,
            AnswerSums sums) {}

    private CountTable(SurveyFile file, DesignColumns design, String region, String outcome, List<String> predictors) {
        this.file = file;
        this.design = design;
        this.region = region;
        this.outcome = outcome;
        this.predictors = List.copyOf(predictors);
        boolean apart = !file.allColumns().contains(outcome);
        this.answersApart = apart && file.allColumns().contains(CountColumns.POSITIVES);
        this.summed = apart && !answersApart && file.allColumns().contains(CountColumns.OUTCOME_SUM);
        this.grouping = Stream.of(
                        Stream.of(region),
                        answersApart || summed ? Stream.<String>of() : Stream.of(outcome),
                        predictors.stream(),
                        parts().filter(Objects::nonNull),
                        design.calibratedOn().stream())
                .flatMap(each -> each)
                .distinct()
                .toList();
        grouping.forEach(column -> codes.put(column, new ValueCodes(file.typeScan(column))));
    }

    private Stream<String> parts() {
        return Stream.of(
                design.stratum(),
                design.cluster(),
                design.finitePopulation(),
                design.secondStage(),
                design.secondFinitePopulation());
    }

    /**
     * Reads a table of counts. Answers stand in the outcome's column, or, where the table has none, are 1 for those
     * that {@link CountColumns#POSITIVES} counts and 0 for the rest; or they are summed, and {@link AnswerSums} gives
     * answers with these sums.
     *
     * @param design whose weights are the table's sums; the other parts are columns
     * @throws ImportProblem naming every row whose counts cannot be; when a column does not exist or the file is
     *     unsound
     */
    public static Read read(
            SurveyFile file, DesignColumns design, String region, String outcome, List<String> predictors) {
        return new CountTable(file, design, region, outcome, predictors).read();
    }

    private Read read() {
        List<String> columns = new ArrayList<>(grouping);
        List<String> numbers = numbers();
        numbers.stream().filter(columns::contains).findFirst().ifPresent(name -> {
            throw new ImportProblem(new Problem(file.name(), 0, name, "", Reason.of("counts-reserved")));
        });
        columns.addAll(numbers);
        RowTally tally = file.read(
                columns,
                (row, cells) -> {
                    if (rows.size() == ResponseCounter.MOST_GROUPS) {
                        throw new ImportProblem(new Problem(
                                file.name(), row, "", "", Reason.of("counts-too-many", "limit", rows.size())));
                    }
                    add(row, cells, numbers);
                },
                Progress.SILENT);
        problems.throwIfAny();
        List<DesignCount> counts = counts();
        List<Column> ofPredictors = columns(predictors);
        if (design.none()) {
            return new Read(
                    ResponseCounts.sorted(
                            region, outcome, ofPredictors, merged(counts).values()),
                    Optional.empty(),
                    tally);
        }
        double only = onlyWeight();
        DesignCounts designed = new DesignCounts(
                design,
                region,
                outcome,
                ofPredictors,
                columns(design.calibratedOn()),
                only,
                Double.isNaN(only) ? counts : counts.stream().map(this::alike).toList(),
                Map.of(),
                Map.of());
        return new Read(designed.responses(), Optional.of(designed), tally);
    }

    /** The weight that all have; NaN where weights differ, or there are none. */
    private double onlyWeight() {
        List<Row> weighted = rows.stream().filter(each -> each.weight > 0).toList();
        if (weighted.isEmpty()) {
            return Double.NaN;
        }
        double only = weighted.get(0).weight / weighted.get(0).respondents;
        return weighted.stream()
                        .allMatch(each -> near(each.weight, only * each.respondents)
                                && near(each.squares, only * only * each.respondents))
                ? only
                : Double.NaN;
    }

    private static boolean near(double sum, double expected) {
        return Math.abs(sum - expected) <= ROUNDING * expected;
    }

    /** Where all weights are one number it is taken as 1, as {@link DesignCounter} does. */
    private DesignCount alike(DesignCount each) {
        return each.unusableWeight() == null ? each.alike(design.baseWeight() == null) : each;
    }

    private static Map<List<String>, ResponseCount> merged(List<DesignCount> counts) {
        Map<List<String>, ResponseCount> merged = new LinkedHashMap<>();
        for (DesignCount each : counts) {
            List<String> key = new ArrayList<>(each.responses().predictors());
            key.add(each.responses().region());
            key.add(each.responses().answer());
            merged.merge(key, each.responses(), ResponseCount::plus);
        }
        return merged;
    }

    private List<String> numbers() {
        List<String> numbers = new ArrayList<>(List.of(CountColumns.RESPONDENTS));
        if (answersApart) {
            numbers.add(CountColumns.POSITIVES);
        }
        if (summed) {
            numbers.add(CountColumns.OUTCOME_SUM);
            numbers.add(CountColumns.OUTCOME_SQUARE_SUM);
        }
        if (design.weight() != null) {
            numbers.add(CountColumns.WEIGHT_SUM);
            numbers.add(CountColumns.WEIGHT_SQUARE_SUM);
            if (answersApart || summed) {
                String without = summed ? CountColumns.OUTCOME_SUM : CountColumns.POSITIVES;
                throw new ImportProblem(new Problem(file.name(), 0, without, "", Reason.of("counts-weighted-answers")));
            }
        }
        if (design.baseWeight() != null) {
            numbers.add(CountColumns.BASE_WEIGHT_SUM);
        }
        return numbers;
    }

    private void add(long row, String[] cells, List<String> numbers) {
        String[] values = Arrays.copyOf(cells, grouping.size());
        for (int i = 0; i < values.length; i++) {
            codes.get(grouping.get(i)).code(values[i]);
        }
        double respondents = number(cells, numbers, CountColumns.RESPONDENTS);
        if (!whole(respondents)) {
            problem(row, CountColumns.RESPONDENTS, cells, numbers, "counts-whole");
            return;
        }
        double positives = answersApart ? number(cells, numbers, CountColumns.POSITIVES) : 0;
        if (!whole(positives)) {
            problem(row, CountColumns.POSITIVES, cells, numbers, "counts-whole");
            return;
        }
        if (positives > respondents) {
            problem(row, CountColumns.POSITIVES, cells, numbers, "counts-more-yes");
            return;
        }
        AnswerSums sums = null;
        if (summed) {
            boolean none = cell(cells, numbers, CountColumns.OUTCOME_SUM) == null;
            double sum = none ? Double.NaN : number(cells, numbers, CountColumns.OUTCOME_SUM);
            sums = new AnswerSums(
                    (long) respondents, sum, none ? 0 : number(cells, numbers, CountColumns.OUTCOME_SQUARE_SUM));
            if (!none && !(Math.abs(sum) < Double.POSITIVE_INFINITY)) {
                problem(row, CountColumns.OUTCOME_SUM, cells, numbers, "counts-outcome-sum");
                return;
            }
            if (!none && respondents > 0 && !sums.possible()) {
                problem(row, CountColumns.OUTCOME_SQUARE_SUM, cells, numbers, "counts-outcome-squares");
                return;
            }
        }
        double weight = 0;
        double squares = 0;
        double base = 0;
        if (design.weight() != null && cell(cells, numbers, CountColumns.WEIGHT_SUM) != null) {
            weight = number(cells, numbers, CountColumns.WEIGHT_SUM);
            squares = number(cells, numbers, CountColumns.WEIGHT_SQUARE_SUM);
            if (!(weight > 0) || Double.isInfinite(weight)) {
                problem(row, CountColumns.WEIGHT_SUM, cells, numbers, "counts-weights");
                return;
            }
            // Σ w² of n weights above 0 with this sum
            double least = weight * weight / respondents;
            if (!(squares >= least * (1 - ROUNDING) && squares <= weight * weight * (1 + ROUNDING))) {
                problem(row, CountColumns.WEIGHT_SQUARE_SUM, cells, numbers, "counts-weight-squares");
                return;
            }
            base = design.baseWeight() == null ? weight : number(cells, numbers, CountColumns.BASE_WEIGHT_SUM);
            if (!(base > 0)) {
                problem(row, CountColumns.BASE_WEIGHT_SUM, cells, numbers, "counts-weights");
                return;
            }
        }
        if (respondents > 0) {
            rows.add(new Row(row, values, (long) respondents, (long) positives, weight, squares, base, sums));
        }
    }

    /** Whole, and small enough that every whole number below it is one. */
    private static boolean whole(double number) {
        return number >= 0 && number == Math.rint(number) && number <= 1L << 53;
    }

    private String cell(String[] cells, List<String> numbers, String column) {
        return cells[grouping.size() + numbers.indexOf(column)];
    }

    /** NaN where there is none. */
    private double number(String[] cells, List<String> numbers, String column) {
        String cell = cell(cells, numbers, column);
        OptionalDouble number =
                cell == null ? OptionalDouble.empty() : file.options().numbers().parse(cell);
        return number.orElse(Double.NaN);
    }

    private void problem(long row, String column, String[] cells, List<String> numbers, String code) {
        String cell = cell(cells, numbers, column);
        problems.add(new Problem(file.name(), row, column, cell == null ? "" : cell, Reason.of(code)));
    }

    private List<DesignCount> counts() {
        Map<List<String>, DesignCount> counts = new LinkedHashMap<>();
        for (Row each : rows) {
            if (summed) {
                each.sums.answers().forEach((answer, times) -> add(counts, each, answer, times));
            } else if (!answersApart) {
                add(counts, each, value(each, outcome), each.respondents);
            } else {
                add(counts, each, "1", each.positives);
                add(counts, each, "0", each.respondents - each.positives);
            }
        }
        return List.copyOf(counts.values());
    }

    private void add(Map<List<String>, DesignCount> counts, Row row, String answer, long respondents) {
        if (respondents == 0) {
            return;
        }
        boolean unweighted = design.weight() != null && row.weight == 0;
        DesignCount count = new DesignCount(
                new ResponseCount(value(row, region), answer, values(row, predictors), respondents, row.row),
                value(row, design.stratum()),
                value(row, design.cluster()),
                value(row, design.finitePopulation()),
                value(row, design.secondStage()),
                value(row, design.secondFinitePopulation()),
                values(row, design.calibratedOn()),
                unweighted ? "" : null,
                design.weight() == null ? respondents : row.weight,
                design.weight() == null ? respondents : row.squares,
                null,
                design.weight() == null ? respondents : row.base,
                null);
        List<String> key = new ArrayList<>(values(row, grouping));
        key.add(answer);
        key.add(count.unusableWeight());
        counts.merge(key, count, DesignCount::plus);
    }

    private List<String> values(Row row, List<String> columns) {
        List<String> values = new ArrayList<>();
        columns.forEach(column -> values.add(value(row, column)));
        return Collections.unmodifiableList(values);
    }

    /** Null for no column. */
    private String value(Row row, String column) {
        String written = column == null ? null : row.values[grouping.indexOf(column)];
        return written == null || column.equals(region)
                ? written
                : codes.get(column).canonical(written);
    }

    private List<Column> columns(List<String> names) {
        return names.stream()
                .map(name -> new Column(
                        name,
                        name.equals(region) ? ColumnType.TEXT : codes.get(name).type()))
                .toList();
    }
}
