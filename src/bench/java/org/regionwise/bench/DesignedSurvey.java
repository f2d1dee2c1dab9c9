package org.regionwise.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.regionwise.engine.direct.DesignSample;
import org.regionwise.engine.direct.SampleGroup;

/**
 * A simulated sample with what is true of its regions.
 *
 * @param prevalence what intervals should hold: of the superpopulation, or of the finite one
 * @param realSize π(1 − π)/Var(p̂) over repeated samples of the region: the n* that a rule should find; NaN where not
 *     wanted
 */
record DesignedSurvey(DesignSample sample, double[] prevalence, double[] realSize) {

    /** Repeated samples of each region, for its real variance. */
    private static final int REPLICATES = 100;

    /**
     * @param superpopulation π_j of each region
     * @param real whether real sizes are wanted, which takes most of the time
     */
    static DesignedSurvey draw(
            DesignedScenario scenario,
            double[] sizes,
            double[] superpopulation,
            boolean real,
            SplittableRandom random) {
        List<SampleGroup> groups = new ArrayList<>();
        double[] prevalence = new double[sizes.length];
        double[] realSize = new double[sizes.length];
        int clusters = 0;
        boolean layers = scenario.clusters() == DesignedScenario.Clusters.LAYERS;
        for (int j = 0; j < sizes.length; j++) {
            Region region = new Region(
                    scenario,
                    scenario.oversampling(j),
                    superpopulation[j],
                    sizes[j],
                    scenario.clusterShares(sizes[j], random),
                    scenario.correlation().of(j, sizes[j], random));
            Drawn drawn = region.draw(random);
            prevalence[j] = drawn.truth;
            for (double[] each : drawn.respondents) {
                groups.add(new SampleGroup(
                        j,
                        layers ? 2 * j + (int) each[0] : scenario.strata() ? j : 0,
                        scenario.clustered() ? clusters + (int) each[0] : SampleGroup.OWN_UNIT,
                        each[1] > 0,
                        1,
                        each[2],
                        each[2] * each[2]));
            }
            clusters += region.shares.length;
            realSize[j] = real ? region.realSize(random.split()) : Double.NaN;
        }
        double[] population = new double[layers ? 2 * sizes.length : scenario.strata() ? sizes.length : 1];
        Arrays.fill(population, scenario.fraction() > 0 ? scenario.fraction() : Double.POSITIVE_INFINITY);
        return new DesignedSurvey(new DesignSample(sizes.length, packed(groups), population), prevalence, realSize);
    }

    /** Clusters that nobody of answered leave gaps in the numbering, which a sample must not have. */
    private static List<SampleGroup> packed(List<SampleGroup> groups) {
        Map<Integer, Integer> numbers = new HashMap<>();
        numbers.put(SampleGroup.OWN_UNIT, SampleGroup.OWN_UNIT);
        List<SampleGroup> packed = new ArrayList<>();
        for (SampleGroup group : groups) {
            int unit = numbers.computeIfAbsent(group.unit(), key -> numbers.size() - 1);
            packed.add(new SampleGroup(
                    group.region(),
                    group.stratum(),
                    unit,
                    group.positive(),
                    group.count(),
                    group.weight(),
                    group.weightSquares()));
        }
        return packed;
    }

    /** @param respondents cluster, answer and weight of each */
    private record Drawn(List<double[]> respondents, double truth) {}

    private record Region(
            DesignedScenario scenario,
            double delta,
            double prevalence,
            double size,
            double[] shares,
            double correlation) {

        Drawn draw(SplittableRandom random) {
            List<double[]> respondents = new ArrayList<>();
            double people = 0;
            double yes = 0;
            while (respondents.isEmpty()) {
                for (int c = 0; c < shares.length; c++) {
                    double[] sums = cluster(c, true, respondents, random);
                    people += sums[0];
                    yes += sums[1];
                }
            }
            if (scenario.fraction() == 0) {
                return new Drawn(respondents, prevalence);
            }
            double rest = people * (1 / scenario.fraction() - 1);
            for (double more = rest; more > 0.5; ) {
                for (int c = 0; c < shares.length && more > 0.5; c++) {
                    double[] sums = cluster(c, false, respondents, random);
                    people += sums[0];
                    yes += sums[1];
                    more -= sums[0];
                }
            }
            return new Drawn(respondents, yes / people);
        }

        /** Those drawn of cluster c added, if wanted; its people and how many of them say yes. */
        private double[] cluster(int c, boolean drawn, List<double[]> respondents, SplittableRandom random) {
            double yesDrawn = Math.min(1, Math.exp(delta));
            double noDrawn = Math.min(1, Math.exp(-delta));
            double acceptance = noDrawn * (1 - prevalence) + yesDrawn * prevalence;
            double wanted = size * shares[c] / acceptance;
            int people = (int) Math.floor(wanted) + (random.nextDouble() < wanted - Math.floor(wanted) ? 1 : 0);
            double level = scenario.clusters() == DesignedScenario.Clusters.LAYERS
                    ? Math.min(1, prevalence * (c == 0 ? 1.8 : 0.2) + Math.max(0, 1.8 * prevalence - 1) * c)
                    : correlation == 0 ? prevalence : Beta.draw(prevalence, correlation, random);
            double[] sums = new double[2];
            for (int i = 0; i < people; i++) {
                boolean yes = random.nextDouble() < level;
                sums[0]++;
                sums[1] += yes ? 1 : 0;
                double chance = yes ? yesDrawn : noDrawn;
                if (drawn && (chance == 1 || random.nextDouble() < chance)) {
                    double weight = Math.exp(scenario.weightSpread() * random.nextGaussian()) / chance;
                    respondents.add(new double[] {c, yes ? 1 : 0, weight});
                }
            }
            return sums;
        }

        double realSize(SplittableRandom random) {
            double square = 0;
            for (int r = 0; r < REPLICATES; r++) {
                Drawn drawn = draw(random);
                double weight = 0;
                double yes = 0;
                for (double[] each : drawn.respondents) {
                    weight += each[2];
                    yes += each[1] * each[2];
                }
                square += Math.pow(yes / weight - drawn.truth, 2);
            }
            return prevalence * (1 - prevalence) * REPLICATES / Math.max(1e-12, square);
        }
    }
}
