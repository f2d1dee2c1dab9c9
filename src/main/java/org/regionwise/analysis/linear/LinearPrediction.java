package org.regionwise.analysis.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.regionwise.analysis.formula.Expression;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.ModelFrame;
import org.regionwise.analysis.formula.ModelMatrix;
import org.regionwise.analysis.formula.RandomPart;
import org.regionwise.engine.Interval;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.linear.FixedEffects;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearPosterior;
import org.regionwise.engine.linear.RowPredictions;
import org.regionwise.engine.linear.inference.CoefficientTests;
import org.regionwise.engine.numeric.NormalQuantile;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;
import org.regionwise.survey.frame.FrameColumn.Categories;
import org.regionwise.survey.frame.FrameColumn.Numbers;

/**
 * Predicts rows that a model was not fitted to, as lme4's {@code predict} does with {@code allow.new.levels = TRUE}. A
 * population average has limits by the t distribution of its contrast, as coefficients have them; a conditional
 * prediction and a new response have them by the normal one, variances taken as estimated. Under priors all are exact
 * mixtures over the posterior of the variances.
 */
final class LinearPrediction {
    private final LinearQuestion question;
    private final LinearRows rows;
    private final LinearFit fit;
    /** Null where the model was not fitted so. */
    private final LinearPosterior posterior;

    private final RowPredictions predictions;
    private final CoefficientTests tests;
    private final FixedEffects coefficients;

    LinearPrediction(LinearRows rows, LinearAnswer answer) {
        question = answer.question();
        fit = answer.fit();
        posterior = answer.posterior() == null ? null : answer.posterior().posterior();
        this.rows = rows;
        predictions = new RowPredictions(fit);
        tests = new CoefficientTests(fit, question.tests());
        coefficients = fit.fixedEffects();
    }

    PredictedRows of(PredictedRows.Of file, DataFrame other) {
        Formula formula = question.formula();
        ModelFrame frame = rows.frame().predicting(other);
        ModelMatrix fixed = ModelMatrix.of(formula.fixed(), frame);
        List<Needed> known =
                known(formula).stream().map(each -> Needed.of(each, frame)).toList();
        double[] offset = offset(frame);
        // a population average needs no effects but for the spread of responses
        boolean effects = formula.random().stream()
                .flatMap(part -> part.effects().terms().stream())
                .flatMap(term -> term.predictors().stream())
                .allMatch(each -> other.columns().keySet().containsAll(each.columns()));
        List<Factor> factors = effects ? factors(frame, file.populationAverage()) : List.of();
        List<PredictedRows.Row> predicted = IntStream.range(0, other.rows())
                .parallel()
                .mapToObj(i -> row(i, other, fixed, offset, known, factors, file.populationAverage()))
                .toList();
        return new PredictedRows(file, List.copyOf(other.columns().keySet()), predicted);
    }

    /** Everything that must have a value for the mean to have one. */
    private List<Expression> known(Formula formula) {
        Set<Expression> known = new LinkedHashSet<>();
        formula.fixed().terms().forEach(term -> known.addAll(term.predictors()));
        known.addAll(offsets(formula));
        return List.copyOf(known);
    }

    private double[] offset(ModelFrame frame) {
        double[] sum = new double[frame.rows()];
        for (Expression part : offsets(question.formula())) {
            double[] values = frame.measured(part);
            Arrays.setAll(sum, i -> sum[i] + values[i]);
        }
        return sum;
    }

    private List<Expression> offsets(Formula formula) {
        List<Expression> offsets = new ArrayList<>(formula.offsets());
        if (question.offset() != null) {
            offsets.add(new Expression.Variable(question.offset()));
        }
        return offsets;
    }

    /**
     * A factor of the model over the new rows.
     *
     * @param name of it
     * @param level of each row, {@link RowPredictions#UNKNOWN_LEVEL} where it has none that the model knows
     * @param effects what its effects are made of
     * @param z columns of its effects
     */
    private record Factor(String name, int[] level, List<Needed> effects, List<double[]> z) {}

    /** Columns that one predictor is made of, and the rows in which it has no value that the model knows. */
    private record Needed(Set<String> columns, boolean[] lacking) {
        static Needed of(Expression predictor, ModelFrame frame) {
            FrameColumn column =
                    frame.column(predictor) instanceof Numbers numbers ? numbers : frame.categories(predictor);
            boolean[] lacking = new boolean[frame.rows()];
            for (int i = 0; i < lacking.length; i++) {
                lacking[i] = column.missing(i);
            }
            return new Needed(predictor.columns(), lacking);
        }

        void add(int row, Set<String> to) {
            if (lacking[row]) {
                to.addAll(columns);
            }
        }
    }

    private List<Factor> factors(ModelFrame frame, boolean populationAverage) {
        Map<String, GroupingFactor> byName = new HashMap<>();
        fit.factors().forEach(factor -> byName.put(factor.name(), factor));
        List<RandomPart> ordered = LinearRows.ordered(question.formula(), byName);
        List<Factor> factors = new ArrayList<>();
        for (GroupingFactor factor : fit.factors()) {
            List<double[]> z = new ArrayList<>();
            Set<Expression> effects = new LinkedHashSet<>();
            List<Expression> grouping = List.of();
            for (RandomPart part : ordered) {
                if (part.group().equals(factor.name())) {
                    grouping = part.grouping();
                    z.addAll(ModelMatrix.of(part.effects(), frame).columns());
                    part.effects().terms().forEach(term -> effects.addAll(term.predictors()));
                }
            }
            int[] level = populationAverage ? unknown(frame.rows()) : levels(grouping, factor, frame);
            factors.add(new Factor(
                    factor.name(),
                    level,
                    effects.stream().map(each -> Needed.of(each, frame)).toList(),
                    z));
        }
        return factors;
    }

    private static int[] unknown(int rows) {
        int[] level = new int[rows];
        Arrays.fill(level, RowPredictions.UNKNOWN_LEVEL);
        return level;
    }

    /** The level of the fit that each new row has, by the texts of the columns that group. */
    private int[] levels(List<Expression> grouping, GroupingFactor factor, ModelFrame frame) {
        List<Categories> fitted = categories(grouping, rows.frame());
        Map<List<String>, Integer> number = new HashMap<>();
        boolean[] met = new boolean[factor.size()];
        for (int i = 0; i < factor.rows(); i++) {
            int level = factor.levelOfRow()[i];
            if (!met[level]) {
                met[level] = true;
                number.put(texts(fitted, i), level);
            }
        }
        List<Categories> asked = categories(grouping, frame);
        int[] levels = new int[frame.rows()];
        Arrays.setAll(levels, i -> number.getOrDefault(texts(asked, i), RowPredictions.UNKNOWN_LEVEL));
        return levels;
    }

    private static List<Categories> categories(List<Expression> grouping, ModelFrame frame) {
        return grouping.stream().map(each -> frame.column(each).categories()).toList();
    }

    private static List<String> texts(List<Categories> columns, int row) {
        return columns.stream().map(column -> column.text(row)).toList();
    }

    private PredictedRows.Row row(
            int i,
            DataFrame other,
            ModelMatrix fixed,
            double[] offset,
            List<Needed> known,
            List<Factor> factors,
            boolean populationAverage) {
        Set<String> lacking = new LinkedHashSet<>();
        known.forEach(each -> each.add(i, lacking));
        Set<String> effectsLacking = new LinkedHashSet<>(lacking);
        factors.forEach(factor -> factor.effects.forEach(each -> each.add(i, effectsLacking)));
        List<String> newLevels = populationAverage
                ? List.of()
                : factors.stream()
                        .filter(factor -> factor.level[i] == RowPredictions.UNKNOWN_LEVEL)
                        .map(Factor::name)
                        .toList();
        boolean predicted = populationAverage ? lacking.isEmpty() : effectsLacking.isEmpty();
        boolean spread = effectsLacking.isEmpty() && !factors.isEmpty();
        Figures figures = predicted ? figures(i, fixed, offset[i], factors, populationAverage, spread) : Figures.NONE;
        return new PredictedRows.Row(
                other.fileRows()[i],
                other.columns().values().stream().map(column -> text(column, i)).toList(),
                figures.mean,
                figures.error,
                figures.limits.lower(),
                figures.limits.upper(),
                figures.response.lower(),
                figures.response.upper(),
                newLevels,
                List.copyOf(populationAverage ? lacking : effectsLacking));
    }

    private record Figures(double mean, double error, Interval limits, Interval response) {
        static final Interval UNKNOWN = new Interval(Double.NaN, Double.NaN);
        static final Figures NONE = new Figures(Double.NaN, Double.NaN, UNKNOWN, UNKNOWN);
    }

    private Figures figures(
            int i, ModelMatrix fixed, double offset, List<Factor> factors, boolean populationAverage, boolean spread) {
        double[] x = fixed.columns().stream().mapToDouble(column -> column[i]).toArray();
        int[] levels = factors.stream().mapToInt(factor -> factor.level[i]).toArray();
        List<double[]> z = factors.stream()
                .map(factor ->
                        factor.z.stream().mapToDouble(column -> column[i]).toArray())
                .toList();
        if (posterior != null) {
            return posterior(x, offset, levels, z, populationAverage, spread);
        }
        double normal = NormalQuantile.twoSided(question.level());
        RowPredictions.Prediction each =
                spread ? predictions.predict(x, levels, z, offset, 1, !populationAverage) : null;
        Interval response = spread ? about(each.mean(), normal * each.responseDeviation()) : Figures.UNKNOWN;
        if (!populationAverage) {
            return new Figures(
                    each.mean(), each.standardError(), about(each.mean(), normal * each.standardError()), response);
        }
        double mean = offset + predictions.fixedMean(x);
        double[] estimated = x.clone();
        for (int k = 0; k < x.length; k++) {
            // columns that were left out are explained by others
            estimated[k] = coefficients.estimated(k) ? x[k] : 0;
        }
        CoefficientTests.Tested tested = tests.contrast(estimated);
        Interval limits = tested.interval(question.level());
        return new Figures(
                mean,
                tested.standardError(),
                new Interval(mean + limits.lower() - tested.estimate(), mean + limits.upper() - tested.estimate()),
                response);
    }

    private Figures posterior(
            double[] x, double offset, int[] levels, List<double[]> z, boolean populationAverage, boolean spread) {
        double level = question.level();
        int[] groups = Arrays.stream(levels)
                .map(each -> each == RowPredictions.UNKNOWN_LEVEL ? LinearPosterior.NEW_GROUP : each)
                .toArray();
        PosteriorSummary mean = populationAverage || !spread
                ? posterior.mean(x, new int[0], List.of(), level)
                : posterior.mean(x, groups, z, level);
        Interval response = Figures.UNKNOWN;
        if (spread) {
            PosteriorSummary drawn = posterior.response(x, groups, z, 1, level);
            response = new Interval(offset + drawn.lower(), offset + drawn.upper());
        }
        return new Figures(
                offset + mean.mean(),
                mean.standardDeviation(),
                new Interval(offset + mean.lower(), offset + mean.upper()),
                response);
    }

    private static Interval about(double mean, double by) {
        return new Interval(mean - by, mean + by);
    }

    private static String text(FrameColumn column, int row) {
        if (column instanceof Numbers numbers) {
            return numbers.missing(row) ? "" : NumberText.format(numbers.values()[row]);
        }
        return ((Categories) column).text(row);
    }
}
