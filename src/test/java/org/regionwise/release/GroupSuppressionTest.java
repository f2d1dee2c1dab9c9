package org.regionwise.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/** Groups of regions are shown only where they tell of no withheld region. */
class GroupSuppressionTest {
    private static final int SMALLEST = 10;
    private static final Profile PROFILE = new Profile("test", List.of(new MinimumFrequency(SMALLEST, true)));

    /** Regions with these yes and no, in these groups (−1 in none), and the groups' totals. */
    private static Result table(long[][] yesAndNo, int[] groupOf) {
        List<RegionEstimate> regions = new ArrayList<>();
        for (int j = 0; j < yesAndNo.length; j++) {
            regions.add(region("r" + j, groupOf[j] < 0 ? null : "g" + groupOf[j], yesAndNo[j]));
        }
        List<RegionEstimate> groups = new ArrayList<>();
        for (int g = 0; g <= Arrays.stream(groupOf).max().orElse(-1); g++) {
            long[] total = new long[2];
            for (int j = 0; j < groupOf.length; j++) {
                total[0] += groupOf[j] == g ? yesAndNo[j][0] : 0;
                total[1] += groupOf[j] == g ? yesAndNo[j][1] : 0;
            }
            groups.add(region("g" + g, null, total));
        }
        long used = Arrays.stream(yesAndNo).mapToLong(each -> each[0] + each[1]).sum();
        return Tables.of(regions, used, new Estimate(0.3, 0.01, 0.28, 0.32)).withAggregates(groups);
    }

    private static RegionEstimate region(String key, String group, long[] yesAndNo) {
        RegionEstimate plain =
                Tables.region(key, yesAndNo[0] + yesAndNo[1], yesAndNo[0], new Estimate(0.3, 0.05, 0.2, 0.4));
        return new RegionEstimate(
                new RegionEstimate.Place(key, null, 100.0, group),
                plain.sample(),
                plain.raw(),
                plain.pooling(),
                plain.flags(),
                plain.posterior(),
                plain.design(),
                plain.area(),
                plain.conflict());
    }

    private static boolean shown(RegionEstimate each) {
        return each.respondents() != Result.UNKNOWN;
    }

    @Test
    void aGroupWithOneWithheldRegionIsWithheldAndSoIsAnother() {
        // r0 is small; r1 protects it; each is alone among the withheld of its group
        Result result =
                table(new long[][] {{3, 40}, {200, 300}, {250, 300}, {15, 60}, {300, 300}}, new int[] {0, 1, 2, 1, 1});
        Released released = Released.of(result, PROFILE);
        List<Boolean> groups = released.result().aggregates().stream()
                .map(GroupSuppressionTest::shown)
                .toList();

        assertTrue(!shown(released.result().regions().get(0)), "a small count is withheld");
        assertEquals(List.of(false, false, true), groups);
        assertTrue(!released.result().aggregates().get(0).pooled().defined(), "its pooled figure too");
    }

    /**
     * What a reader can take from groups and nation: the total of withheld regions in each group that is shown, and of
     * all others where the nation is. None is of a single region, or itself small.
     */
    @Test
    void noTotalTellsOfAWithheldRegion() {
        Random random = new Random(7);
        int telling = 0;
        int hidden = 0;
        for (int time = 0; time < 4000; time++) {
            int regions = 5 + random.nextInt(15);
            int groups = 1 + random.nextInt(5);
            long[][] counts = new long[regions][2];
            int[] groupOf = new int[regions];
            for (int j = 0; j < regions; j++) {
                boolean few = random.nextInt(4) == 0;
                counts[j][0] = few ? random.nextInt(14) : 10 + random.nextInt(80);
                counts[j][1] = random.nextInt(9) == 0 ? random.nextInt(14) : 20 + random.nextInt(200);
                groupOf[j] = j < groups ? j : random.nextInt(groups + 1) - 1;
            }
            Result result = table(counts, groupOf);
            Result released = Released.of(result, PROFILE).result();
            Set<Integer> left = new HashSet<>();
            IntStream.range(0, regions)
                    .filter(j -> !shown(released.regions().get(j)) && counts[j][0] + counts[j][1] > 0)
                    .forEach(left::add);
            for (int g = 0; g < groups; g++) {
                int own = g;
                List<Integer> withheld =
                        left.stream().filter(j -> groupOf[j] == own).toList();
                if (shown(released.aggregates().get(g))) {
                    telling += withheld.isEmpty() ? 0 : 1;
                    tellsNothing(withheld, counts);
                    withheld.forEach(left::remove);
                } else {
                    hidden++;
                }
            }
            if (released.survey().used() != Result.UNKNOWN) {
                tellsNothing(List.copyOf(left), counts);
            }
        }
        assertTrue(telling > 100 && hidden > 100, telling + " groups with withheld regions shown, " + hidden + " not");
    }

    /**
     * Everything that is shown as equations in what is withheld: totals of groups and of the nation, of counts and of
     * pooled figures, and the known figures that groups agree with, which readers have. None of them, and no sum of
     * them, is a single region's.
     */
    @ParameterizedTest
    @CsvSource("direct")
    void noCombinationOfWhatIsShownIsOneWithheldRegion(String agreeing) {
        Random random = new Random(11);
        int withheldAtAll = 0;
        int beside = 0;
        for (int time = 0; time < 3000; time++) {
            int regions = 4 + random.nextInt(12);
            int groups = 1 + random.nextInt(Math.min(5, regions));
            long[][] counts = new long[regions][2];
            int[] groupOf = new int[regions];
            for (int j = 0; j < regions; j++) {
                counts[j][0] = random.nextInt(5) == 0 ? random.nextInt(14) : 10 + random.nextInt(80);
                counts[j][1] = random.nextInt(9) == 0 ? random.nextInt(14) : 20 + random.nextInt(200);
                groupOf[j] = j < groups ? j : random.nextInt(groups + 1) - 1;
            }
            Result result = Tables.agreeing(agreeing, table(counts, groupOf));
            Released all = Released.of(result, PROFILE);
            Result shown = all.result();
            List<Integer> withheld = IntStream.range(0, regions)
                    .filter(j -> !shown(shown.regions().get(j)))
                    .boxed()
                    .toList();
            withheldAtAll += withheld.size();
            beside += all.decisions().size() - PROFILE.decisions(result).size();
            List<double[]> ofCounts = new ArrayList<>();
            List<double[]> ofPooled = new ArrayList<>();
            for (int g = 0; g < groups; g++) {
                int own = g;
                RegionEstimate group = shown.aggregates().get(g);
                double[] members = withheld.stream()
                        .mapToDouble(j -> groupOf[j] == own ? 1 : 0)
                        .toArray();
                if (shown(group)) {
                    ofCounts.add(members);
                }
                long size = IntStream.range(0, regions)
                        .filter(j -> groupOf[j] == own && counts[j][0] + counts[j][1] > 0)
                        .count();
                // where one region was asked, the known figure is its own
                if (group.pooled().defined() || agreeing.equals("known") && size > 1) {
                    ofPooled.add(members);
                }
                National.GroupBenchmark benchmark =
                        shown.national().benchmark().groups().get(g);
                assertTrue(shown(group) || Double.isNaN(benchmark.constant()), "a constant of what is withheld");
                assertTrue(
                        shown(group) || agreeing.equals("known") || Double.isNaN(benchmark.target()),
                        "the direct figure of what is withheld");
            }
            double[] everywhere = withheld.stream().mapToDouble(j -> 1).toArray();
            if (shown.survey().used() != Result.UNKNOWN) {
                ofCounts.add(everywhere);
            }
            long alone = Arrays.stream(groupOf).filter(each -> each < 0).count();
            if (shown.national().pooled().defined() && (agreeing.equals("direct") || alone != 1)) {
                ofPooled.add(everywhere);
            }
            for (int i = 0; i < withheld.size(); i++) {
                double[] one = new double[withheld.size()];
                one[i] = 1;
                assertTrue(!spanned(ofCounts, one), "counts of one region");
                assertTrue(!spanned(ofPooled, one), "the pooled figure of one region");
            }
        }
        assertTrue(withheldAtAll > 1000, withheldAtAll + " regions withheld");
        assertEquals(agreeing.equals("known"), beside > 100, beside + " regions beside them");
    }

    /** Whether a row is a combination of others, by elimination. */
    private static boolean spanned(List<double[]> rows, double[] row) {
        List<double[]> all = new ArrayList<>(rows);
        all.add(row);
        return rank(rows) == rank(all);
    }

    private static int rank(List<double[]> rows) {
        List<double[]> left = new ArrayList<>(rows.stream().map(double[]::clone).toList());
        int rank = 0;
        int columns = rows.isEmpty() ? 0 : rows.get(0).length;
        for (int k = 0; k < columns; k++) {
            int column = k;
            double[] pivot = left.stream()
                    .filter(each -> Math.abs(each[column]) > 1e-9)
                    .findFirst()
                    .orElse(null);
            if (pivot != null) {
                rank++;
                left.remove(pivot);
                for (double[] other : left) {
                    double factor = other[column] / pivot[column];
                    for (int i = 0; i < columns; i++) {
                        other[i] -= factor * pivot[i];
                    }
                }
            }
        }
        return rank;
    }

    private static void tellsNothing(List<Integer> withheld, long[][] counts) {
        assertTrue(withheld.size() != 1, "one region alone");
        for (int kind = 0; kind < 2; kind++) {
            int answer = kind;
            long total = withheld.stream().mapToLong(j -> counts[j][answer]).sum();
            boolean small = withheld.stream().anyMatch(j -> counts[j][answer] > 0 && counts[j][answer] < SMALLEST);
            assertTrue(!small || total >= SMALLEST, "a small total");
        }
    }
}
