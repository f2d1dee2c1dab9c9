package org.regionwise.engine.binomial.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.Ranking;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Logistic;

/** What must hold of the full posterior whatever the data. */
class BinomialPosteriorTest {
    private static final List<String> PREDICTORS = List.of("unemployment", "education");
    /** What a correct posterior stays within, in Monte Carlo standard errors. */
    private static final double ERRORS = 4;

    private static BinomialPosterior posterior(Cells cells, Priors priors, int draws, long seed) {
        return new BinomialPosterior(cells, new BinomialPosterior.Settings(priors, 15, draws, seed, 0.95));
    }

    private static BinomialPosterior posterior(Cells cells) {
        return posterior(cells, Priors.DEFAULT, 4000, 1);
    }

    @TestFactory
    Stream<DynamicTest> everyAwkwardCaseGetsASaneAnswer() {
        Map<String, List<String>> warnings = Map.ofEntries(
                Map.entry("all_zero_region", List.of()),
                Map.entry("one_respondent_region", List.of()),
                Map.entry("one_respondent_region_zero", List.of()),
                Map.entry("sigma_zero_homogeneous", List.of()),
                Map.entry("separation_region_predictor", List.of("separation")),
                Map.entry("three_regions", List.of("few-regions")),
                Map.entry("three_regions_strong", List.of("few-regions")),
                Map.entry("two_regions", List.of("few-regions")),
                Map.entry("one_region", List.of("few-regions", "variation-not-identified")),
                Map.entry("all_zero", List.of("all-answers-alike")),
                Map.entry("all_one", List.of("all-answers-alike")),
                Map.entry("every_region_n1", List.of("variation-not-identified")),
                Map.entry("complete_between", List.of("few-quadrature-points")),
                Map.entry("constant_predictor", List.of("constant-predictor", "few-regions")),
                Map.entry("collinear_predictors", List.of("collinear-predictor")),
                Map.entry("unscaled_predictor", List.of()),
                Map.entry(
                        "more_predictors_than_regions",
                        List.of("collinear-predictor", "few-regions", "variation-not-identified")));
        return warnings.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    BinomialPosterior posterior =
                            posterior(ReferenceCase.edge(each.getKey()).cells());
                    assertEquals(
                            each.getValue(),
                            posterior.warnings().stream().map(FitWarning::code).toList());
                    sane(posterior.sigma(), 0, Double.POSITIVE_INFINITY);
                    sane(posterior.latentCorrelation(), 0, 1);
                    sane(posterior.responseCorrelation(), 0, 1);
                    sane(posterior.medianOddsRatio(), 1, Double.POSITIVE_INFINITY);
                    BinomialPosterior.Regions regions = posterior.regions(0.2);
                    for (RegionMarginal region : regions.marginals()) {
                        sane(region.prevalence(), 0, 1);
                        assertTrue(region.prevalence().upper()
                                        - region.prevalence().lower()
                                > 0.01);
                        assertTrue(region.half().lower() > region.prevalence().lower()
                                && region.half().upper() < region.prevalence().upper());
                        assertTrue(region.shrinkage() >= 0 && region.shrinkage() <= 1);
                        assertTrue(region.exceedance() >= -1e-9 && region.exceedance() <= 1 + 1e-9);
                        assertTrue(region.synthetic() > 0 && region.synthetic() < 1);
                        assertTrue(Double.isFinite(region.mode()) && Double.isFinite(region.effectMean()));
                        assertTrue(region.effectStandardDeviation() > 0);
                    }
                }));
    }

    private static void sane(PosteriorSummary summary, double least, double most) {
        assertTrue(least <= summary.lower() && summary.lower() < summary.median(), summary.toString());
        assertTrue(summary.median() < summary.upper() && summary.upper() <= most, summary.toString());
        assertTrue(summary.mean() > summary.lower() && summary.mean() < summary.upper(), summary.toString());
        assertTrue(summary.standardDeviation() > 0 && Double.isFinite(summary.standardDeviation()), summary.toString());
    }

    /** Everything that is published, draws included. */
    private static List<Object> everything(BinomialPosterior posterior) {
        BinomialPosterior.Regions regions = posterior.regions(0.15);
        List<Object> all = new ArrayList<>(List.of(
                posterior.sigma(),
                posterior.coefficients(),
                posterior.quality(),
                posterior.latentCorrelation(),
                posterior.responseCorrelation(),
                posterior.medianOddsRatio(),
                regions.marginals(),
                regions.draws().ranking(3)));
        for (int j = 0; j < regions.marginals().size(); j++) {
            double[] draws = new double[regions.draws().size()];
            for (int d = 0; d < draws.length; d++) {
                draws[d] = regions.draws().prevalence(j, d);
            }
            all.add(Arrays.hashCode(draws));
        }
        return all;
    }

    /** Records of doubles are equal when the bits are. */
    @Test
    void theSameSeedGivesTheSameBitsOnAnyNumberOfCores() throws Exception {
        Cells cells = ReferenceCase.harassment(PREDICTORS).cells();
        List<Object> common = everything(posterior(cells));
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool five = new ForkJoinPool(5);
        try {
            assertEquals(common, one.submit(() -> everything(posterior(cells))).get());
            assertEquals(common, five.submit(() -> everything(posterior(cells))).get());
        } finally {
            one.shutdown();
            five.shutdown();
        }
    }

    /** What is drawn by the seed are the points of β given σ; PosteriorBruteForceTest holds four seeds to less. */
    @Test
    void otherSeedsAgreeWithinTheErrorOfIntegration() {
        Cells cells = ReferenceCase.harassment(PREDICTORS).cells();
        BinomialPosterior one = posterior(cells);
        BinomialPosterior other = posterior(cells, Priors.DEFAULT, 4000, 2);
        assertNotEquals(one.coefficients(), other.coefficients());
        for (int k = 0; k < 3; k++) {
            PosteriorSummary a = one.coefficients().get(k);
            PosteriorSummary b = other.coefficients().get(k);
            assertEquals(a.mean(), b.mean(), 5e-3 * a.standardDeviation());
            assertEquals(a.standardDeviation(), b.standardDeviation(), 1e-2 * a.standardDeviation());
            assertEquals(a.lower(), b.lower(), 0.02 * a.standardDeviation());
            assertEquals(a.upper(), b.upper(), 0.02 * a.standardDeviation());
        }
        assertEquals(
                one.sigma().mean(), other.sigma().mean(), 5e-3 * one.sigma().standardDeviation());
        for (int j = 0; j < cells.regions(); j++) {
            PosteriorSummary a = one.regions(0.1).marginals().get(j).prevalence();
            PosteriorSummary b = other.regions(0.1).marginals().get(j).prevalence();
            assertEquals(a.mean(), b.mean(), 1e-2 * a.standardDeviation());
            assertEquals(a.lower(), b.lower(), 0.02 * a.standardDeviation());
            assertEquals(a.upper(), b.upper(), 0.02 * a.standardDeviation());
        }
    }

    @Test
    void drawsAndExactMarginalsAgree() {
        agreeWithDraws(ReferenceCase.harassment(PREDICTORS).cells(), 0);
    }

    /**
     * Predictors that pull far apart with little between-region variation: a region's posterior is then that of its
     * linear predictor, which few points with a rule of low degree in β had wrong by up to 0.1 in probability.
     */
    @Test
    void drawsAndExactMarginalsAgreeWherePredictorsDecide() {
        double[] trials = {0, 1, 2, 3, 4, 6, 9, 14, 20, 31, 45, 66, 100, 200};
        double[] first = {3.4, 5.2, 1.1, -2.0, 4.9, 0.3, -3.8, 9.1, 1.9, -1.2, 2.7, 0.8, 1.5, -0.6};
        double[] second = {-6.0, 2.2, 0.4, 3.9, -2.5, 1.7, 0.1, -5.4, 2.8, 0.9, -1.1, 1.3, 4.0, 2.1};
        DMatrixRMaj design = new DMatrixRMaj(14, 3);
        double[] successes = new double[14];
        for (int j = 0; j < 14; j++) {
            design.set(j, 0, 1);
            design.set(j, 1, first[j]);
            design.set(j, 2, second[j]);
            successes[j] = Math.round(trials[j] * Logistic.probability(-2 - 0.6 * first[j] + 0.5 * second[j]));
        }
        agreeWithDraws(Cells.oneEach(trials, successes, design, List.of("(Intercept)", "a", "b")), 0.006);
    }

    /** @param integration error of the marginals' own points, in probability */
    private static void agreeWithDraws(Cells cells, double integration) {
        int size = 20_000;
        BinomialPosterior.Regions both =
                posterior(cells, Priors.DEFAULT, size, 1).regions(0.15);
        JointDraws draws = both.draws();
        for (int j = 0; j < cells.regions(); j++) {
            RegionMarginal exact = both.marginals().get(j);
            double mean = 0;
            double[] below = new double[6];
            double[] limits = {
                exact.prevalence().lower(),
                exact.half().lower(),
                exact.prevalence().median(),
                exact.half().upper(),
                exact.prevalence().upper(),
                0.15
            };
            for (int d = 0; d < size; d++) {
                mean += draws.prevalence(j, d) / size;
                for (int i = 0; i < limits.length; i++) {
                    below[i] += draws.prevalence(j, d) <= limits[i] ? 1.0 / size : 0;
                }
            }
            assertEquals(
                    exact.prevalence().mean(),
                    mean,
                    (ERRORS / Math.sqrt(size) + 2 * integration)
                            * exact.prevalence().standardDeviation());
            double[] expected = {0.025, 0.25, 0.5, 0.75, 0.975, 1 - exact.exceedance()};
            for (int i = 0; i < limits.length; i++) {
                double error = ERRORS * Math.sqrt(expected[i] * (1 - expected[i]) / size) + integration;
                assertEquals(expected[i], below[i], error, "region " + j + " limit " + i);
            }
        }
    }

    /** The distribution function and the summaries are one. */
    @Test
    void probabilitiesAndQuantilesAreInverse() {
        Cells cells = ReferenceCase.harassment(PREDICTORS).cells();
        BinomialPosterior posterior = posterior(cells);
        assertEquals(0.5, posterior.sigmaProbabilityBelow(posterior.sigma().median()), 1e-3);
        assertEquals(0.025, posterior.sigmaProbabilityBelow(posterior.sigma().lower()), 1e-3);
        assertEquals(0, posterior.sigmaProbabilityBelow(0));
        assertEquals(1, posterior.sigmaProbabilityBelow(1000));
        for (int k = 0; k < 3; k++) {
            PosteriorSummary beta = posterior.coefficients().get(k);
            assertEquals(0.5, posterior.coefficientProbabilityBelow(k, beta.median()), 1e-3);
            assertEquals(0.975, posterior.coefficientProbabilityBelow(k, beta.upper()), 1e-3);
        }
        for (RegionMarginal region : posterior.regions(Double.NaN).marginals().subList(0, 3)) {
            int j = posterior.regions(Double.NaN).marginals().indexOf(region);
            assertEquals(
                    0.025,
                    posterior.regionProbabilityBelow(j, region.prevalence().lower()),
                    1e-7);
            assertEquals(0.75, posterior.regionProbabilityBelow(j, region.half().upper()), 1e-7);
        }
    }

    @Test
    void ranksAreAPermutationInEveryDraw() {
        Cells cells = ReferenceCase.harassment(List.of()).cells();
        int regions = cells.regions();
        Ranking ranking = posterior(cells).regions(Double.NaN).draws().ranking(3);
        assertEquals(
                regions * (regions + 1) / 2.0,
                ranking.regions().stream().mapToDouble(Ranking.Rank::expected).sum(),
                1e-9);
        assertEquals(
                3,
                ranking.regions().stream()
                        .mapToDouble(Ranking.Rank::amongHighest)
                        .sum(),
                1e-9);
        for (Ranking.Rank rank : ranking.regions()) {
            assertTrue(1 <= rank.lower() && rank.lower() <= rank.expected());
            assertTrue(rank.expected() <= rank.upper() && rank.upper() <= regions);
        }
    }

    /** Half the regions sampled, half not; a region without respondents has nothing but the model. */
    @Test
    void aRegionWithoutRespondentsGetsTheModelsPrediction() {
        double[] trials = {30, 0, 50, 12, 80, 0, 25, 40};
        double[] successes = {3, 0, 14, 1, 11, 0, 6, 4};
        DMatrixRMaj design = new DMatrixRMaj(8, 2);
        for (int j = 0; j < 8; j++) {
            design.set(j, 0, 1);
            design.set(j, 1, j % 3);
        }
        Cells cells = Cells.oneEach(trials, successes, design, List.of("(Intercept)", "x"));
        List<RegionMarginal> marginals = posterior(cells).regions(Double.NaN).marginals();
        for (int j : new int[] {1, 5}) {
            RegionMarginal region = marginals.get(j);
            assertEquals(region.synthetic(), region.prevalence().mean(), 1e-6);
            assertEquals(1, region.shrinkage(), 1e-6);
            assertEquals(0, region.effectMean(), 1e-9);
        }
        assertTrue(marginals.get(4).shrinkage() < 0.99);
    }

    /** Sums in another order differ in the last bits, and Newton's steps from them a little more. */
    @Test
    void theOrderOfTheRegionsDoesNotMatter() {
        Cells cells = ReferenceCase.harassment(PREDICTORS).cells();
        int regions = cells.regions();
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, regions).boxed().toList());
        Collections.shuffle(order, new Random(4));
        int[] region = new int[cells.size()];
        double[] trials = new double[cells.size()];
        double[] successes = new double[cells.size()];
        double[] share = new double[cells.size()];
        DMatrixRMaj design = new DMatrixRMaj(cells.size(), 3);
        int at = 0;
        for (int place = 0; place < regions; place++) {
            int j = order.get(place);
            for (int c = cells.start(j); c < cells.start(j + 1); c++, at++) {
                region[at] = place;
                trials[at] = cells.trials(c);
                successes[at] = cells.successes(c);
                share[at] = cells.share(c);
                for (int k = 0; k < 3; k++) {
                    design.set(at, k, cells.predictor(c, k));
                }
            }
        }
        List<RegionMarginal> plain = posterior(cells).regions(0.15).marginals();
        List<RegionMarginal> permuted = posterior(
                        new Cells(regions, region, trials, successes, share, design, cells.terms()))
                .regions(0.15)
                .marginals();
        for (int place = 0; place < regions; place++) {
            RegionMarginal a = plain.get(order.get(place));
            RegionMarginal b = permuted.get(place);
            assertEquals(a.prevalence().mean(), b.prevalence().mean(), 1e-9);
            assertEquals(a.prevalence().lower(), b.prevalence().lower(), 1e-7);
            assertEquals(a.prevalence().upper(), b.prevalence().upper(), 1e-7);
            assertEquals(a.exceedance(), b.exceedance(), 1e-7);
            assertEquals(a.shrinkage(), b.shrinkage(), 1e-8);
        }
    }

    @Test
    void moreDrawsChangeNothingButTheDraws() {
        Cells cells = ReferenceCase.harassment(PREDICTORS).cells();
        BinomialPosterior few = posterior(cells, Priors.DEFAULT, 200, 1);
        BinomialPosterior many = posterior(cells, Priors.DEFAULT, 5000, 1);
        assertEquals(few.regions(0.15).marginals(), many.regions(0.15).marginals());
        assertEquals(few.coefficients(), many.coefficients());
        assertEquals(200, few.regions(0.15).draws().size());
        assertEquals(5000, many.regions(0.15).draws().size());
        assertEquals(few.quality().effectivePoints(), many.quality().effectivePoints());
    }

    /** Of two regions it is what they say together: differences and probabilities from the same draws. */
    @Test
    void differencesAddUp() {
        Cells cells = ReferenceCase.harassment(List.of()).cells();
        JointDraws draws = posterior(cells).regions(Double.NaN).draws();
        assertEquals(1, draws.probabilityHigher(0, 1) + draws.probabilityHigher(1, 0), 1e-3);
        assertEquals(draws.difference(0, 1).mean(), -draws.difference(1, 0).mean(), 1e-12);
        double[] first = new double[cells.regions()];
        first[0] = 1;
        double[] second = new double[cells.regions()];
        second[1] = 1;
        assertEquals(
                draws.weightedMean(first).mean() - draws.weightedMean(second).mean(),
                draws.difference(0, 1).mean(),
                1e-12);
    }

    /**
     * Of so many regions tables are interpolated over σ, from 5 or 7 of them; the mass of a density is 1 where they are
     * right.
     */
    @Test
    void interpolatedTablesKeepTheMassOfDensities() {
        Random random = new Random(18);
        int regions = 600;
        double[] trials = new double[regions];
        double[] successes = new double[regions];
        DMatrixRMaj design = new DMatrixRMaj(regions, 2);
        for (int j = 0; j < regions; j++) {
            trials[j] = 30 + random.nextInt(60);
            design.set(j, 0, 1);
            design.set(j, 1, random.nextGaussian());
            double p = Logistic.probability(-1 + 0.3 * design.get(j, 1) + 0.7 * random.nextGaussian());
            successes[j] = Math.rint(trials[j] * p);
        }
        Cells cells = Cells.oneEach(trials, successes, design, List.of("(Intercept)", "x"));
        BinomialPosterior.Regions all = new BinomialPosterior(
                        cells, new BinomialPosterior.Settings(Priors.DEFAULT, 0, 1000, 1, 0.95))
                .regions(Double.NaN);
        assertTrue(all.massError() < 5e-6, () -> "mass misses 1 by " + all.massError());
    }
}
