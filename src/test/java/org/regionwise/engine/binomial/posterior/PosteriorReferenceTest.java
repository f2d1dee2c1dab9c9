package org.regionwise.engine.binomial.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.regionwise.engine.PosteriorSummary;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.cells.Cells;

/** The full posterior against a deterministic grid and long Markov chains. */
class PosteriorReferenceTest {
    private static final Priors ONE_SLOPE_SD = new Priors(2.5, 2.5, 1);
    private static final List<String> PREDICTORS = List.of("unemployment", "education");
    /** What a correct posterior stays within, in Monte Carlo standard errors of the peer. */
    private static final double ERRORS = 4;

    /**
     * Here JAGS's intercept is 4.4 of its errors from ours, and JAGS's regions up to 3.6 from the grid in
     * expected.json, with which ours agree; see {@link #agreesWithTheGridWhereAChainIsAstray}.
     */
    private static final String CHAIN_ASTRAY = "one_respondent_region_zero";

    private static BinomialPosterior posterior(Cells cells) {
        return posterior(cells, ONE_SLOPE_SD);
    }

    private static BinomialPosterior posterior(Cells cells, Priors priors) {
        return new BinomialPosterior(cells, new BinomialPosterior.Settings(priors, 15, 4000, 1, 0.95));
    }

    /** Tolerances are those of the file. */
    @Test
    void agreesWithTheGridWithoutPredictors() {
        JsonNode grid =
                ReferenceCase.json("harassment/posterior_grid_null.json").get("exp1");
        ReferenceCase.Regions regions = ReferenceCase.harassment(List.of());
        BinomialPosterior posterior = posterior(regions.cells());
        JsonNode beta = grid.at("/beta_original_scale/0");
        assertEquals(
                beta.get("mean").asDouble(), posterior.coefficients().get(0).mean(), 1e-4);
        assertEquals(beta.get("sd").asDouble(), posterior.coefficients().get(0).standardDeviation(), 1e-4);
        against(grid.get("sigma"), posterior.sigma(), 1e-4, 1e-4, 3e-4);
        against(grid, regions, posterior, 1e-4, 0, 3e-4);
    }

    @Test
    void agreesWithTheGridWithPredictors() {
        JsonNode grid =
                ReferenceCase.json("harassment/posterior_grid_predictors.json").get("exp1");
        ReferenceCase.Regions regions = ReferenceCase.harassment(PREDICTORS);
        BinomialPosterior posterior = posterior(regions.cells());
        for (int k = 0; k < 3; k++) {
            JsonNode beta = grid.at("/beta_original_scale/" + k);
            PosteriorSummary ours = posterior.coefficients().get(k);
            assertEquals(
                    beta.get("mean").asDouble(),
                    ours.mean(),
                    2e-3 * Math.abs(beta.get("mean").asDouble()));
            assertEquals(
                    beta.get("sd").asDouble(),
                    ours.standardDeviation(),
                    3e-3 * beta.get("sd").asDouble());
        }
        JsonNode sigma = grid.get("sigma");
        against(
                sigma,
                posterior.sigma(),
                2e-3 * sigma.get("mean").asDouble(),
                3e-3 * sigma.get("sd").asDouble(),
                1e-3);
        against(grid, regions, posterior, 3e-4, 3e-3, 1e-3);
    }

    /** {@code sd} is relative, or as absolute as the mean where 0. */
    private static void against(
            JsonNode grid,
            ReferenceCase.Regions regions,
            BinomialPosterior posterior,
            double mean,
            double sd,
            double quantile) {
        List<RegionMarginal> marginals = posterior.regions(Double.NaN).marginals();
        for (JsonNode region : grid.get("p")) {
            RegionMarginal ours =
                    marginals.get(regions.keys().indexOf(region.get("region").asText()));
            double wide = sd == 0 ? mean : sd * region.get("sd").asDouble();
            against(region, ours.prevalence(), mean, wide, quantile);
            assertEquals(region.get("q25").asDouble(), ours.half().lower(), quantile);
            assertEquals(region.get("q75").asDouble(), ours.half().upper(), quantile);
        }
    }

    private static void against(JsonNode theirs, PosteriorSummary ours, double mean, double sd, double quantile) {
        assertEquals(theirs.get("mean").asDouble(), ours.mean(), mean);
        assertEquals(theirs.get("sd").asDouble(), ours.standardDeviation(), sd);
        assertEquals(theirs.get("q2.5").asDouble(), ours.lower(), quantile);
        assertEquals(theirs.get("q50").asDouble(), ours.median(), quantile);
        assertEquals(theirs.get("q97.5").asDouble(), ours.upper(), quantile);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithStan() {
        return Stream.of(List.<String>of(), PREDICTORS)
                .map(predictors -> DynamicTest.dynamicTest(predictors.size() + " predictors", () -> {
                    ReferenceCase.Regions regions = ReferenceCase.harassment(predictors);
                    BinomialPosterior posterior = posterior(regions.cells());
                    List<RegionMarginal> marginals =
                            posterior.regions(Double.NaN).marginals();
                    String file = predictors.isEmpty() ? "stan_null" : "stan_predictors";
                    int compared = 0;
                    for (JsonNode theirs :
                            ReferenceCase.json("harassment/" + file + ".json").get("posterior")) {
                        String name = theirs.get("parameter").asText();
                        int term = regions.cells().terms().indexOf(name);
                        if (term >= 0) {
                            chain(name, theirs, posterior.coefficients().get(term));
                        } else if (name.equals("sigma_u")) {
                            chain(name, theirs, posterior.sigma());
                        } else if (name.startsWith("p[")) {
                            String key = name.substring(2, name.length() - 1);
                            chain(
                                    name,
                                    theirs,
                                    marginals.get(regions.keys().indexOf(key)).prevalence());
                        } else if (name.startsWith("b[")) {
                            String key = name.substring(name.indexOf(':') + 1, name.length() - 1);
                            RegionMarginal ours = marginals.get(regions.keys().indexOf(key));
                            near(name, theirs, "mean", ours.effectMean(), 1);
                            near(name, theirs, "sd", ours.effectStandardDeviation(), 2);
                        } else {
                            continue;
                        }
                        compared++;
                    }
                    assertEquals(2 + predictors.size() + 28, compared);
                }));
    }

    @Test
    void agreesWithJags() {
        ReferenceCase.Regions regions = ReferenceCase.harassment(PREDICTORS);
        BinomialPosterior posterior = posterior(regions.cells());
        List<String> terms = List.of("b0", "b1", "b2");
        for (JsonNode theirs :
                ReferenceCase.json("harassment/jags_predictors.json").get("posterior")) {
            String name = theirs.get("variable").asText();
            if (terms.contains(name)) {
                // our points' own error is about 1e-3 of the SD
                PosteriorSummary ours = posterior.coefficients().get(terms.indexOf(name));
                assertEquals(
                        theirs.get("mean").asDouble(),
                        ours.mean(),
                        ERRORS * theirs.get("mcse_mean").asDouble() + 2e-3 * ours.standardDeviation());
            } else if (!name.equals("a")) {
                jags(regions, posterior, theirs);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> agreesWithJagsWhereEstimationIsAwkward() {
        return ReferenceCase.json("edge/jags.json").properties().stream()
                .filter(each -> !each.getKey().equals("software"))
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    ReferenceCase.Regions regions = ReferenceCase.edge(each.getKey());
                    BinomialPosterior posterior = posterior(regions.cells());
                    for (JsonNode theirs : each.getValue()) {
                        boolean intercept = theirs.get("variable").asText().equals("a");
                        if (intercept && each.getKey().equals(CHAIN_ASTRAY)) {
                            continue;
                        }
                        if (intercept) {
                            chain("a", theirs, posterior.coefficients().get(0));
                        } else {
                            jags(regions, posterior, theirs);
                        }
                    }
                }));
    }

    /** Where the grid has its mass right; that of the region with one respondent is 0.9% off (mass_check). */
    @Test
    void agreesWithTheGridWhereAChainIsAstray() {
        JsonNode grid = ReferenceCase.json("edge/expected.json").at("/cases/" + CHAIN_ASTRAY + "/bayes_grid_exp1");
        ReferenceCase.Regions regions = ReferenceCase.edge(CHAIN_ASTRAY);
        List<RegionMarginal> marginals =
                posterior(regions.cells(), Priors.DEFAULT).regions(Double.NaN).marginals();
        for (JsonNode region : grid.get("p")) {
            RegionMarginal ours =
                    marginals.get(regions.keys().indexOf(region.get("region").asText()));
            if (Math.abs(region.get("mass_check").asDouble() - 1) < 2e-3) {
                assertEquals(region.get("mean").asDouble(), ours.prevalence().mean(), 2e-4);
            }
        }
    }

    /** p[1] is JAGS's first region in the order of names. */
    private static void jags(ReferenceCase.Regions regions, BinomialPosterior posterior, JsonNode theirs) {
        String name = theirs.get("variable").asText();
        if (name.equals("sigma")) {
            chain(name, theirs, posterior.sigma());
        } else {
            List<String> sorted = regions.keys().stream().sorted().toList();
            String key = sorted.get(Integer.parseInt(name.substring(2, name.length() - 1)) - 1);
            chain(
                    name,
                    theirs,
                    posterior
                            .regions(Double.NaN)
                            .marginals()
                            .get(regions.keys().indexOf(key))
                            .prevalence());
        }
    }

    /**
     * Errors of other figures in units of the mean's: of a normal's standard deviation 0.7, of its median 1.25, of its
     * 2.5% quantile √(0.025 · 0.975)/φ(1.96) = 2.7. Of an exponential, which the tails of these are nearer to: 1.4 and
     * 6.2.
     */
    private static void chain(String name, JsonNode theirs, PosteriorSummary ours) {
        near(name, theirs, "mean", ours.mean(), 1);
        near(name, theirs, "sd", ours.standardDeviation(), 2);
        near(name, theirs, theirs.has("q50") ? "q50" : "50%", ours.median(), 1.5);
        near(name, theirs, theirs.has("q2.5") ? "q2.5" : "2.5%", ours.lower(), 6.2);
        near(name, theirs, theirs.has("q97.5") ? "q97.5" : "97.5%", ours.upper(), 6.2);
    }

    private static void near(String name, JsonNode theirs, String field, double ours, double factor) {
        double error = theirs.get("mcse_mean").asDouble();
        assertEquals(theirs.get(field).asDouble(), ours, ERRORS * factor * error, name + " " + field);
    }
}
