package org.regionwise.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/** Attacks on what is released, by enumeration of every table that is possible given what is shown. */
class ComplementarySuppressionTest {
    private static final MinimumFrequency CMS = new MinimumFrequency(10, true);

    private static Released release(MinimumFrequency rule, long[]... counts) {
        return Released.of(Tables.ofCounts(counts), new Profile("p", List.of(rule)));
    }

    private static Set<String> withheld(Released released) {
        Set<String> keys = new TreeSet<>();
        released.decisions().stream().filter(each -> !each.national()).forEach(each -> keys.add(each.region()));
        return keys;
    }

    /** 3 of 60 is withheld; 100 less the others would tell it, so the smallest region that hides it goes too. */
    @Test
    void aSingleSmallCountTakesAnotherRegionWithIt() {
        Released released = release(
                CMS, new long[] {3, 57}, new long[] {40, 100}, new long[] {20, 50}, new long[] {25, 300}, new long[] {
                    12, 20
                });
        // R4's 12 hides too little; R2's 20 does, but with 23 in all a reader who knows that it is 18 at least would
        // know that
        // 3 is 5 at most, so that another goes
        assertEquals(Set.of("R0", "R2", "R1"), withheld(released));
        assertEquals(
                Set.of("R0", "R2"),
                withheld(release(
                        CMS, new long[] {3, 57}, new long[] {40, 100}, new long[] {24, 50}, new long[] {25, 300})));
        assertTrue(released.result().national().raw().defined());
    }

    @Test
    void smallNumbersOfNoAreAsConfidential() {
        assertEquals(
                Set.of("R0", "R1"),
                withheld(release(
                        CMS, new long[] {60, 4}, new long[] {30, 40}, new long[] {80, 90}, new long[] {50, 90})));
    }

    @Test
    void zeroIsShownUnlessItMustNotBe() {
        long[][] counts = {{0, 60}, {30, 40}, {80, 90}, {50, 90}};
        assertEquals(Set.of(), withheld(release(CMS, counts)));
        assertContains("R0", withheld(release(new MinimumFrequency(10, false), counts)));
    }

    @Test
    void whereNothingCouldHideItTheNationIsWithheld() {
        for (long[][] counts : List.of(
                new long[][] {{3, 30}}, new long[][] {{3, 30}, {50, 50}}, new long[][] {{3, 30}, {11, 50}, {11, 50}})) {
            Released released = release(CMS, counts);
            assertEquals(Set.of("R0"), withheld(released));
            Result result = released.result();
            assertFalse(result.national().raw().defined());
            assertFalse(result.national().pooled().defined());
            assertEquals(Result.UNKNOWN, result.survey().used());
            assertEquals(Result.UNKNOWN, result.survey().respondents());
        }
    }

    @Test
    void primaryAndComplementaryLookTheSame() {
        Released released =
                release(CMS, new long[] {3, 57}, new long[] {40, 100}, new long[] {24, 50}, new long[] {25, 300});
        List<Decision> decisions =
                released.decisions().stream().filter(each -> !each.national()).toList();
        assertEquals(2, decisions.size());
        assertEquals(decisions.get(0).reason(), decisions.get(1).reason());
        assertTrue(decisions.stream().allMatch(each -> Double.isNaN(each.value())));
    }

    /** A reader who knows the totals and of every withheld count whether it is none, small or larger. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noTotalTellsMoreOfASmallCountThanThatItIsSmall(boolean zeroShown) {
        MinimumFrequency rule = new MinimumFrequency(4, zeroShown);
        Random random = new Random(20261122);
        int attacked = 0;
        for (int table = 0; table < 1500; table++) {
            long[][] counts = random(random, 2 + random.nextInt(4), 10);
            Released released = release(rule, counts);
            if (!released.result().national().raw().defined()) {
                continue;
            }
            List<Integer> hidden = hidden(released);
            for (int kind = 0; kind < 2; kind++) {
                long total = total(released, kind);
                List<Long> truth = new ArrayList<>();
                for (int j : hidden) {
                    truth.add(counts[j][kind]);
                }
                List<Set<Long>> possible = new ArrayList<>();
                truth.forEach(each -> possible.add(new TreeSet<>()));
                assertEquals(total, truth.stream().mapToLong(Long::longValue).sum(), "the attack itself");
                tables(truth, total, rule, 0, new long[truth.size()], found -> {
                    for (int i = 0; i < found.length; i++) {
                        possible.get(i).add(found[i]);
                    }
                });
                for (int i = 0; i < truth.size(); i++) {
                    if (rule.small(truth.get(i))) {
                        attacked++;
                        assertEquals(
                                rule.smallest() - rule.least(),
                                possible.get(i).size(),
                                () -> java.util.Arrays.deepToString(counts));
                    }
                }
            }
        }
        assertTrue(attacked > 500, "too little was attacked: " + attacked);
    }

    /**
     * A reader who runs this program on every table that agrees with what is shown, and keeps those it releases alike.
     */
    @Test
    void knowingTheProcedureTellsNoSmallCount() {
        MinimumFrequency rule = new MinimumFrequency(3, true);
        Random random = new Random(7);
        int attacked = 0;
        for (int table = 0; table < 250; table++) {
            long[][] counts = random(random, 3 + random.nextInt(2), 8);
            Released released = release(rule, counts);
            List<Integer> hidden = hidden(released);
            if (!released.result().national().raw().defined() || hidden.isEmpty() || hidden.size() > 3) {
                continue;
            }
            long[][] guess = java.util.Arrays.stream(counts).map(long[]::clone).toArray(long[][]::new);
            List<Set<Long>> possible = new ArrayList<>();
            hidden.forEach(each -> possible.add(new TreeSet<>()));
            List<Set<Long>> possibleNo = new ArrayList<>();
            hidden.forEach(each -> possibleNo.add(new TreeSet<>()));
            guesses(
                    guess,
                    hidden,
                    total(released, 0),
                    0,
                    0,
                    () -> guesses(guess, hidden, total(released, 1), 1, 0, () -> {
                        if (withheld(release(rule, guess)).equals(withheld(released))) {
                            for (int i = 0; i < hidden.size(); i++) {
                                possible.get(i).add(guess[hidden.get(i)][0]);
                                possibleNo.get(i).add(guess[hidden.get(i)][1]);
                            }
                        }
                    }));
            for (int i = 0; i < hidden.size(); i++) {
                long[] truth = counts[hidden.get(i)];
                assertTrue(
                        possible.get(i).contains(truth[0]) && possibleNo.get(i).contains(truth[1]),
                        "the attack itself");
                for (int kind = 0; kind < 2; kind++) {
                    if (rule.small(truth[kind])) {
                        attacked++;
                        Set<Long> left = (kind == 0 ? possible : possibleNo).get(i);
                        assertTrue(left.size() >= 2, () -> java.util.Arrays.deepToString(counts) + hidden + left);
                    }
                }
            }
        }
        assertTrue(attacked > 50, "too little was attacked: " + attacked);
    }

    /** What is left of the national count once every count that is shown is taken from it. */
    private static long total(Released released, int kind) {
        Result result = released.result();
        long used = result.survey().used();
        // totals come to the reader as a share, rounded; taken exactly here, which is worse
        long national = Math.round(used * exact(result));
        long total = kind == 0 ? national : used - national;
        for (RegionEstimate region : result.regions()) {
            if (region.respondents() != Result.UNKNOWN) {
                total -= kind == 0 ? region.positives() : region.respondents() - region.positives();
            }
        }
        return total;
    }

    private static double exact(Result result) {
        double rounded = result.national().raw().estimate();
        // with fewer than 500 respondents a tenth of a point is exact to the person
        assertTrue(result.survey().used() < 500);
        return rounded;
    }

    private static List<Integer> hidden(Released released) {
        List<Integer> hidden = new ArrayList<>();
        for (int j = 0; j < released.result().regions().size(); j++) {
            if (released.confidential("R" + j)) {
                hidden.add(j);
            }
        }
        return hidden;
    }

    private static long[][] random(Random random, int regions, int most) {
        long[][] counts = new long[regions][2];
        for (long[] each : counts) {
            each[0] = random.nextInt(most);
            each[1] = random.nextInt(most);
        }
        return counts;
    }

    /** All counts with this total, none, small and larger ones where they are. */
    private static void tables(
            List<Long> truth, long left, MinimumFrequency rule, int at, long[] counts, Consumer<long[]> found) {
        if (at == truth.size()) {
            if (left == 0) {
                found.accept(counts);
            }
            return;
        }
        long known = truth.get(at);
        for (long count = 0; count <= left; count++) {
            boolean alike = rule.small(known) == rule.small(count) && (known == 0) == (count == 0)
                    || !rule.zeroShown() && rule.small(known) && rule.small(count);
            if (alike) {
                counts[at] = count;
                tables(truth, left - count, rule, at + 1, counts, found);
            }
        }
    }

    private static void guesses(long[][] guess, List<Integer> hidden, long left, int kind, int at, Runnable tried) {
        int j = hidden.get(at);
        if (at == hidden.size() - 1) {
            guess[j][kind] = left;
            tried.run();
            return;
        }
        for (long count = 0; count <= left; count++) {
            guess[j][kind] = count;
            guesses(guess, hidden, left - count, kind, at + 1, tried);
        }
    }
}
