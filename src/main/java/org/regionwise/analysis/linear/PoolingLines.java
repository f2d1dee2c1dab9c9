package org.regionwise.analysis.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.regionwise.analysis.formula.Expression;
import org.regionwise.analysis.formula.Expression.Call;
import org.regionwise.analysis.formula.Expression.Variable;
import org.regionwise.analysis.formula.ModelFrame;
import org.regionwise.analysis.formula.ModelMatrix;
import org.regionwise.analysis.formula.RandomPart;
import org.regionwise.analysis.linear.GroupPoolings.Group;
import org.regionwise.analysis.linear.GroupPoolings.Line;
import org.regionwise.analysis.linear.GroupPoolings.Point;
import org.regionwise.analysis.linear.GroupPoolings.Pooling;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.inference.ThreePoolings;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;
import org.regionwise.survey.frame.FrameColumn.Categories;
import org.regionwise.survey.frame.FrameColumn.Numbers;

/** Computes the lines of {@link GroupPoolings}. */
final class PoolingLines {
    /** Of a line that bends. */
    private static final int POINTS = 25;
    /** Rows of one group that a picture shows. */
    private static final int MOST_OBSERVED = 60;

    private static final Set<String> STRAIGHT = Set.of("within", "between", "scale", "offset");

    private final LinearRows rows;
    private final LinearAnswer answer;
    private final LinearFit fit;
    private final int factor;
    private final GroupingFactor grouping;
    private final List<RandomPart> parts;
    private final int[][] rowsOf;

    /** @param asked name of the factor; null for the first whose effects have a slope */
    PoolingLines(LinearRows rows, LinearAnswer answer, String asked) {
        this.rows = rows;
        this.answer = answer;
        this.fit = answer.fit();
        this.factor = index(asked);
        this.grouping = fit.factors().get(factor);
        Map<String, GroupingFactor> byName = new LinkedHashMap<>();
        fit.factors().forEach(each -> byName.put(each.name(), each));
        this.parts = LinearRows.ordered(answer.question().formula(), byName).stream()
                .filter(part -> part.group().equals(grouping.name()))
                .toList();
        this.rowsOf = IntStream.range(0, grouping.size())
                .mapToObj(level -> IntStream.range(0, grouping.rows())
                        .filter(i -> grouping.levelOfRow()[i] == level)
                        .toArray())
                .toArray(int[][]::new);
    }

    private int index(String asked) {
        List<GroupingFactor> factors = fit.factors();
        // a posterior is of the first factor
        return IntStream.range(0, answer.poolings().size())
                .filter(f -> factors.get(f).name().equals(asked))
                .findFirst()
                .orElseGet(() -> IntStream.range(0, answer.poolings().size())
                        .filter(f -> fit.effects(f).size() > 1)
                        .findFirst()
                        .orElse(0));
    }

    /** @param asked column that lines run along; null, or one that cannot be, for the first that can */
    GroupPoolings of(String asked) {
        List<String> covariates = covariates();
        Optional<String> covariate = covariates.stream()
                .filter(column -> column.equals(asked))
                .findFirst()
                .or(() -> covariates.stream().findFirst());
        GroupMeans means = new GroupMeans(fit, factor, answer);
        List<List<Line>> lines = covariate.map(this::lines).orElse(null);
        List<Group> groups = new ArrayList<>();
        for (int level = 0; level < grouping.size(); level++) {
            GroupMeans.Mean mean = means.of(level, rowsOf[level]);
            groups.add(new Group(
                    grouping.levels().get(level),
                    rowsOf[level].length,
                    mean.raw(),
                    mean.complete(),
                    mean.pooled(),
                    mean.limits().lower(),
                    mean.limits().upper(),
                    covariate.isPresent() ? observed(level, covariate.get()) : List.of(),
                    lines == null ? List.of() : lines.get(level)));
        }
        return new GroupPoolings(
                grouping.name(),
                covariate.orElse(null),
                covariates,
                fit.factors().stream()
                        .limit(answer.poolings().size())
                        .map(GroupingFactor::name)
                        .toList(),
                groups);
    }

    /** Numbers that predict, those whose slope differs between groups first. */
    private List<String> covariates() {
        Set<Expression> predictors = new LinkedHashSet<>();
        parts.forEach(part -> part.effects().terms().forEach(term -> predictors.addAll(term.predictors())));
        answer.question().formula().fixed().terms().forEach(term -> predictors.addAll(term.predictors()));
        Set<String> measured = new LinkedHashSet<>();
        Set<String> categories = new LinkedHashSet<>();
        for (Expression each : predictors) {
            boolean number = rows.frame().column(each) instanceof Numbers;
            List<String> own = number && each instanceof Call call && isParted(call)
                    ? List.copyOf(call.arguments().get(0).columns())
                    : List.copyOf(each.columns());
            own.stream()
                    .filter(column -> rows.frame().column(new Variable(column)) instanceof Numbers)
                    .forEach((number ? measured : categories)::add);
        }
        measured.removeAll(categories);
        measured.removeIf(
                column -> Arrays.stream(values(column)).distinct().limit(2).count() < 2);
        return List.copyOf(measured);
    }

    private static boolean isParted(Call call) {
        return call.function().equals("within") || call.function().equals("between");
    }

    private double[] values(String column) {
        return ((Numbers) rows.frame().column(new Variable(column))).values();
    }

    private List<Point> observed(int level, String covariate) {
        double[] x = values(covariate);
        int[] own = rowsOf[level];
        int shown = Math.min(own.length, MOST_OBSERVED);
        return IntStream.range(0, shown)
                .map(i -> own[(int) ((long) i * own.length / shown)])
                .mapToObj(row -> new Point(x[row], fit.data().outcome(row)))
                .toList();
    }

    /** The places where lines are computed: over the whole range of the covariate, then over each group's own. */
    private List<List<Line>> lines(String covariate) {
        double[] x = values(covariate);
        double from = Arrays.stream(x).min().orElseThrow();
        double to = Arrays.stream(x).max().orElseThrow();
        int points = straight(covariate) ? 2 : POINTS;
        double[][] at = new double[grouping.size()][];
        for (int level = 0; level < at.length; level++) {
            double least =
                    Arrays.stream(rowsOf[level]).mapToDouble(i -> x[i]).min().orElse(from);
            double most =
                    Arrays.stream(rowsOf[level]).mapToDouble(i -> x[i]).max().orElse(to);
            at[level] = DoubleStream.concat(between(from, to, points), between(least, most, points))
                    .toArray();
        }
        ModelFrame frame = rows.frame().predicting(places(covariate, at));
        double[][] fixed = ModelMatrix.of(answer.question().formula().fixed(), frame)
                .columns()
                .toArray(double[][]::new);
        Map<String, double[]> effects = new LinkedHashMap<>();
        for (RandomPart part : parts) {
            ModelMatrix of = ModelMatrix.of(part.effects(), frame);
            for (int k = 0; k < of.names().size(); k++) {
                effects.putIfAbsent(of.names().get(k), of.columns().get(k));
            }
        }
        double[] offset = rows.offset(answer.question().formula(), frame);
        List<List<Line>> all = new ArrayList<>();
        for (int level = 0; level < at.length; level++) {
            all.add(new OfGroup(level, at[level], 2 * points * level, fixed, effects, offset).lines());
        }
        return all;
    }

    private static DoubleStream between(double from, double to, int points) {
        return IntStream.range(0, points).mapToDouble(i -> from + (to - from) * i / (points - 1));
    }

    /** Whether every predictor made of it is it itself, or shifted and scaled. */
    private boolean straight(String covariate) {
        return Stream.concat(
                        answer.question().formula().fixed().terms().stream(),
                        parts.stream().flatMap(part -> part.effects().terms().stream()))
                .allMatch(term -> term.predictors().stream()
                                        .filter(each -> each.columns().contains(covariate))
                                        .count()
                                < 2
                        && term.predictors().stream()
                                .filter(each -> each.columns().contains(covariate))
                                .allMatch(each -> each instanceof Variable
                                        || each instanceof Call call
                                                && STRAIGHT.contains(call.function())
                                                && call.arguments().get(0) instanceof Variable));
    }

    /** Rows of a file that nobody has: each group at its own means, the covariate as given. */
    private DataFrame places(String covariate, double[][] at) {
        int points = at[0].length;
        Map<String, FrameColumn> columns = new LinkedHashMap<>();
        for (String name : answer.question().columns()) {
            FrameColumn column = rows.frame().column(new Variable(name));
            if (name.equals(covariate)) {
                columns.put(
                        name,
                        new Numbers(Arrays.stream(at)
                                .flatMapToDouble(Arrays::stream)
                                .toArray()));
            } else if (column instanceof Numbers numbers) {
                double[] means = Arrays.stream(rowsOf)
                        .mapToDouble(own -> Arrays.stream(own)
                                .mapToDouble(i -> numbers.values()[i])
                                .average()
                                .orElse(0))
                        .toArray();
                columns.put(name, new Numbers(repeated(points, k -> means[k])));
            } else {
                Categories categories = (Categories) column;
                int[] usual = Arrays.stream(rowsOf)
                        .mapToInt(own -> usual(categories, own))
                        .toArray();
                int[] codes = new int[points * usual.length];
                Arrays.setAll(codes, i -> usual[i / points]);
                columns.put(name, new Categories(codes, categories.levels()));
            }
        }
        return new DataFrame(columns, new long[points * at.length]);
    }

    private double[] repeated(int points, IntToDoubleFunction ofGroup) {
        double[] values = new double[points * grouping.size()];
        Arrays.setAll(values, i -> ofGroup.applyAsDouble(i / points));
        return values;
    }

    private static int usual(Categories categories, int[] rows) {
        int[] counts = new int[categories.levels().size()];
        Arrays.stream(rows).forEach(i -> counts[categories.codes()[i]]++);
        int most = 0;
        for (int k = 1; k < counts.length; k++) {
            most = counts[k] > counts[most] ? k : most;
        }
        return most;
    }

    /**
     * Lines of one group at places, those of the whole range first, whose rows lie one behind the other from {@code
     * first}.
     */
    private final class OfGroup {
        private final int level;
        private final double[] at;
        private final int first;
        private final double[][] fixed;
        private final Map<String, double[]> effects;
        private final double[] offset;
        private final ThreePoolings poolings = answer.poolings().get(factor);

        private OfGroup(
                int level, double[] at, int first, double[][] fixed, Map<String, double[]> effects, double[] offset) {
            this.level = level;
            this.at = at;
            this.first = first;
            this.fixed = fixed;
            this.effects = effects;
            this.offset = offset;
        }

        List<Line> lines() {
            List<Line> lines = new ArrayList<>();
            int half = at.length / 2;
            lines.add(new Line(Pooling.COMPLETE, points(0, half, poolings.complete())));
            if (determined(half)) {
                lines.add(new Line(Pooling.NONE, points(half, at.length, poolings.none()[level])));
            }
            lines.add(new Line(Pooling.PARTIAL, points(0, half, poolings.partial()[level])));
            return lines;
        }

        /** Whether the group's rows say what every column does that changes along its own range. */
        private boolean determined(int half) {
            if (at[half] == at[at.length - 1] || Double.isNaN(poolings.none()[level][0])) {
                return false;
            }
            for (int k = 0; k < fixed.length; k++) {
                boolean changes = fixed[k][first + half] != fixed[k][first + at.length - 1];
                if (changes && Double.isNaN(poolings.none()[level][k])) {
                    return false;
                }
            }
            return true;
        }

        private List<Point> points(int from, int to, double[] coefficients) {
            return IntStream.range(from, to)
                    .mapToObj(i -> new Point(at[i], value(first + i, coefficients)))
                    .toList();
        }

        /** Coefficients that were left out count nothing. */
        private double value(int row, double[] coefficients) {
            double value = offset == null ? 0 : offset[row];
            for (int k = 0; k < coefficients.length; k++) {
                double column = k < fixed.length
                        ? fixed[k][row]
                        : effects.get(poolings.terms().get(k))[row];
                value += Double.isNaN(coefficients[k]) ? 0 : coefficients[k] * column;
            }
            return value;
        }
    }
}
