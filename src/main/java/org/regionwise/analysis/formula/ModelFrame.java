package org.regionwise.analysis.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.regionwise.analysis.formula.Expression.Call;
import org.regionwise.analysis.formula.Expression.Constant;
import org.regionwise.analysis.formula.Expression.Negative;
import org.regionwise.analysis.formula.Expression.Operation;
import org.regionwise.analysis.formula.Expression.Parenthesised;
import org.regionwise.analysis.formula.Expression.Variable;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;
import org.regionwise.survey.frame.FrameColumn.Categories;
import org.regionwise.survey.frame.FrameColumn.Numbers;

/**
 * The values of a formula's expressions over the rows of a file: columns, functions of them, and arithmetic within
 * {@code I()}. What is computed from a missing value is missing.
 */
public final class ModelFrame {
    /** Part of a predictor that differs within groups. */
    static final String WITHIN = "within";
    /** Its mean over each group. */
    static final String BETWEEN = "between";

    private static final Map<String, DoubleUnaryOperator> FUNCTIONS = Map.of(
            "log", Math::log,
            "log2", x -> Math.log(x) / Math.log(2),
            "log10", Math::log10,
            "log1p", Math::log1p,
            "exp", Math::exp,
            "expm1", Math::expm1,
            "sqrt", Math::sqrt,
            "abs", Math::abs,
            "sin", Math::sin,
            "cos", Math::cos);

    private final DataFrame data;
    /** The frame that centres and levels are taken from; null where they are the rows' own. */
    private final ModelFrame model;

    private final Map<Expression, FrameColumn> known = new HashMap<>();
    private final Map<Expression, Centre> centres;
    private final Map<Expression, Map<List<String>, Double>> groupMeans;

    /** What {@code scale()} takes away, and what it divides by. */
    private record Centre(double mean, double deviation) {}

    public ModelFrame(DataFrame data) {
        this(data, null, new HashMap<>(), new HashMap<>());
    }

    private ModelFrame(
            DataFrame data,
            ModelFrame model,
            Map<Expression, Centre> centres,
            Map<Expression, Map<List<String>, Double>> groupMeans) {
        this.data = data;
        this.model = model;
        this.centres = centres;
        this.groupMeans = groupMeans;
    }

    /**
     * The same expressions over other rows, which a model of these rows is to predict: {@code scale()} centres as it
     * does here, {@code between()} is the mean that a group has here, and categories have the levels that they have
     * here. A value that is undefined is missing.
     */
    public ModelFrame predicting(DataFrame other) {
        return new ModelFrame(other, this, centres, groupMeans);
    }

    /** Number of rows. */
    public int rows() {
        return data.rows();
    }

    /**
     * The values of a predictor, of a response, or of what groups.
     *
     * @throws InvalidFormula when a function is not known, is given what it cannot take, or is not defined for a value
     */
    public FrameColumn column(Expression expression) {
        FrameColumn column = known.get(expression);
        if (column == null) {
            column = computed(expression);
            known.put(expression, column);
        }
        return column;
    }

    /**
     * The same of what must be a number.
     *
     * @throws InvalidFormula when it is none, with one of its values
     */
    public double[] measured(Expression expression) {
        FrameColumn column = column(expression);
        if (column instanceof Numbers numbers) {
            return numbers.values();
        }
        List<String> levels = ((Categories) column).levels();
        throw new InvalidFormula(
                "formula-not-number",
                "column",
                expression.toString(),
                "value",
                levels.isEmpty() ? "" : levels.get(levels.size() - 1));
    }

    /**
     * A predictor's categories with the levels that the model has. A row whose own level is not among them has none.
     *
     * @throws ClassCastException when the predictor is a number
     */
    public Categories categories(Expression predictor) {
        Categories own = (Categories) column(predictor);
        return model == null ? own.used() : own.as(model.categories(predictor).levels());
    }

    private FrameColumn computed(Expression expression) {
        if (expression instanceof Variable variable) {
            return data.column(variable.name());
        }
        if (expression instanceof Call call
                && (call.function().equals("factor") || call.function().equals("as.factor"))) {
            return column(only(call)).categories();
        }
        double[] values = numbers(expression);
        if (model != null) {
            return new Numbers(Arrays.stream(values)
                    .map(value -> Double.isFinite(value) ? value : Double.NaN)
                    .toArray());
        }
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i]) || Double.isNaN(values[i]) && !inputMissing(expression, i)) {
                throw new InvalidFormula(
                        "formula-undefined", "term", expression.toString(), "row", Long.toString(data.fileRows()[i]));
            }
        }
        return new Numbers(values);
    }

    private boolean inputMissing(Expression expression, int row) {
        return expression.columns().stream().anyMatch(name -> data.column(name).missing(row));
    }

    private double[] numbers(Expression expression) {
        if (expression instanceof Variable variable) {
            return measured(variable);
        }
        if (expression instanceof Constant constant) {
            double[] values = new double[rows()];
            Arrays.fill(values, constant.value());
            return values;
        }
        if (expression instanceof Parenthesised parenthesised) {
            return numbers(parenthesised.inner());
        }
        if (expression instanceof Negative negative) {
            return Arrays.stream(numbers(negative.operand())).map(x -> -x).toArray();
        }
        return expression instanceof Call call ? called(call) : arithmetic((Operation) expression);
    }

    private double[] arithmetic(Operation operation) {
        double[] left = numbers(operation.left());
        double[] right = numbers(operation.right());
        double[] values = new double[left.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (operation.operator()) {
                case "+" -> left[i] + right[i];
                case "-" -> left[i] - right[i];
                case "*" -> left[i] * right[i];
                case "/" -> left[i] / right[i];
                case "^" -> Double.isNaN(left[i]) ? Double.NaN : Math.pow(left[i], right[i]);
                default ->
                    throw new InvalidFormula(
                            "formula-operator", "operator", operation.operator(), "term", operation.toString());
            };
        }
        return values;
    }

    private double[] called(Call call) {
        switch (call.function()) {
            case "I", "as.numeric", "identity", "offset" -> {
                return numbers(only(call));
            }
            case "scale" -> {
                return scaled(call);
            }
            case WITHIN, BETWEEN -> {
                return parted(call);
            }
            case "log" -> {
                if (call.arguments().size() == 2 && call.arguments().get(1) instanceof Constant base) {
                    double scale = Math.log(base.value());
                    return Arrays.stream(numbers(call.arguments().get(0)))
                            .map(x -> Math.log(x) / scale)
                            .toArray();
                }
                return mapped(call);
            }
            default -> {
                return mapped(call);
            }
        }
    }

    private double[] mapped(Call call) {
        DoubleUnaryOperator function = FUNCTIONS.get(call.function());
        if (function == null) {
            throw new InvalidFormula("formula-function", "function", call.function(), "known", functions());
        }
        return Arrays.stream(numbers(only(call))).map(function).toArray();
    }

    /**
     * {@code between(x, g)}, the mean of x over the rows of a group, or {@code within(x, g)}, what differs from it. A
     * group that the model has not seen has the mean of its own rows.
     */
    private double[] parted(Call call) {
        if (call.arguments().size() < 2) {
            throw new InvalidFormula("formula-parted", "function", call.function());
        }
        double[] values = numbers(call.arguments().get(0));
        List<Categories> groups = call.arguments().subList(1, call.arguments().size()).stream()
                .map(each -> column(each).categories())
                .toList();
        Call between = new Call(BETWEEN, call.arguments());
        List<List<String>> keys = IntStream.range(0, rows())
                .mapToObj(i -> groups.stream().map(group -> group.text(i)).toList())
                .toList();
        Map<List<String>, Double> own = means(values, keys);
        Map<List<String>, Double> known = groupMeans.computeIfAbsent(between, of -> own);
        double[] parted = new double[values.length];
        for (int i = 0; i < parted.length; i++) {
            boolean grouped = keys.get(i).stream().noneMatch(String::isEmpty);
            double mean =
                    grouped ? known.getOrDefault(keys.get(i), own.getOrDefault(keys.get(i), Double.NaN)) : Double.NaN;
            parted[i] = call.function().equals(WITHIN) ? values[i] - mean : mean;
        }
        return parted;
    }

    private static Map<List<String>, Double> means(double[] values, List<List<String>> keys) {
        Map<List<String>, double[]> sums = new HashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                double[] sum = sums.computeIfAbsent(keys.get(i), key -> new double[2]);
                sum[1]++;
                // a running mean does not overflow
                sum[0] += (values[i] - sum[0]) / sum[1];
            }
        }
        Map<List<String>, Double> means = new HashMap<>();
        sums.forEach((key, sum) -> means.put(key, sum[0]));
        return means;
    }

    private static List<String> functions() {
        List<String> names = new ArrayList<>(FUNCTIONS.keySet());
        names.addAll(List.of("I", "scale", "factor", "offset", WITHIN, BETWEEN));
        names.sort(String.CASE_INSENSITIVE_ORDER);
        return names;
    }

    private static Expression only(Call call) {
        if (call.arguments().size() != 1) {
            throw new InvalidFormula("formula-arguments", "function", call.function());
        }
        return call.arguments().get(0);
    }

    /** Less the mean, by the standard deviation, n − 1 the divisor. */
    private double[] scaled(Call call) {
        double[] values = numbers(only(call));
        Centre centre = centres.computeIfAbsent(call, of -> centre(values));
        return Arrays.stream(values)
                .map(x -> (x - centre.mean) / centre.deviation)
                .toArray();
    }

    private static Centre centre(double[] values) {
        double[] known = Arrays.stream(values).filter(x -> !Double.isNaN(x)).toArray();
        double mean = Arrays.stream(known).average().orElse(Double.NaN);
        double squares = Arrays.stream(known).map(x -> (x - mean) * (x - mean)).sum();
        return new Centre(mean, Math.sqrt(squares / (known.length - 1)));
    }

    /**
     * Rows with every combination of categories that occurs, so many times each, and drawn numbers in the place of the
     * predictors that are numbers: what linear dependencies there are among columns is what the formula makes.
     */
    ModelFrame generic(Collection<Expression> predictors, int repeats) {
        List<Categories> categories = predictors.stream()
                .filter(each -> column(each) instanceof Categories)
                .map(this::categories)
                .toList();
        Map<List<Integer>, Integer> first = new LinkedHashMap<>();
        for (int i = 0; i < rows(); i++) {
            int row = i;
            first.putIfAbsent(categories.stream().map(each -> each.codes()[row]).toList(), i);
        }
        ModelFrame generic = rows(first.values().stream()
                .flatMap(row -> Collections.nCopies(repeats, row).stream())
                .mapToInt(Integer::intValue)
                .toArray());
        SplittableRandom random = new SplittableRandom(1);
        for (Expression each : predictors) {
            if (column(each) instanceof Numbers) {
                double[] drawn = new double[generic.rows()];
                Arrays.setAll(drawn, i -> random.nextGaussian());
                generic.known.put(each, new Numbers(drawn));
            }
        }
        return generic;
    }

    /** The same over some of the rows; what was computed is not computed anew, so that scale() keeps its centre. */
    public ModelFrame rows(int[] kept) {
        ModelFrame fewer = new ModelFrame(data.rows(kept), model, centres, groupMeans);
        known.forEach((expression, column) -> fewer.known.put(expression, column.rows(kept)));
        return fewer;
    }
}
