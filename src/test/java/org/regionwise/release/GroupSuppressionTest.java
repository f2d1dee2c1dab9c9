package org.regionwise.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    @ParameterizedTest
    @CsvSource({"direct", "known"})
    void noTotalTellsOfAWithheldRegion(String agreeing) {
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
            Result result = Tables.agreeing(agreeing, table(counts, groupOf));
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
     * pooled figures, and the known figures of those groups that agree, which readers have. None of them, and no sum of
     * them, is a single region's. Weights are left out of pooled rows, as they only scale the columns; so is a group of
     * one region, as its known figure is public.
     */
    @ParameterizedTest
    @CsvSource({"direct", "known"})
    void noCombinationOfWhatIsShownIsOneWithheldRegion(String agreeing) {
        Random random = new Random(11);
        boolean known = agreeing.equals("known");
        int withheldAtAll = 0;
        int beside = 0;
        int notAsked = 0;
        int nations = 0;
        for (int time = 0; time < 6000; time++) {
            int regions = 4 + random.nextInt(12);
            int groups = 1 + random.nextInt(Math.min(5, regions));
            long[][] counts = new long[regions][2];
            int[] groupOf = new int[regions];
            for (int j = 0; j < regions; j++) {
                if (random.nextInt(6) > 0) {
                    counts[j][0] = random.nextInt(5) == 0 ? random.nextInt(14) : 10 + random.nextInt(80);
                    counts[j][1] = random.nextInt(9) == 0 ? random.nextInt(14) : 20 + random.nextInt(200);
                }
                groupOf[j] = j < groups ? j : random.nextInt(groups + 1) - 1;
            }
            Predicate<Integer> asked = j -> counts[j][0] + counts[j][1] > 0;
            // a group where nobody was asked has no direct figure
            Set<String> agree = IntStream.range(0, groups)
                    .filter(g -> random.nextInt(4) > 0)
                    .filter(g -> known || IntStream.range(0, regions).anyMatch(j -> groupOf[j] == g && asked.test(j)))
                    .mapToObj(g -> "g" + g)
                    .collect(Collectors.toSet());
            Result result = Tables.agreeing(agreeing, table(counts, groupOf), agree);
            Released all = Released.of(result, PROFILE);
            Result shown = all.result();
            List<Integer> withheld = IntStream.range(0, regions)
                    .filter(j -> !shown(shown.regions().get(j)))
                    .boxed()
                    .toList();
            withheldAtAll += withheld.size();
            beside += withheld.size()
                    - (int) PROFILE.decisions(result).stream()
                            .filter(each -> !each.national())
                            .count();
            notAsked += (int) withheld.stream().filter(asked.negate()).count();
            nations += shown(shown) ? 0 : 1;
            List<Integer> ofCounts = withheld.stream().filter(asked).toList();
            List<Integer> ofPooled = withheld.stream()
                    .filter(j -> !known
                            || !agree.contains("g" + groupOf[j])
                            || Arrays.stream(groupOf)
                                            .filter(g -> g == groupOf[j])
                                            .count()
                                    > 1)
                    .toList();
            List<Integer> countsTold = new ArrayList<>();
            List<Integer> pooledTold = new ArrayList<>();
            for (int g = 0; g < groups; g++) {
                RegionEstimate group = shown.aggregates().get(g);
                assertEquals(shown(group), group.pooled().defined(), "a group's figures go together");
                if (shown(group)) {
                    countsTold.add(g);
                }
                if (shown(group) || known && agree.contains("g" + g)) {
                    pooledTold.add(g);
                }
            }
            for (National.GroupBenchmark each : shown.national().benchmark().groups()) {
                boolean told = countsTold.contains(Integer.valueOf(each.group().substring(1)));
                assertEquals(told, !Double.isNaN(each.constant()), "the constant of what is withheld");
                assertEquals(told, each.pooledBefore().defined(), "the figure before of what is withheld");
                assertEquals(told || known, !Double.isNaN(each.target()), "the direct figure of what is withheld");
            }
            assertEquals(shown(shown), shown.national().pooled().defined(), "the nation's figures go together");
            tellNoneOf(ofCounts, groupOf, countsTold, shown(shown));
            tellNoneOf(ofPooled, groupOf, pooledTold, shown(shown));
            withheld.forEach(j -> assertTrue(
                    Double.isNaN(shown.regions().get(j).synthetic()), "what was moved with the withheld ones"));
        }
        assertTrue(withheldAtAll > 1000, withheldAtAll + " regions withheld");
        assertEquals(known, beside > 100, beside + " regions beside them");
        assertEquals(known, notAsked > 100, notAsked + " where nobody was asked");
        assertTrue(nations > 50 && nations < 5900, nations + " nations withheld");
    }

    private static boolean shown(Result result) {
        return result.survey().used() != Result.UNKNOWN;
    }

    /** That totals of these groups, and of the nation if it is shown, are no equations for one of these regions. */
    private static void tellNoneOf(List<Integer> regions, int[] groupOf, List<Integer> groups, boolean nation) {
        List<double[]> rows = new ArrayList<>();
        for (int g : groups) {
            rows.add(regions.stream().mapToDouble(j -> groupOf[j] == g ? 1 : 0).toArray());
        }
        if (nation) {
            rows.add(regions.stream().mapToDouble(j -> 1).toArray());
        }
        for (int i = 0; i < regions.size(); i++) {
            double[] one = new double[regions.size()];
            one[i] = 1;
            assertTrue(!spanned(rows, one), "the figure of one region");
        }
    }

    /** r0 has small counts in one wave; r1 is the only other region of its group, and nobody was asked there. */
    @Test
    void aRegionAloneBesideAKnownFigureTakesItsGroupWithItInEveryWave() {
        int[] groupOf = {0, 0, 1, 1, 1};
        Result small = table(new long[][] {{3, 40}, {0, 0}, {200, 300}, {250, 300}, {300, 300}}, groupOf);
        Result large = table(new long[][] {{90, 40}, {0, 0}, {200, 300}, {250, 300}, {300, 300}}, groupOf);

        for (Released each :
                Released.together(List.of(small, Tables.agreeing("known", large)), List.of(PROFILE, PROFILE))) {
            List<Boolean> regions = each.result().regions().stream()
                    .map(GroupSuppressionTest::shown)
                    .toList();
            assertEquals(List.of(false, false), regions.subList(0, 2), "the group with its known figure");
            assertEquals(
                    2, regions.stream().skip(2).filter(shown -> !shown).count(), "one that protects, and one more");
        }
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
