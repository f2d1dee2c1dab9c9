package org.regionwise.engine.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.Interval;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.linear.inference.ParametricBootstrap;

/**
 * Answers in other units, a + by, and predictors in other units, c + dx, are the same answers: every figure follows the
 * units, however far the level is from 0.
 */
class LinearEquivarianceTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1e-6, 0, 1",
        "1e9, 1e-6, 0, 1",
        "1e9, 1, 0, 1",
        "-1e9, 1e6, 0, 1",
        "0, 1, 0, 1e-6",
        "0, 1, 1e9, 1",
        "0, 1, 1e9, 1e6",
        "1e9, 1, 1e9, 1"
    })
    void figuresFollowUnits(double a, double b, double c, double d) {
        // moved predictors give the intercept another meaning
        double[] plain = figures(0, 1, 0, 1, c == 0);
        double[] moved = figures(a, b, c, d, c == 0);
        // what a + by itself loses where it is written down, against a residual deviation of 25
        double rounding = 0x1p-53 * (Math.abs(a) + 300 * b) / (25 * b);
        double tolerance = 2e-6 + 100 * rounding;
        for (int k = 0; k < plain.length; k++) {
            moved[k] = (moved[k] - plain[k]) / Math.max(1, Math.abs(plain[k]));
        }
        assertArrayEquals(new double[plain.length], moved, tolerance);
    }

    /** Every figure, brought back to the units of the data. */
    private static double[] figures(double a, double b, double c, double d, boolean intercept) {
        LinearData slopes = data("ris", a, b, c, d);
        List<Double> figures = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            LinearFit fit = new LinearRandomEffects(slopes, criterion).fit();
            figures.add(fit.fixedEffects().estimates()[1] * d / b);
            figures.add(fit.fixedEffects().standardError(1) * d / b);
            figures.add(fit.sigma() / b);
            figures.add(fit.varianceComponents().get(1).standardDeviation() * d / b);
            figures.add(new Satterthwaite(fit).degreesOfFreedom(new double[] {0, 1}));
            figures.add(criterion == Criterion.ML ? 0 : new KenwardRoger(fit).degreesOfFreedom(new double[] {0, 1}));
            figures.add(
                    criterion == Criterion.ML ? 0 : new KenwardRoger(fit).standardError(new double[] {0, 1}) * d / b);
        }
        LinearFit fit = new LinearRandomEffects(data("ri", a, b, c, d), Criterion.ML).fit();
        LinearProfile profile = new LinearProfile(fit, 0.9);
        for (Interval of : List.of(profile.sigma(), profile.standardDeviation(0, 0))) {
            figures.addAll(List.of(of.lower() / b, of.upper() / b));
        }
        Interval slope = profile.fixedEffect(1);
        figures.add(slope.lower() * d / b);
        figures.add(slope.upper() * d / b);
        if (intercept) {
            figures.add((fit.fixedEffects().estimates()[0] - a) / b);
            figures.add((profile.fixedEffect(0).lower() - a) / b);
            figures.add((profile.fixedEffect(0).upper() - a) / b);
        }
        ParametricBootstrap bootstrap = new ParametricBootstrap(fit, 20, 1, FitProgress.UNWATCHED);
        figures.add(bootstrap.standardError(1) * d / b);
        figures.add(bootstrap.standardError(3) / b);
        LinearPosterior posterior =
                new LinearPosterior(data("ri", a, b, c, d), LinearPriors.DEFAULT, 256, 1, FitProgress.UNWATCHED);
        PosteriorSummary sigma = posterior.sigma(0.9);
        PosteriorSummary days = posterior.coefficient(1, 0.9);
        PosteriorSummary subject = posterior.effect(0, 2, 0, 0.9);
        List<PosteriorSummary> summaries = List.of(sigma, days, subject);
        double[] units = {1 / b, d / b, 1 / b};
        for (int i = 0; i < units.length; i++) {
            PosteriorSummary each = summaries.get(i);
            double unit = units[i];
            figures.addAll(List.of(unit * each.lower(), unit * each.upper(), unit * each.standardDeviation()));
        }
        double[] row = {1, c + 4 * d};
        figures.add((posterior
                                .mean(row, new int[] {3}, List.of(new double[] {1}), 0.9)
                                .median()
                        - a)
                / b);
        return figures.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static LinearData data(String structure, double a, double b, double c, double d) {
        LinearData given = LinearCase.sleepstudy("survey.csv", structure);
        double[] outcome = Arrays.stream(given.outcomes()).map(y -> a + b * y).toArray();
        DMatrixRMaj design = given.design().copy();
        for (int i = 0; i < design.numRows; i++) {
            design.set(i, 1, c + d * design.get(i, 1));
        }
        RandomTerm term = given.random().get(0);
        List<double[]> columns = term.columns().stream()
                .map(column -> term.columns().indexOf(column) == 0
                        ? column
                        : Arrays.stream(column).map(x -> c + d * x).toArray())
                .toList();
        return new LinearData(
                outcome,
                design,
                given.terms(),
                List.of(new RandomTerm(term.factor(), term.names(), columns, term.correlated())));
    }
}
