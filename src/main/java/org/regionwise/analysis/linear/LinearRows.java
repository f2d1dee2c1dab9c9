package org.regionwise.analysis.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.regionwise.analysis.formula.Expression;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.InvalidFormula;
import org.regionwise.analysis.formula.ModelFrame;
import org.regionwise.analysis.formula.ModelMatrix;
import org.regionwise.analysis.formula.RandomPart;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;
import org.regionwise.survey.frame.FrameColumn.Categories;
import org.regionwise.survey.frame.FrameColumn.Numbers;

/**
 * The rows that a question's models are fitted to: those without a missing value in any column that one of its formulas
 * names.
 */
public final class LinearRows {
    private final LinearQuestion question;
    private final ModelFrame frame;
    private final int rows;
    private final Map<String, Long> missing;
    private final long weightless;
    /** Rows of the file that lack nothing but their outcome. */
    private final int[] unanswered;

    /**
     * @throws InvalidFormula when a formula asks for what its columns do not have, or no row is complete
     */
    public LinearRows(LinearQuestion question, DataFrame data) {
        this.question = question;
        ModelFrame all = new ModelFrame(data);
        for (Formula formula : question.formulas()) {
            // over all rows of the file, missing ones aside, as R does: scale(x) has one centre
            formula.measured().forEach(all::column);
            formula.grouping().forEach(all::column);
        }
        missing = new LinkedHashMap<>();
        boolean[] incomplete = new boolean[data.rows()];
        Set<String> outcome = question.formula().response().columns();
        boolean[] otherwise = new boolean[data.rows()];
        for (String name : question.columns()) {
            FrameColumn column = data.column(name);
            long without = 0;
            for (int i = 0; i < incomplete.length; i++) {
                if (column.missing(i)) {
                    incomplete[i] = true;
                    otherwise[i] |= !outcome.contains(name);
                    without++;
                }
            }
            if (without > 0) {
                missing.put(name, without);
            }
        }
        unanswered = IntStream.range(0, incomplete.length)
                .filter(i -> incomplete[i] && !otherwise[i])
                .toArray();
        weightless = leaveWeightless(data, incomplete);
        int[] kept = IntStream.range(0, incomplete.length)
                .filter(i -> !incomplete[i])
                .toArray();
        if (kept.length == 0) {
            throw new InvalidFormula("formula-no-rows", "columns", List.copyOf(missing.keySet()));
        }
        frame = kept.length == data.rows() ? all : all.rows(kept);
        rows = kept.length;
    }

    /** Rows that lack nothing, with centres and levels as the frame has them. */
    LinearRows(LinearQuestion question, ModelFrame complete) {
        this.question = question;
        frame = complete;
        rows = complete.rows();
        missing = Map.of();
        weightless = 0;
        unanswered = new int[0];
    }

    /** A row of weight 0 says nothing of the model, and no row of its variances: lm leaves it out, lmer counts it. */
    private long leaveWeightless(DataFrame data, boolean[] left) {
        if (question.weights() == null || !(data.column(question.weights()) instanceof Numbers weights)) {
            return 0;
        }
        long without = 0;
        for (int i = 0; i < left.length; i++) {
            if (!left[i] && weights.values()[i] == 0) {
                left[i] = true;
                without++;
            }
        }
        return without;
    }

    /** Rows used. */
    public int rows() {
        return rows;
    }

    /** By column, how many rows of the file have no value in it; they were left out. */
    public Map<String, Long> missing() {
        return missing;
    }

    /** How many complete rows have weight 0; they were left out. */
    public long weightless() {
        return weightless;
    }

    /** Rows of the file that lack nothing but their outcome. */
    int[] unanswered() {
        return unanswered.clone();
    }

    /** The values of expressions over these rows. */
    ModelFrame frame() {
        return frame;
    }

    /**
     * The data of one of the question's formulas.
     *
     * @throws InvalidFormula when its outcome is no number, or weights are below 0
     */
    public LinearData data(Formula formula) {
        ModelMatrix fixed = ModelMatrix.of(formula.fixed(), frame);
        return new LinearData(
                frame.measured(formula.response()),
                fixed.matrix(rows),
                fixed.names(),
                random(formula),
                question.weights() == null ? null : weights(),
                offset(formula, frame));
    }

    private double[] weights() {
        double[] weights = frame.measured(new Expression.Variable(question.weights()));
        if (Arrays.stream(weights).anyMatch(w -> !(w > 0))) {
            throw new InvalidFormula("formula-weights", "column", question.weights());
        }
        return weights;
    }

    /** Known parts of the mean over the rows of a frame; null where the model has none. */
    double[] offset(Formula formula, ModelFrame of) {
        List<Expression> parts = new ArrayList<>(formula.offsets());
        if (question.offset() != null) {
            parts.add(new Expression.Variable(question.offset()));
        }
        if (parts.isEmpty()) {
            return null;
        }
        double[] sum = new double[of.rows()];
        for (Expression part : parts) {
            double[] values = of.measured(part);
            Arrays.setAll(sum, i -> sum[i] + values[i]);
        }
        return sum;
    }

    private List<RandomTerm> random(Formula formula) {
        Map<String, GroupingFactor> factors = new LinkedHashMap<>();
        formula.random().forEach(part -> factors.computeIfAbsent(part.group(), name -> factor(part)));
        return ordered(formula, factors).stream()
                .map(part -> {
                    ModelMatrix effects = ModelMatrix.of(part.effects(), frame);
                    return new RandomTerm(factors.get(part.group()), effects.names(), effects.columns(), true);
                })
                .toList();
    }

    /** In lme4's order: factors of more levels first. */
    static List<RandomPart> ordered(Formula formula, Map<String, GroupingFactor> factors) {
        List<RandomPart> parts = new ArrayList<>(formula.random());
        ToIntFunction<RandomPart> levels = part -> factors.get(part.group()).size();
        boolean ordered = IntStream.range(1, parts.size())
                .allMatch(k -> levels.applyAsInt(parts.get(k)) <= levels.applyAsInt(parts.get(k - 1)));
        if (!ordered) {
            // as lme4 has it, equals change their places too
            Collections.reverse(parts);
            parts.sort(Comparator.comparingInt(levels).reversed());
        }
        return parts;
    }

    private GroupingFactor factor(RandomPart part) {
        List<Categories> columns = part.grouping().stream()
                .map(each -> frame.column(each).categories().used())
                .toList();
        if (columns.size() == 1) {
            return new GroupingFactor(
                    part.group(), columns.get(0).codes(), columns.get(0).levels());
        }
        long[] codes = new long[rows];
        for (Categories column : columns) {
            for (int i = 0; i < rows; i++) {
                codes[i] = codes[i] * column.levels().size() + column.codes()[i];
            }
        }
        long[] present = Arrays.stream(codes).distinct().sorted().toArray();
        List<String> levels = new ArrayList<>();
        for (long code : present) {
            levels.add(level(columns, code));
        }
        int[] levelOfRow = Arrays.stream(codes)
                .mapToInt(code -> Arrays.binarySearch(present, code))
                .toArray();
        return new GroupingFactor(part.group(), levelOfRow, levels);
    }

    private static String level(List<Categories> columns, long code) {
        List<String> names = new ArrayList<>();
        long rest = code;
        for (int k = columns.size() - 1; k >= 0; k--) {
            int size = columns.get(k).levels().size();
            names.add(0, columns.get(k).levels().get((int) (rest % size)));
            rest /= size;
        }
        return String.join(":", names);
    }
}
