package org.regionwise.engine.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.linear.inference.ThreePoolings;
import org.regionwise.engine.numeric.QuasiNewton;

/**
 * What must hold of every fit: an exact gradient, no better θ anywhere, the same model in other units, refusals with a
 * reason.
 */
class LinearPropertiesTest {
    private static LinearData random(SplittableRandom random, String structure, double between) {
        int n = 30 + random.nextInt(60);
        double[] x =
                IntStream.range(0, n).mapToDouble(i -> random.nextGaussian()).toArray();
        GroupingFactor a = factor("a", n, 4 + random.nextInt(9), random);
        GroupingFactor b = factor("b", n, 3 + random.nextInt(4), random);
        double[] u = IntStream.range(0, 13)
                .mapToDouble(j -> between * random.nextGaussian())
                .toArray();
        double[] v = IntStream.range(0, 13)
                .mapToDouble(j -> between * random.nextGaussian())
                .toArray();
        double[] w = IntStream.range(0, 13)
                .mapToDouble(j -> 3 * between * random.nextGaussian())
                .toArray();
        double[] y = new double[n];
        DMatrixRMaj design = new DMatrixRMaj(n, 2);
        for (int i = 0; i < n; i++) {
            design.set(i, 0, 1);
            design.set(i, 1, x[i]);
            y[i] = 1 + x[i] + u[a.levelOfRow()[i]] + v[a.levelOfRow()[i]] * x[i] / 2 + random.nextGaussian();
            y[i] += structure.equals("crossed") ? w[b.levelOfRow()[i]] * (1 + x[i]) : 0;
        }
        List<RandomTerm> terms = switch (structure) {
            case "intercept" -> List.of(RandomTerm.intercept(a));
            case "slope" -> List.of(RandomTerm.interceptAndSlope(a, "x", x));
            case "uncorrelated" ->
                List.of(RandomTerm.interceptAndSlope(a, "x", x).uncorrelated());
            default -> List.of(RandomTerm.interceptAndSlope(a, "x", x), RandomTerm.interceptAndSlope(b, "x", x));
        };
        return new LinearData(y, design, List.of(RandomTerm.INTERCEPT, "x"), terms);
    }

    private static GroupingFactor factor(String name, int rows, int levels, SplittableRandom random) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            values.add(String.valueOf(random.nextInt(levels)));
        }
        return GroupingFactor.of(name, values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"intercept", "slope", "uncorrelated", "crossed"})
    void gradientIsThatOfTheDeviance(String structure) {
        SplittableRandom random = new SplittableRandom(1);
        for (Criterion criterion : Criterion.values()) {
            CrossProducts sums = new CrossProducts(random(random, structure, 0.7));
            double[] theta = IntStream.range(0, sums.parameters)
                    .mapToDouble(k -> random.nextDouble(-1, 1.5))
                    .toArray();
            double[] gradient = new ProfiledDeviance(sums, criterion, theta).gradient();
            for (int k = 0; k < theta.length; k++) {
                double[] moved = theta.clone();
                moved[k] += 1e-5;
                double above = new ProfiledDeviance(sums, criterion, moved).value();
                moved[k] = theta[k] - 1e-5;
                double below = new ProfiledDeviance(sums, criterion, moved).value();
                assertEquals((above - below) / 2e-5, gradient[k], 1e-6 * (1 + Math.abs(gradient[k])));
            }
        }
    }

    /**
     * Small samples with little between groups: the likelihood is often highest on the boundary, and often close to it.
     */
    @ParameterizedTest
    @ValueSource(strings = {"intercept", "slope", "uncorrelated", "crossed"})
    void noBetterParameters(String structure) {
        SplittableRandom random = new SplittableRandom(2);
        int singular = 0;
        for (int set = 0; set < 60; set++) {
            LinearData data = random(random, structure, set % 3 == 0 ? 0.6 : 0.25);
            Criterion criterion = set % 2 == 0 ? Criterion.REML : Criterion.ML;
            LinearFit fit = new LinearRandomEffects(data, criterion).fit();
            assertTrue(fit.summary().converged(), "converged in set " + set);
            singular += fit.summary().singular() ? 1 : 0;
            CrossProducts sums = new CrossProducts(data);
            for (int trial = 0; trial < 200; trial++) {
                double size = Math.exp(random.nextDouble(-5, 1));
                double[] theta = IntStream.range(0, sums.parameters)
                        .mapToDouble(k -> random.nextInt(4) == 0 ? 0 : size * random.nextGaussian())
                        .toArray();
                double other = new ProfiledDeviance(sums, criterion, theta).value();
                assertTrue(fit.criterionValue() <= other + 1e-8, "set " + set + ": " + Arrays.toString(theta));
            }
        }
        assertTrue(singular > 5 && singular < 60, singular + " on the boundary");
    }

    @Test
    void secondOptimiserFindsTheSame() {
        LinearData data = LinearCase.sleepstudy("survey.csv", "ris");
        CrossProducts sums = new CrossProducts(data);
        Function<double[], QuasiNewton.Slope> function = theta -> {
            ProfiledDeviance at = new ProfiledDeviance(sums, Criterion.REML, theta);
            return new QuasiNewton.Slope(at.value(), at.gradient());
        };
        double[] far = {3, -1, 0.2};
        QuasiNewton.Minimum found = DevianceSearch.bySimplex(
                sums, Criterion.REML, new QuasiNewton.Minimum(far, function.apply(far), 0, false), function);
        LinearFit fit = new LinearRandomEffects(data, Criterion.REML).fit();
        assertTrue(found.converged(), "converged");
        assertEquals(fit.criterionValue(), found.slope().value(), 1e-9);
        assertEquals(Math.abs(fit.at.theta[0]), Math.abs(found.point()[0]), 1e-8);
    }

    @Test
    void unitsDoNotMatter() {
        LinearData data = LinearCase.sleepstudy("survey.csv", "ris");
        LinearFit plain = new LinearRandomEffects(data, Criterion.REML).fit();
        double[] day = new double[data.rows()];
        double[] milliseconds = data.outcomes();
        DMatrixRMaj design = data.design().copy();
        for (int i = 0; i < day.length; i++) {
            day[i] = 1.7e9 + 86400 * design.get(i, 1);
            design.set(i, 1, day[i]);
            milliseconds[i] = 1e-12 * milliseconds[i];
        }
        GroupingFactor subject = data.random().get(0).factor();
        LinearFit seconds = new LinearRandomEffects(
                        new LinearData(
                                milliseconds,
                                design,
                                data.terms(),
                                List.of(RandomTerm.interceptAndSlope(subject, "days", day))),
                        Criterion.REML)
                .fit();
        double slope = 1e-12 / 86400;
        assertEquals(plain.sigma(), seconds.sigma() * 1e12, 1e-8 * plain.sigma());
        assertEquals(
                plain.fixedEffects().standardError(1),
                seconds.fixedEffects().standardError(1) / slope,
                1e-7 * plain.fixedEffects().standardError(1));
        assertEquals(
                plain.varianceComponents().get(1).standardDeviation(),
                seconds.varianceComponents().get(1).standardDeviation() / slope,
                1e-7);
    }

    /** Regions that nobody was asked in: effect 0, all of the variance between regions, and the synthetic mean. */
    @Test
    void levelWithoutRows() {
        LinearData data = LinearCase.sleepstudy("survey.csv", "ris");
        RandomTerm term = data.random().get(0);
        List<String> levels = new ArrayList<>(term.factor().levels());
        levels.add(3, "nobody");
        int[] level = Arrays.stream(term.factor().levelOfRow())
                .map(j -> j < 3 ? j : j + 1)
                .toArray();
        GroupingFactor wider = new GroupingFactor("subject", level, levels);
        LinearFit fit = new LinearRandomEffects(
                        data.withRandom(List.of(new RandomTerm(wider, term.names(), term.columns(), true))),
                        Criterion.REML)
                .fit();
        LinearFit plain = new LinearRandomEffects(data, Criterion.REML).fit();
        assertEquals(plain.criterionValue(), fit.criterionValue(), 1e-9);
        GroupEffects effects = fit.groupEffects(0);
        assertEquals(0, effects.modes()[3][1]);
        assertEquals(plain.varianceComponents().get(1).standardDeviation(), effects.standardDeviation(3, 1), 1e-6);
        assertEquals(plain.groupEffects(0).modes()[3][1], effects.modes()[4][1], 1e-6);
        ThreePoolings poolings = ThreePoolings.of(fit, 0);
        assertTrue(Double.isNaN(poolings.none()[3][0]), "no rows, no regression of their own");
        assertEquals(fit.fixedEffects().estimates()[1], poolings.partial()[3][1]);
    }

    @Test
    void warnings() {
        List<FitWarning> two = fit("two_groups", "two_groups.csv");
        assertEquals("two-groups", two.get(0).code());
        assertEquals(2L, two.get(0).facts().get("groups"));
        assertEquals(
                "few-groups", fit("three_groups", "three_groups.csv").get(0).code());
        List<FitWarning> collinear = fit("collinear", "collinear.csv");
        assertEquals(List.of("constant-predictor", "collinear-predictors"), codes(collinear));
        assertEquals(List.of("one"), collinear.get(0).facts().get("terms"));
        assertEquals(List.of("twice"), collinear.get(1).facts().get("terms"));
        assertEquals(List.of("singular"), codes(fit("singular", "singular.csv")));
    }

    private static List<FitWarning> fit(String name, String file) {
        return new LinearRandomEffects(LinearCase.linear(name, file), Criterion.REML)
                .fit()
                .summary()
                .warnings();
    }

    private static List<String> codes(List<FitWarning> warnings) {
        return warnings.stream().map(FitWarning::code).toList();
    }

    @Test
    void refusals() {
        double[] y = {1, 2, 3, 5, 4, 6, 8, 7};
        refused("one-group", y, List.of("a", "a", "a", "a", "a", "a", "a", "a"), null);
        refused("as-many-effects-as-rows", y, List.of("a", "b", "c", "d", "e", "f", "g", "h"), null);
        refused("outcome-explained-exactly", new double[] {3, 3, 3, 3, 3, 3, 3, 3}, halves(), null);
        refused("groups-explain-outcome-exactly", new double[] {1, 1, 1, 1, 2, 2, 2, 2}, halves(), null);
        refused("random-effect-without-variation", y, halves(), new double[] {2, 2, 2, 2, 2, 2, 2, 2});
    }

    private static List<String> halves() {
        return List.of("a", "a", "a", "a", "b", "b", "b", "b");
    }

    private static void refused(String code, double[] y, List<String> groups, double[] slope) {
        GroupingFactor g = GroupingFactor.of("g", groups);
        DMatrixRMaj design = new DMatrixRMaj(y.length, 1);
        design.fill(1);
        RandomTerm term = slope == null ? RandomTerm.intercept(g) : RandomTerm.interceptAndSlope(g, "x", slope);
        LinearData data = new LinearData(y, design, List.of(RandomTerm.INTERCEPT), List.of(term));
        NotEstimable refusal =
                assertThrows(NotEstimable.class, () -> new LinearRandomEffects(data, Criterion.REML).fit());
        assertEquals(code, refusal.code());
    }
}
