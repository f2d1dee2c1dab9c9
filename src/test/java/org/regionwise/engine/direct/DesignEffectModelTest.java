package org.regionwise.engine.direct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.SampleCase;

class DesignEffectModelTest {
    private static final String CASES = "effective-n/";

    private static SampleCase sample(String file) {
        return SampleCase.of(
                ReferenceCase.csv(CASES + file + ".csv"),
                "y",
                file.equals("clusters")
                        ? Map.of("weight", "w", "stratum", "st", "cluster", "cl")
                        : Map.of("weight", "w"));
    }

    private static double[] sizes(DesignSample sample) {
        return DesignEffectModel.sizes(DesignMoments.of(sample, DirectEstimates.regions(sample)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"clusters", "informative-weights"})
    void ownDesignEffectsAreThoseOfSurvey(String file) {
        SampleCase data = sample(file);
        List<DirectEstimate> regions = DirectEstimates.regions(data.sample());
        for (JsonNode each : ReferenceCase.json(CASES + "expected.json").get(file)) {
            DirectEstimate ours =
                    regions.get(data.regions().indexOf(each.get("region").asText()));
            double size = each.get("ownSize").asDouble();
            if (size > 0) {
                // R prints 15 digits
                assertEquals(size, ours.respondents() / ours.designEffect(), 1e-10 * size, each.toString());
            } else {
                assertTrue(Double.isNaN(ours.designEffect()), each.toString());
            }
        }
    }

    /**
     * Yes was drawn five times as often: the sample tells three times as much of a rare yes as one drawn without
     * weights.
     */
    @Test
    void weightsThatFollowTheAnswerTellMoreThanRespondentsDo() {
        SampleCase data = sample("informative-weights");
        List<DirectEstimate> regions = DirectEstimates.regions(data.sample());
        double[] sizes = sizes(data.sample());
        for (int j = 0; j < sizes.length; j++) {
            double own = regions.get(j).respondents() / regions.get(j).designEffect();
            // own design effects on 83 degrees of freedom and more, of shares from 3 to 10%: ±25%
            assertEquals(own, sizes[j], 0.2 * own, data.regions().get(j));
        }
    }

    /** Regions of 12 to 240 in clusters of 12, equal weights, correlation .2: 1/n* is (1 + 11 ρ)/n. */
    @Test
    void clustersCostWhatTheirCorrelationSays() {
        SplittableRandom random = new SplittableRandom(5);
        List<SampleGroup> groups = new ArrayList<>();
        int unit = 0;
        for (int j = 0; j < 40; j++) {
            for (int c = 0; c <= j % 20; c++, unit++) {
                boolean[] answers = new boolean[12];
                boolean common = random.nextDouble() < 0.3;
                for (int i = 0; i < answers.length; i++) {
                    // an answer is the cluster's with probability √.2
                    answers[i] = random.nextDouble() < Math.sqrt(0.2) ? common : random.nextDouble() < 0.3;
                    groups.add(new SampleGroup(j, 0, unit, answers[i], 1, 1, 1));
                }
            }
        }
        DesignSample sample = new DesignSample(40, groups, new double[] {Double.POSITIVE_INFINITY});
        double[] sizes = sizes(sample);
        for (int j = 0; j < 40; j++) {
            double n = 12 * (j % 20 + 1);
            // 380 degrees of freedom leave ρ a standard error of .02, n* 8%, of which one is taken off; the level has
            // another 7%
            assertEquals(n / (1 + 11 * 0.22), sizes[j], 0.2 * n / (1 + 11 * 0.22), "of " + n);
        }
        assertEquals(
                OptionalInt.of(380),
                DesignEffectModel.degreesOfCorrelation(DesignMoments.of(sample, DirectEstimates.regions(sample))));
    }

    /** One weight a region and no clusters: everybody tells as much as if drawn alike. */
    @ParameterizedTest
    @CsvSource({"1, false", "7, false", "0.1, false", "1, true", "0.3, true"})
    void equalWeightsWithinRegionsChangeNothing(double weight, boolean strata) {
        SplittableRandom random = new SplittableRandom(8);
        List<SampleGroup> groups = new ArrayList<>();
        int[] respondents = new int[12];
        for (int j = 0; j < respondents.length; j++) {
            int yes = random.nextInt(2 + 5 * j);
            int no = 1 + random.nextInt(2 + 20 * j);
            double w = weight * (1 + j % 3);
            respondents[j] = yes + no;
            if (yes > 0) {
                groups.add(new SampleGroup(j, strata ? j : 0, -1, true, yes, yes * w, yes * w * w));
            }
            groups.add(new SampleGroup(j, strata ? j : 0, -1, false, no, no * w, no * w * w));
        }
        double[] populations = new double[strata ? respondents.length : 1];
        Arrays.fill(populations, Double.POSITIVE_INFINITY);
        double[] sizes = sizes(new DesignSample(respondents.length, groups, populations));
        for (int j = 0; j < sizes.length; j++) {
            // ulps of sums over 12 regions
            assertEquals(respondents[j], sizes[j], 1e-13 * respondents[j]);
        }
    }

    /** Half of everybody drawn: as much as twice as many. */
    @Test
    void finitePopulationsTellMore() {
        List<SampleGroup> groups = new ArrayList<>();
        for (int j = 0; j < 10; j++) {
            groups.add(new SampleGroup(j, j, -1, true, 10 + j, 10 + j, 10 + j));
            groups.add(new SampleGroup(j, j, -1, false, 40, 40, 40));
        }
        double[] half = new double[10];
        Arrays.fill(half, 0.5);
        double[] sizes = sizes(new DesignSample(10, groups, half));
        for (int j = 0; j < 10; j++) {
            // p(1 − p) is estimated by p̂(1 − p̂) + V, which the correction leaves smaller by V, 1/100 of it
            assertEquals(2 * (50 + j), sizes[j], 0.02 * (50 + j));
        }
    }

    @Test
    void scaleOfWeightsAndOrderOfRegionsDoNotMatter() {
        SplittableRandom random = new SplittableRandom(2);
        List<SampleGroup> groups = new ArrayList<>();
        List<SampleGroup> other = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int unit = i < 60 ? i : random.nextInt(60);
            int region = unit % 9;
            double w = 0.2 + random.nextExponential();
            boolean yes = random.nextInt(4) == 0;
            groups.add(new SampleGroup(region, unit % 2, unit, yes, 1, w, w * w));
            other.add(new SampleGroup(8 - region, unit % 2, unit, yes, 1, 8 * w, 64 * w * w));
        }
        double[] populations = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] once = sizes(new DesignSample(9, groups, populations));
        double[] again = sizes(new DesignSample(9, other, populations));
        for (int j = 0; j < 9; j++) {
            // sums in another order, through twelve iterations and a difference of jackknife estimates
            assertEquals(once[j], again[8 - j], 1e-9 * once[j]);
        }
    }

    /** All yes, all no, one respondent, one region, one cluster each, weights in wild proportions. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everythingStaysFinite(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 200; trial++) {
            int regions = 1 + random.nextInt(6);
            boolean clustered = random.nextBoolean();
            double prevalence = random.nextInt(3) / 2.0;
            int clusters = 1 + random.nextInt(4);
            double spread = random.nextInt(3) * 2.0;
            List<SampleGroup> groups = new ArrayList<>();
            for (int j = 0; j < regions; j++) {
                int respondents = random.nextInt(j == 0 ? 1 : 0, 12);
                for (int i = 0; i < respondents; i++) {
                    double w = Math.exp(spread * random.nextGaussian());
                    groups.add(new SampleGroup(
                            random.nextInt(9) == 0 ? -1 : j,
                            0,
                            clustered ? j * clusters + i % clusters : -1,
                            random.nextDouble() < prevalence,
                            1,
                            w,
                            w * w));
                }
            }
            if (groups.isEmpty()) {
                continue;
            }
            DesignSample sample =
                    new DesignSample(regions, compact(groups), new double[] {random.nextBoolean() ? 0.5 : 1e9});
            List<DirectEstimate> direct = DirectEstimates.regions(sample);
            double[] sizes = sizes(sample);
            for (int j = 0; j < regions; j++) {
                long n = direct.get(j).respondents();
                // fewer than 30 everywhere: never more than respondents, or twice as many of half the population
                assertTrue(
                        n == 0 ? sizes[j] == 0 : sizes[j] > 0 && sizes[j] <= n / 0.5 + 1e-9,
                        () -> Arrays.toString(sizes) + " of " + direct);
            }
        }
    }

    /** Units numbered without gaps. */
    private static List<SampleGroup> compact(List<SampleGroup> groups) {
        int[] units =
                groups.stream().mapToInt(SampleGroup::unit).distinct().sorted().toArray();
        return groups.stream()
                .map(g -> new SampleGroup(
                        g.region(),
                        g.stratum(),
                        g.unit() < 0 ? -1 : Arrays.binarySearch(units, g.unit()),
                        g.positive(),
                        g.count(),
                        g.weight(),
                        g.weightSquares()))
                .toList();
    }

    /** What is known of likeness within clusters: nothing where a region has one cluster, or one answer. */
    @Test
    void oneClusterARegionTellsNothingOfCorrelation() {
        List<SampleGroup> groups = IntStream.range(0, 6)
                .boxed()
                .flatMap(j ->
                        List.of(new SampleGroup(j, 0, j, true, 5, 5, 5), new SampleGroup(j, 0, j, false, 5, 5, 5))
                                .stream())
                .toList();
        DesignSample sample = new DesignSample(6, groups, new double[] {Double.POSITIVE_INFINITY});
        List<DesignMoments> moments = DesignMoments.of(sample, DirectEstimates.regions(sample));
        assertEquals(OptionalInt.of(0), DesignEffectModel.degreesOfCorrelation(moments));
        assertEquals(
                OptionalInt.empty(), DesignEffectModel.degreesOfCorrelation(moments(sample("informative-weights"))));
        assertTrue(DesignEffectModel.degreesOfCorrelation(moments(sample("clusters")))
                        .getAsInt()
                > 30);
    }

    private static List<DesignMoments> moments(SampleCase data) {
        return DesignMoments.of(data.sample(), DirectEstimates.regions(data.sample()));
    }
}
