package org.regionwise.engine.direct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.Interval;
import org.regionwise.engine.LogitInterval;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.SampleCase;

/** Against R's survey, against the formula on every row, and the properties that a design must keep. */
class DirectEstimatesTest {
    /** R prints 15 digits; sums run in another order. */
    private static final double RELATIVE = 1e-10;
    /** R's qbeta and qt, and Hipparchus's, invert to about this. */
    private static final double QUANTILE = 1e-7;

    private static final double[] NO_POPULATION = {Double.POSITIVE_INFINITY};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "weights",
                "strata",
                "clusters",
                "strata-clusters",
                "strata-clusters-finite",
                "single-unit-strata",
                "no-weights"
            })
    void agreesWithSurvey(String name) {
        JsonNode expected = ReferenceCase.json("survey-direct/" + name + "/expected.json");
        Map<String, String> columns = new HashMap<>();
        expected.get("columns")
                .properties()
                .forEach(each -> columns.put(each.getKey(), each.getValue().asText()));
        SampleCase data = SampleCase.of(ReferenceCase.csv("survey-direct/" + name + "/survey.csv"), "y", columns);
        List<DirectEstimate> regions = DirectEstimates.regions(data.sample());
        assertEquals(data.regions().size(), expected.get("regions").size());
        for (JsonNode each : expected.get("regions")) {
            DirectEstimate ours =
                    regions.get(data.regions().indexOf(each.get("region").asText()));
            same(each, "proportion", ours.proportion());
            same(each, "weight", ours.weight());
            assertEquals(each.get("n").asLong(), ours.respondents());
            assertEquals(each.get("positives").asLong(), ours.positives());
            assertEquals(each.get("degf").asInt(), ours.degreesOfFreedom(), each.toString());
            if (ours.mixed()) {
                same(each, "se", ours.standardError());
                same(each, "deff", ours.designEffect());
            }
            if (each.has("logit")) {
                Interval logit =
                        LogitInterval.of(ours.proportion(), ours.standardError(), ours.degreesOfFreedom(), 0.95);
                assertEquals(each.at("/logit/0").asDouble(), logit.lower(), QUANTILE);
                assertEquals(each.at("/logit/1").asDouble(), logit.upper(), QUANTILE);
            }
            if (each.has("beta")) {
                double size = ours.proportion() * (1 - ours.proportion()) / ours.variance();
                Interval beta = KornGraubardInterval.of(
                        ours.proportion(), size, ours.respondents(), ours.degreesOfFreedom(), 0.95);
                assertEquals(each.at("/beta/0").asDouble(), beta.lower(), QUANTILE);
                assertEquals(each.at("/beta/1").asDouble(), beta.upper(), QUANTILE);
            }
        }
        DirectEstimate nation = DirectEstimates.nation(data.sample());
        same(expected.get("nation"), "proportion", nation.proportion());
        same(expected.get("nation"), "se", nation.standardError());
        assertEquals(expected.at("/nation/degf").asInt(), nation.degreesOfFreedom());
    }

    private static void same(JsonNode expected, String field, double actual) {
        double value = expected.get(field).asDouble();
        assertEquals(value, actual, RELATIVE * Math.abs(value), field + " " + expected);
    }

    /** Schools of California, a stratified sample of 200; many counties have one school. */
    @ParameterizedTest
    @ValueSource(strings = {"strat", "strat_nofpc", "strat_weights_only"})
    void agreesWithSurveyOnSchools(String design) {
        JsonNode results = ReferenceCase.json("api-stratified/expected.json").at("/results/" + design);
        Map<String, String> columns = new HashMap<>(Map.of("weight", "pw"));
        if (!design.equals("strat_weights_only")) {
            columns.put("stratum", "stype");
        }
        if (design.equals("strat")) {
            columns.put("finitePopulation", "fpc");
        }
        for (String outcome : List.of("awards", "sch_wide")) {
            SampleCase data = SampleCase.of(ReferenceCase.csv("api-stratified/survey.csv"), outcome, columns);
            List<DirectEstimate> regions = DirectEstimates.regions(data.sample());
            JsonNode expected = results.get(outcome);
            same(expected, "mean", DirectEstimates.nation(data.sample()).proportion());
            same(expected, "se", DirectEstimates.nation(data.sample()).standardError());
            assertEquals(40, expected.get("by_region").size());
            for (JsonNode each : expected.get("by_region")) {
                DirectEstimate ours =
                        regions.get(data.regions().indexOf(each.get("region").asText()));
                same(each, "hajek", ours.proportion());
                if (each.get("se").asDouble() > 1e-9) {
                    // the file's own tolerance
                    assertEquals(each.get("se").asDouble(), ours.standardError(), 1e-8, each.toString());
                } else {
                    assertTrue(Double.isNaN(ours.standardError()), each.toString());
                }
            }
        }
    }

    /** The formula as it is written, on single respondents, with a loop over everything. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void isTheFormula(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int strata = 3;
        int perStratum = 4;
        List<SampleGroup> groups = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            int unit = i < strata * perStratum ? i : random.nextInt(strata * perStratum);
            double weight = 0.2 + random.nextDouble();
            groups.add(new SampleGroup(
                    random.nextInt(3) - 1, unit / perStratum, unit, random.nextBoolean(), 1, weight, weight * weight));
        }
        double[] population = {Double.POSITIVE_INFINITY, 8, 0.25};
        DesignSample sample = new DesignSample(2, groups, population);
        double[] correction = {1, 1 - 4 / 8.0, 1 - 0.25};
        for (int j = 0; j < 2; j++) {
            int region = j;
            double weight = groups.stream()
                    .filter(g -> g.region() == region)
                    .mapToDouble(SampleGroup::weight)
                    .sum();
            double p = groups.stream()
                            .filter(g -> g.region() == region && g.positive())
                            .mapToDouble(SampleGroup::weight)
                            .sum()
                    / weight;
            double[] z = new double[strata * perStratum];
            for (SampleGroup g : groups) {
                z[g.unit()] += g.region() == region ? g.weight() * ((g.positive() ? 1 : 0) - p) / weight : 0;
            }
            double variance = 0;
            for (int h = 0; h < strata; h++) {
                double mean = Arrays.stream(z, h * perStratum, (h + 1) * perStratum)
                        .average()
                        .orElseThrow();
                for (int k = 0; k < perStratum; k++) {
                    variance +=
                            correction[h] * perStratum / (perStratum - 1.0) * Math.pow(z[h * perStratum + k] - mean, 2);
                }
            }
            // variances of 0.01, ulps of sums of 120 squares
            assertEquals(variance, DirectEstimates.regions(sample).get(j).variance(), 1e-13);
        }
    }

    @Test
    void scalingTheWeightsChangesNothing() {
        List<Map<String, String>> rows = ReferenceCase.csv("survey-direct/strata-clusters/survey.csv");
        Map<String, String> columns = Map.of("weight", "weight", "stratum", "stratum", "cluster", "cluster");
        List<DirectEstimate> once =
                DirectEstimates.regions(SampleCase.of(rows, "y", columns).sample());
        for (double factor : new double[] {1e-6, 3, 1e7}) {
            List<Map<String, String>> heavier = rows.stream()
                    .map(row -> {
                        Map<String, String> copy = new HashMap<>(row);
                        copy.computeIfPresent(
                                "weight", (key, weight) -> Double.toString(factor * Double.parseDouble(weight)));
                        return copy;
                    })
                    .toList();
            List<DirectEstimate> scaled =
                    DirectEstimates.regions(SampleCase.of(heavier, "y", columns).sample());
            for (int j = 0; j < once.size(); j++) {
                // weights are rounded once each: some ulps of sums of 100, and of ratios of such sums
                assertEquals(once.get(j).proportion(), scaled.get(j).proportion(), 1e-14);
                assertEquals(once.get(j).variance(), scaled.get(j).variance(), 1e-14);
                assertEquals(once.get(j).designEffect(), scaled.get(j).designEffect(), 1e-11);
            }
        }
    }

    @Test
    void equalWeightsAreASimpleRandomSample() {
        List<SampleGroup> groups = List.of(
                new SampleGroup(0, 0, -1, true, 30, 30 * 7.0, 30 * 49.0),
                new SampleGroup(0, 0, -1, false, 70, 70 * 7.0, 70 * 49.0),
                new SampleGroup(1, 0, -1, false, 100, 700, 4900));
        DirectEstimate region = DirectEstimates.regions(new DesignSample(2, groups, NO_POPULATION))
                .get(0);
        // ulps of sums of 100 terms
        assertEquals(0.3, region.proportion(), 1e-15);
        assertEquals(1, region.designEffect(), 1e-14);
        assertEquals(0, region.weightingVariance(), 1e-18);
    }

    @Test
    void aStratumWithOneUnitIsNamed() {
        List<SampleGroup> groups = List.of(
                new SampleGroup(0, 0, 0, true, 5, 5, 5),
                new SampleGroup(0, 0, 1, false, 5, 5, 5),
                new SampleGroup(0, 1, 2, true, 4, 4, 4));
        DesignSample sample = new DesignSample(1, groups, new double[] {Double.POSITIVE_INFINITY, 10});
        assertEquals(1, sample.singleUnitStrata().length);
        assertEquals(1, sample.singleUnitStrata()[0]);
        // by hand: p = 9/14; z = 5(1 − p)/14, −5p/14 in stratum 0; 4(1 − p)/14 in stratum 1, f = 0.9
        double p = 9 / 14.0;
        double mean = 5 * (1 - 2 * p) / 14 / 2;
        double expected = 2 * (Math.pow(5 * (1 - p) / 14 - mean, 2) + Math.pow(-5 * p / 14 - mean, 2))
                + 0.9 * Math.pow(4 * (1 - p) / 14, 2);
        assertEquals(expected, DirectEstimates.nation(sample).variance(), 1e-15);
    }

    @Test
    void noVarianceIsZero() {
        List<SampleGroup> groups = List.of(
                new SampleGroup(0, 0, -1, true, 1, 2.5, 6.25),
                new SampleGroup(1, 0, -1, false, 12, 30, 80),
                new SampleGroup(2, 0, -1, true, 4, 8, 17),
                new SampleGroup(2, 0, -1, false, 9, 20, 50));
        DesignSample sample = new DesignSample(4, groups, NO_POPULATION);
        List<DirectEstimate> regions = DirectEstimates.regions(sample);
        assertTrue(Double.isNaN(regions.get(0).standardError()), "one respondent");
        assertEquals(1, regions.get(0).proportion());
        assertTrue(Double.isNaN(regions.get(1).standardError()), "nobody said yes");
        assertTrue(Double.isNaN(regions.get(3).proportion()), "no respondents");
        List<EffectiveSampleSize> sizes = EffectiveSampleSize.of(sample, regions);
        assertTrue(
                sizes.get(0).pooled() && sizes.get(1).pooled() && !sizes.get(2).pooled());
        assertEquals(12 / sizes.get(1).designEffect(), sizes.get(1).value(), 1e-14);
        assertEquals(0, sizes.get(3).value());
        assertTrue(Double.isNaN(sizes.get(3).designEffect()), "nobody to divide by");
    }

    /**
     * Few primary sampling units a region: nobody's own design effect is believed, and what all together say must not
     * hold the differences between regions, which are not the design's.
     */
    @Test
    void fewUnitsARegionGiveThePooledDesignEffectOfTheRegions() {
        SplittableRandom random = new SplittableRandom(12);
        List<SampleGroup> groups = new ArrayList<>();
        for (int j = 0; j < 30; j++) {
            double p = 0.05 + 0.025 * j;
            for (int k = 0; k < 4; k++) {
                int yes = 0;
                for (int i = 0; i < 25; i++) {
                    yes += random.nextDouble() < p ? 1 : 0;
                }
                if (yes > 0) {
                    groups.add(new SampleGroup(j, 0, 4 * j + k, true, yes, yes, yes));
                }
                if (yes < 25) {
                    groups.add(new SampleGroup(j, 0, 4 * j + k, false, 25 - yes, 25 - yes, 25 - yes));
                }
            }
        }
        DesignSample sample = new DesignSample(30, groups, NO_POPULATION);
        List<EffectiveSampleSize> sizes = EffectiveSampleSize.of(sample, DirectEstimates.regions(sample));
        double nation = DirectEstimates.nation(sample).designEffect();
        assertTrue(nation > 2.5, "the nation's holds the differences between regions: " + nation);
        for (EffectiveSampleSize size : sizes) {
            assertTrue(size.pooled());
            // no clustering within regions: 1, with 90 degrees of freedom a standard error of √(2/90) = 0.15, one of it
            // added
            assertEquals(1.15, size.designEffect(), 0.45);
        }
    }

    @Test
    void withoutAnyUsableRegionWeightsCount() {
        List<SampleGroup> groups =
                List.of(new SampleGroup(0, 0, -1, true, 4, 9, 25), new SampleGroup(1, 0, -1, false, 5, 8, 14));
        DesignSample sample = new DesignSample(2, groups, NO_POPULATION);
        List<EffectiveSampleSize> sizes = EffectiveSampleSize.of(sample, DirectEstimates.regions(sample));
        // n Σ w²/(Σ w)², κ at most some tenths from 1
        assertEquals(4 * 25 / 81.0, sizes.get(0).designEffect(), 0.1);
        assertEquals(5 * 14 / 64.0, sizes.get(1).designEffect(), 0.1);
    }

    /** Everybody alike in each stratum of a region: what rounding leaves of two equal sums is no variance. */
    @Test
    void strataOfOneAnswerHaveNoVariance() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 500; trial++) {
            double a = random.nextInt(1, 60) / 10.0;
            double b = random.nextInt(1, 150) / 10.0;
            int yes = 2 + random.nextInt(30);
            int no = 2 + random.nextInt(30);
            List<SampleGroup> groups = List.of(
                    new SampleGroup(0, 0, -1, true, yes, yes * a, yes * a * a),
                    new SampleGroup(0, 1, -1, false, no, no * b, no * b * b),
                    new SampleGroup(1, 2, -1, true, 20, 20, 20),
                    new SampleGroup(1, 2, -1, false, 30, 30, 30));
            DesignSample sample = new DesignSample(2, groups, new double[] {
                Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY
            });
            DirectEstimate region = DirectEstimates.regions(sample).get(0);
            assertTrue(Double.isNaN(region.standardError()), () -> "a standard error of " + region.standardError());
            EffectiveSampleSize size = EffectiveSampleSize.of(sample, DirectEstimates.regions(sample))
                    .get(0);
            // whose weights are the larger is known of 97 answers, which moves κ by some hundredths
            assertTrue(size.pooled() && size.value() <= 1.1 * (yes + no), size::toString);
        }
    }

    /** One region is no evidence of a design effect below 1 that the others could share. */
    @Test
    void strataMayTellMoreThanRespondentsDo() {
        // strata of 19 of 20 and 0 of 20: a design effect far below 1
        List<SampleGroup> groups = List.of(
                new SampleGroup(0, 0, -1, true, 19, 19, 19),
                new SampleGroup(0, 0, -1, false, 1, 1, 1),
                new SampleGroup(0, 1, -1, false, 20, 20, 20));
        DesignSample sample =
                new DesignSample(1, groups, new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY});
        EffectiveSampleSize size =
                EffectiveSampleSize.of(sample, DirectEstimates.regions(sample)).get(0);
        // by hand: own 0.105, d = 38, d' = 13.1; r = (20 + 0.105 d')/(20 + d') of the others; own t below ¼ is not
        // believed
        assertEquals((20 + 0.105 * 13.1) / 33.1 * (40 + 38 / 4.0) / 78, size.designEffect(), 0.005);
        assertTrue(size.value() > 40, size::toString);
    }

    @Test
    void impossibleSamplesAreRefused() {
        SampleGroup plain = new SampleGroup(0, 0, -1, true, 3, 3, 3);
        SampleGroup unit = new SampleGroup(0, 0, 0, true, 3, 3, 3);
        assertThrows(IllegalArgumentException.class, () -> new DesignSample(1, List.of(plain, unit), NO_POPULATION));
        assertThrows(IllegalArgumentException.class, () -> new DesignSample(1, List.of(plain), new double[] {2}));
        assertThrows(IllegalArgumentException.class, () -> new DesignSample(1, List.of(plain), new double[] {0}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DesignSample(1, List.of(unit, new SampleGroup(0, 1, 0, true, 1, 1, 1)), new double[] {
                    Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY
                }));
    }

    @Test
    void kornAndGraubardAtTheEdges() {
        // Clopper and Pearson, 0 of 30: 1 − 0.025^(1/30)
        Interval none = KornGraubardInterval.of(0, 30, 30, 29, 0.95);
        assertEquals(0, none.lower());
        assertEquals(1 - Math.pow(0.025, 1 / 30.0), none.upper(), 1e-9);
        Interval all = KornGraubardInterval.of(1, 30, 30, 29, 0.95);
        assertEquals(Math.pow(0.025, 1 / 30.0), all.lower(), 1e-9);
        assertEquals(1, all.upper());
        assertThrows(IllegalArgumentException.class, () -> KornGraubardInterval.of(0.5, 0, 1, 0, 0.95));
        assertTrue(Double.isNaN(LogitInterval.of(0.5, 0.1, 0, 0.95).lower()), "no degrees of freedom, no interval");
    }
}
