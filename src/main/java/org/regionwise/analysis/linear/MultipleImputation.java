package org.regionwise.analysis.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.regionwise.analysis.formula.Expression;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.InvalidFormula;
import org.regionwise.analysis.formula.ModelFrame;
import org.regionwise.analysis.formula.ModelMatrix;
import org.regionwise.analysis.formula.RandomPart;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.imputation.MixedModelChain;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;
import org.regionwise.survey.frame.FrameColumn.Numbers;

/**
 * Several completed copies of rows in which predictors that are numbers lack values. A missing value is drawn from its
 * distribution given the row's outcome, its other predictors and its groups: of each incomplete column a linear mixed
 * model with the other columns and an intercept for every group proposes, and the question's own model of the outcome
 * decides (Metropolis), so that slopes by group, squares and interactions stay what they are. Bartlett et al. (2015),
 * Stat. Methods Med. Res. 24. Parameters of all models are drawn in turn ({@link MixedModelChain}).
 */
final class MultipleImputation {
    private static final int BEFORE = 100;
    /** Steps between two completed copies. */
    private static final int BETWEEN = 20;

    private static final int TRIES = 4;

    private final LinearQuestion question;
    private final FitProgress progress;
    /** Without a value missing elsewhere than in the columns imputed. */
    private final DataFrame rows;
    /** By column, the rows that lack it. */
    private final Map<String, int[]> lacking = new LinkedHashMap<>();
    /** By column imputed. */
    private final Map<String, double[]> values = new HashMap<>();

    private final ModelFrame observed;
    private final SplittableRandom random;

    /** @throws InvalidFormula when no row has all that is not imputed */
    MultipleImputation(LinearQuestion question, DataFrame data, FitProgress progress) {
        this.question = question;
        this.progress = progress;
        random = new SplittableRandom(question.seed());
        Set<String> columns = new LinkedHashSet<>(predictorColumns());
        columns.removeIf(name -> !(data.column(name) instanceof Numbers) || missing(data.column(name)).length == 0);
        int[] kept = IntStream.range(0, data.rows())
                .filter(i -> question.columns().stream()
                        .noneMatch(name ->
                                !columns.contains(name) && data.column(name).missing(i)))
                .toArray();
        if (kept.length == 0) {
            throw new InvalidFormula("formula-no-rows", "columns", List.copyOf(question.columns()));
        }
        rows = data.rows(kept);
        for (String name : columns) {
            int[] missing = missing(rows.column(name));
            if (missing.length > 0) {
                lacking.put(name, missing);
            }
        }
        observed = new ModelFrame(rows);
        question.formula().measured().forEach(observed::column);
        question.formula().grouping().forEach(observed::column);
        lacking.keySet().forEach(this::refuse);
    }

    /** Columns of predictors only: what also is outcome, weight, offset or group is not imputed. */
    private Set<String> predictorColumns() {
        Formula formula = question.formula();
        Set<String> columns = new LinkedHashSet<>();
        predictors().forEach(each -> columns.addAll(each.columns()));
        columns.removeAll(formula.response().columns());
        formula.offsets().forEach(each -> columns.removeAll(each.columns()));
        formula.grouping().forEach(each -> columns.removeAll(each.columns()));
        Stream.of(question.weights(), question.offset())
                .filter(each -> each != null)
                .forEach(columns::remove);
        return columns;
    }

    private List<Expression> predictors() {
        return Stream.concat(
                        question.formula().fixed().terms().stream(),
                        question.formula().random().stream().flatMap(part -> part.effects().terms().stream()))
                .flatMap(term -> term.predictors().stream())
                .distinct()
                .toList();
    }

    private static int[] missing(FrameColumn column) {
        return IntStream.range(0, column.rows()).filter(column::missing).toArray();
    }

    /** What varies between groups only, or is made of a group's other rows, would need another model. */
    private void refuse(String column) {
        predictors().stream()
                .filter(each -> each.columns().contains(column) && isParted(each))
                .forEach(each -> {
                    throw new NotEstimable("impute-parted", Map.of("column", column, "term", each.toString()));
                });
        double[] known = ((Numbers) rows.column(column)).values();
        if (Arrays.stream(known).filter(v -> !Double.isNaN(v)).distinct().count() < 2) {
            throw new NotEstimable("impute-nothing-known", Map.of("column", column));
        }
        for (Expression group : question.formula().grouping()) {
            FrameColumn.Categories of = observed.column(group).categories();
            double[] first = new double[of.levels().size()];
            Arrays.fill(first, Double.NaN);
            boolean varies = false;
            for (int i = 0; i < known.length; i++) {
                int level = of.codes()[i];
                varies |= !Double.isNaN(known[i]) && !Double.isNaN(first[level]) && known[i] != first[level];
                first[level] = Double.isNaN(first[level]) ? known[i] : first[level];
            }
            if (!varies) {
                throw new NotEstimable("impute-group-level", Map.of("column", column, "factor", group.toString()));
            }
        }
    }

    private static boolean isParted(Expression expression) {
        return expression instanceof Expression.Call call
                        && (call.function().equals("between") || call.function().equals("within"))
                || expression.parts().stream().anyMatch(MultipleImputation::isParted);
    }

    /** By column imputed, how many rows lack it. */
    Map<String, Integer> imputed() {
        Map<String, Integer> imputed = new LinkedHashMap<>();
        lacking.forEach((column, missing) -> imputed.put(column, missing.length));
        return imputed;
    }

    /** The model of one incomplete column. */
    private static final class Covariate {
        private final int[] missing;
        private final LinearData data;
        private final MixedModelChain chain;

        private Covariate(int[] missing, LinearData data) {
            this.missing = missing;
            this.data = data;
            chain = new MixedModelChain(data, new LinearRandomEffects(data, Criterion.REML).fit());
        }

        /** Another column changed in these rows. */
        private void predictor(String column, int[] changed, double[] values) {
            int at = data.terms().indexOf(new Expression.Variable(column).toString());
            double[] ones = new double[data.random().size()];
            Arrays.fill(ones, 1);
            for (int row : changed) {
                double[] design = data.row(row);
                design[at] = values[row];
                data.design().set(row, at, values[row]);
                chain.row(row, design, ones);
            }
        }
    }

    /**
     * Completed copies.
     *
     * @param copies how many
     * @throws NotEstimable where one of the models has no estimate
     */
    List<DataFrame> completed(int copies) {
        lacking.forEach((column, missing) -> values.put(column, begun(column, missing)));
        LinearData data = new LinearRows(question, observed.predicting(current(null))).data(question.formula());
        MixedModelChain chain =
                new MixedModelChain(data, new LinearRandomEffects(data, question.criterion(), progress).fit());
        List<RandomPart> effects = effects(data);
        Map<String, Covariate> covariates = new LinkedHashMap<>();
        lacking.forEach((column, missing) -> covariates.put(column, new Covariate(missing, covariate(column))));
        List<DataFrame> completed = new ArrayList<>();
        int steps = BEFORE + copies * BETWEEN;
        for (int step = 1; step <= steps; step++) {
            progress.checkpoint();
            chain.step(random);
            covariates.forEach((column, own) -> {
                own.chain.step(random);
                for (int i = 0; i < TRIES; i++) {
                    propose(column, own, chain, effects);
                }
                covariates.forEach((other, of) -> {
                    if (of != own) {
                        of.predictor(column, own.missing, values.get(column));
                    }
                });
            });
            if (step > BEFORE && (step - BEFORE) % BETWEEN == 0) {
                completed.add(current(null));
            }
        }
        return completed;
    }

    private double[] begun(String column, int[] missing) {
        double[] begun = ((Numbers) rows.column(column)).values().clone();
        double[] known = Arrays.stream(begun).filter(v -> !Double.isNaN(v)).toArray();
        for (int row : missing) {
            begun[row] = known[random.nextInt(known.length)];
        }
        return begun;
    }

    /** All rows with the values of now, or some of them. */
    private DataFrame current(int[] some) {
        Map<String, FrameColumn> columns = new LinkedHashMap<>(rows.columns());
        values.forEach((name, of) -> columns.put(name, new Numbers(of.clone())));
        DataFrame all = new DataFrame(columns, rows.fileRows());
        return some == null ? all : all.rows(some);
    }

    /** The parts of Z in the order in which the data have them. */
    private List<RandomPart> effects(LinearData data) {
        Map<String, GroupingFactor> factors = new HashMap<>();
        data.random().forEach(term -> factors.put(term.factor().name(), term.factor()));
        return LinearRows.ordered(question.formula(), factors);
    }

    private LinearData covariate(String column) {
        List<String> terms = new ArrayList<>();
        for (String other : predictors().stream()
                .flatMap(each -> each.columns().stream())
                .distinct()
                .toList()) {
            boolean grouping = question.formula().grouping().stream()
                    .anyMatch(each -> each.columns().contains(other));
            if (!other.equals(column) && !grouping) {
                terms.add(new Expression.Variable(other).toString());
            }
        }
        String fixed = terms.isEmpty() ? "1" : String.join(" + ", terms);
        String random = String.join(
                " + ",
                question.formula().random().stream()
                        .map(part -> "(1 | " + part.group() + ")")
                        .distinct()
                        .toList());
        Formula formula = Formula.parse(new Expression.Variable(column) + " ~ " + fixed + " + " + random);
        return new LinearRows(question.unweighted(formula), observed.predicting(current(null))).data(formula);
    }

    private void propose(String column, Covariate own, MixedModelChain chain, List<RandomPart> effects) {
        double[] proposed = new double[own.missing.length];
        for (int i = 0; i < proposed.length; i++) {
            int row = own.missing[i];
            proposed[i] = own.chain.mean(row) + own.chain.deviation(row) * random.nextGaussian();
        }
        DataFrame some = current(own.missing);
        Map<String, FrameColumn> columns = new LinkedHashMap<>(some.columns());
        columns.put(column, new Numbers(proposed));
        ModelFrame frame = observed.predicting(new DataFrame(columns, some.fileRows()));
        List<double[]> design =
                ModelMatrix.of(question.formula().fixed(), frame).columns();
        List<double[]> random = effects.stream()
                .flatMap(part -> ModelMatrix.of(part.effects(), frame).columns().stream())
                .toList();
        for (int i = 0; i < proposed.length; i++) {
            int row = own.missing[i];
            double[] x = at(design, i);
            double[] z = at(random, i);
            double now = outcome(row) - chain.mean(row);
            double then = outcome(row) - chain.mean(row, x, z);
            double deviation = chain.deviation(row);
            // a value that the formula is not defined for gives no number, and is not taken
            if (Math.log(1 - this.random.nextDouble()) < (now * now - then * then) / (2 * deviation * deviation)) {
                values.get(column)[row] = proposed[i];
                chain.row(row, x, z);
                own.chain.outcome(row, proposed[i]);
            }
        }
    }

    private double outcome(int row) {
        return observed.measured(question.formula().response())[row];
    }

    private static double[] at(List<double[]> columns, int row) {
        return columns.stream().mapToDouble(column -> column[row]).toArray();
    }
}
