package org.regionwise.engine.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.ReferenceCase;

/** The posterior of linear mixed models against a grid by hand and against long chains of rstanarm. */
class LinearPosteriorTest {

    private static LinearPosterior posterior(LinearData data) {
        return new LinearPosterior(data, LinearPriors.DEFAULT, 4096, 3, FitProgress.UNWATCHED);
    }

    private static void agree(JsonNode chains, String parameter, PosteriorSummary ours) {
        for (JsonNode each : chains) {
            if (each.get("parameter").asText().equals(parameter)) {
                double deviation = each.get("sd").asDouble();
                // five Monte Carlo errors of the chains, and 1% of the deviation for our points
                double tolerance = 5 * each.get("mcse").asDouble() + 0.01 * deviation;
                assertEquals(each.get("mean").asDouble(), ours.mean(), tolerance, parameter);
                double effective = each.get("neff").asDouble();
                // of a deviation 1/√(2n) if normal, thrice that for heavy tails; of an outer quantile about 2.7/√n
                double ofDeviation = 0.02 + 6 / Math.sqrt(2 * effective);
                assertEquals(deviation, ours.standardDeviation(), ofDeviation * deviation, parameter);
                double ofLimit = (0.03 + 14 / Math.sqrt(effective)) * deviation;
                assertEquals(each.get("lower").asDouble(), ours.lower(), ofLimit, parameter);
                assertEquals(each.get("upper").asDouble(), ours.upper(), ofLimit, parameter);
                return;
            }
        }
        throw new AssertionError("no " + parameter);
    }

    @Test
    void randomIntercept() {
        LinearPosterior ours = posterior(LinearCase.sleepstudy("survey.csv", "ri"));
        assertFalse(ours.poor(), "poor");
        JsonNode chains = ReferenceCase.json("linear/stan.json").get("ri");
        agree(chains, "sigma", ours.sigma(0.95));
        agree(chains, "days", ours.coefficient(1, 0.95));
        agree(chains, "(Intercept)", ours.coefficient(0, 0.95));
        agree(chains, "b[(Intercept) subject:308]", ours.effect(0, 0, 0, 0.95));
    }

    @Test
    void interceptAndSlope() {
        LinearPosterior ours = posterior(LinearCase.sleepstudy("survey.csv", "ris"));
        assertFalse(ours.poor(), "poor");
        JsonNode chains = ReferenceCase.json("linear/stan.json").get("ris");
        agree(chains, "sigma", ours.sigma(0.95));
        agree(chains, "days", ours.coefficient(1, 0.95));
        agree(chains, "(Intercept)", ours.coefficient(0, 0.95));
        agree(chains, "b[(Intercept) subject:309]", ours.effect(0, 1, 0, 0.95));
        agree(chains, "b[days subject:309]", ours.effect(0, 1, 1, 0.95));
    }

    @Test
    void threeGroups() {
        LinearPosterior ours = posterior(LinearCase.linear("three_groups", "three_groups.csv"));
        JsonNode chains = ReferenceCase.json("linear/stan.json").get("three_groups");
        agree(chains, "sigma", ours.sigma(0.95));
        agree(chains, "x", ours.coefficient(1, 0.95));
        agree(chains, "(Intercept)", ours.coefficient(0, 0.95));
        agree(chains, "b[(Intercept) g:2]", ours.effect(0, 1, 0, 0.95));
    }

    /** Against a grid of 271 × 201 values of the two standard deviations: {@code linear-posterior-grid.R}. */
    @Test
    void bruteForce() {
        LinearPosterior ours = posterior(LinearCase.linear("three_groups", "three_groups.csv"));
        JsonNode grid = ReferenceCase.json("linear/posterior-grid.json");
        close(grid.get("sigma"), ours.sigma(0.95));
        close(grid.get("deviation"), ours.standardDeviation(0, 0, 0.95));
        close(grid.get("slope"), ours.coefficient(1, 0.95));
        for (int group = 0; group < 3; group++) {
            close(grid.get("effects").get(group), ours.effect(0, group, 0, 0.95));
        }
    }

    /** Our points leave errors of some hundredths of a standard deviation, most of them in the outer quantiles. */
    private static void close(JsonNode grid, PosteriorSummary ours) {
        double deviation = grid.get("sd").asDouble();
        assertEquals(grid.get("mean").asDouble(), ours.mean(), 0.015 * deviation);
        assertEquals(deviation, ours.standardDeviation(), 0.02 * deviation);
        if (grid.has("lower")) {
            assertEquals(grid.get("lower").asDouble(), ours.lower(), 0.03 * deviation);
            assertEquals(grid.get("upper").asDouble(), ours.upper(), 0.03 * deviation);
        }
    }

    /** The density of y given θ and σ is that of N(Xm, σ²V + XSX'), worked out as it stands there. */
    @Test
    void marginalDensity() {
        LinearData data = LinearCase.linear("perfect", "perfect.csv");
        CrossProducts sums = new CrossProducts(data);
        int n = data.rows();
        // β₀ ~ N(1, 4²), β₁ ~ N(2, 3²), as a normal of γ = Rβ by its precision R'⁻¹S⁻¹R⁻¹
        double[] means = {1, 2};
        double[] deviations = {4, 3};
        double[] precision = new double[4];
        double[] right = new double[2];
        for (int k = 0; k < 2; k++) {
            double[] row = sums.fixed.row(k == 0 ? new double[] {1, 0} : new double[] {0, 1});
            for (int i = 0; i < 2; i++) {
                right[i] += row[i] * means[k] / (deviations[k] * deviations[k]);
                for (int l = 0; l < 2; l++) {
                    precision[i * 2 + l] += row[i] * row[l] / (deviations[k] * deviations[k]);
                }
            }
        }
        SimpleMatrix p = new SimpleMatrix(2, 2, true, precision);
        double[] mean = p.solve(new SimpleMatrix(2, 1, true, right)).getDDRM().data;
        GivenVariances.Prior prior = new GivenVariances.Prior(mean, precision, Math.log(p.determinant()));
        double[][] settings = {{0.8, 0.3, 0.5, 2}, {2, -0.5, 0.1, 1.5}, {0.1, 0, 0, 3}};
        double[] ours = new double[3];
        double[] dense = new double[3];
        for (int s = 0; s < 3; s++) {
            double[] theta = {settings[s][0], settings[s][1], settings[s][2]};
            double sigma = settings[s][3];
            ours[s] = new GivenVariances(sums, prior, theta, sigma).logDensity();
            double[] covariance = sums.inner.covariance(theta);
            int[] level = data.random().get(0).factor().levelOfRow();
            SimpleMatrix variance = new SimpleMatrix(n, n);
            SimpleMatrix error = new SimpleMatrix(n, 1);
            for (int i = 0; i < n; i++) {
                double x = data.design().get(i, 1);
                error.set(i, 0, data.outcome(i) - means[0] - means[1] * x);
                for (int k = 0; k < n; k++) {
                    double z = data.design().get(k, 1);
                    double shared = 16 + 9 * x * z + (i == k ? sigma * sigma : 0);
                    double between = covariance[0] + covariance[1] * z + covariance[2] * x + covariance[3] * x * z;
                    variance.set(i, k, shared + (level[i] == level[k] ? sigma * sigma * between : 0));
                }
            }
            double quadratic = error.transpose().mult(variance.solve(error)).get(0, 0);
            dense[s] = -0.5 * (Math.log(variance.determinant()) + quadratic);
        }
        assertEquals(dense[1] - dense[0], ours[1] - ours[0], 1e-8 * Math.abs(dense[0]));
        assertEquals(dense[2] - dense[0], ours[2] - ours[0], 1e-8 * Math.abs(dense[0]));
    }

    @Test
    void sameEverySeedAndEveryRun() {
        LinearData data = LinearCase.linear("three_groups", "three_groups.csv");
        PosteriorSummary one = posterior(data).effect(0, 1, 0, 0.9);
        assertEquals(one, posterior(data).effect(0, 1, 0, 0.9));
        PosteriorSummary other =
                new LinearPosterior(data, LinearPriors.DEFAULT, 4096, 4, FitProgress.UNWATCHED).effect(0, 1, 0, 0.9);
        assertEquals(one.mean(), other.mean(), 0.02 * one.standardDeviation());
        assertEquals(one.upper(), other.upper(), 0.04 * one.standardDeviation());
    }

    /** A response that nobody gave varies about its mean as σ says. */
    @Test
    void missingResponse() {
        LinearPosterior ours = posterior(LinearCase.sleepstudy("survey.csv", "ris"));
        double[] x = {1, 5};
        PosteriorSummary mean = ours.mean(x, new int[] {3}, List.of(x), 0.9);
        PosteriorSummary response = ours.response(x, new int[] {3}, List.of(x), 1, 0.9);
        PosteriorSummary sigma = ours.sigma(0.9);
        double square = sigma.mean() * sigma.mean() + sigma.standardDeviation() * sigma.standardDeviation();
        assertEquals(mean.mean(), response.mean(), 1e-9 * mean.mean());
        assertEquals(
                Math.sqrt(mean.standardDeviation() * mean.standardDeviation() + square),
                response.standardDeviation(),
                1e-9 * response.standardDeviation());
    }

    @Test
    void pupilsInClassesInSchools() {
        LinearPosterior ours = posterior(LinearCase.linear("nested", "nested.csv"));
        assertFalse(ours.poor(), "poor");
        JsonNode chains = ReferenceCase.json("linear/stan-several.json").get("nested");
        agree(chains, "sigma", ours.sigma(0.95));
        agree(chains, "x", ours.coefficient(1, 0.95));
        agree(chains, "(Intercept)", ours.coefficient(0, 0.95));
        agree(chains, "b[(Intercept) class:c1]", ours.effect(0, 0, 0, 0.95));
        agree(chains, "b[(Intercept) school:s1]", ours.effect(1, 0, 0, 0.95));
    }

    @Test
    void studentsWhoRateTeachers() {
        LinearData data = LinearCase.linear("crossed_slope", "crossed.csv");
        LinearPosterior ours = posterior(data);
        assertFalse(ours.poor(), "poor");
        JsonNode chains = ReferenceCase.json("linear/stan-several.json").get("crossed_slope");
        agree(chains, "sigma", ours.sigma(0.95));
        agree(chains, "service", ours.coefficient(1, 0.95));
        agree(chains, "(Intercept)", ours.coefficient(0, 0.95));
        String student = data.random().get(0).factor().levels().get(1);
        agree(chains, "b[(Intercept) student:" + student + "]", ours.effect(0, 1, 0, 0.95));
        String teacher = data.random().get(1).factor().levels().get(2);
        agree(chains, "b[(Intercept) teacher:" + teacher + "]", ours.effect(1, 2, 0, 0.95));
        agree(chains, "b[service teacher:" + teacher + "]", ours.effect(1, 2, 1, 0.95));
    }

    /** Against a grid of 69 × 69 × 41 values of the three standard deviations: {@code linear-posterior-crossed.R}. */
    @Test
    void bruteForceOfTwoCrossedFactors() {
        LinearCase rows = new LinearCase("linear/crossed_few.csv");
        LinearData data = rows.data(
                "y",
                List.of("x"),
                List.of(RandomTerm.intercept(rows.factor("a", "a")), RandomTerm.intercept(rows.factor("b", "b"))),
                null,
                null);
        LinearPosterior ours = posterior(data);
        JsonNode grid = ReferenceCase.json("linear/posterior-crossed.json");
        close(grid.get("sigma"), ours.sigma(0.95));
        close(grid.get("first"), ours.standardDeviation(0, 0, 0.95));
        close(grid.get("second"), ours.standardDeviation(1, 0, 0.95));
        close(grid.get("slope"), ours.coefficient(1, 0.95));
        for (int f = 0; f < 2; f++) {
            JsonNode effects = grid.get(f == 0 ? "ofFirst" : "ofSecond");
            List<String> levels = data.random().get(f).factor().levels();
            for (int group = 0; group < levels.size(); group++) {
                close(effects.get(Integer.parseInt(levels.get(group)) - 1), ours.effect(f, group, 0, 0.95));
            }
        }
        // a row of both factors: its effects are correlated, so that the variance is no sum
        double[] one = {1};
        PosteriorSummary both = ours.mean(new double[2], new int[] {0, 0}, List.of(one, one), 0.95);
        assertEquals(
                ours.effect(0, 0, 0, 0.95).mean() + ours.effect(1, 0, 0, 0.95).mean(), both.mean(), 1e-9);
    }

    @Test
    void tooManyEffectsAreRefused() {
        int rows = 4000;
        double[] y = new SplittableRandom(1).doubles(rows).toArray();
        List<RandomTerm> terms = IntStream.of(400, 350)
                .mapToObj(size -> RandomTerm.intercept(GroupingFactor.of(
                        "g" + size,
                        IntStream.range(0, rows)
                                .mapToObj(i -> String.valueOf(i % size))
                                .toList())))
                .toList();
        DMatrixRMaj design = new DMatrixRMaj(rows, 1);
        design.fill(1);
        LinearData data = new LinearData(y, design, List.of(RandomTerm.INTERCEPT), terms);
        assertEquals(
                "posterior-too-large",
                assertThrows(NotEstimable.class, () -> posterior(data)).code());
    }
}
