package org.regionwise.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which regions to withhold beside those with small counts, so that national totals tell nothing more of these.
 *
 * <p>The reader is taken to know the totals T of yes and of no over the withheld regions (by subtraction), the rule,
 * and, to be on the safe side, of every withheld count whether it is none, small or not small. Let m be the smallest
 * count that may be shown, a the least small one (1, or 0 where 0 must not be shown either), and let s small and l
 * larger counts be withheld. Without larger ones a small count lies between T − (m − 1)(s − 1) and T − a(s − 1); with
 * larger ones it may be as little as a, and as much as T − a(s − 1) − m l. Protected means that this leaves the whole
 * of a to m − 1, and that T itself is not small, for yes and for no.
 *
 * <p>A reader may also know this procedure and run it on every table that is possible. So what is asked for comes in
 * two parts. First, the larger counts exceed m by at least E = m − 1 − a together, whatever the small ones are: which
 * shown region was passed over then says nothing of these. Second, as the reader knows the first, T must leave the
 * whole range even if the larger counts are no more than m l + E; where it does not, a further region is withheld, and
 * stays so.
 *
 * @param regions to withhold as well, by index, smallest first
 * @param nation whether the national figures are to be withheld instead, as too few regions would be left
 */
record ComplementarySuppression(List<Integer> regions, boolean nation) {

    /**
     * @param counts of each region, all of one length; empty where there is nothing to count
     * @param small regions with a small count
     */
    static ComplementarySuppression of(MinimumFrequency rule, List<long[]> counts, Set<Integer> small) {
        if (small.isEmpty()) {
            return new ComplementarySuppression(List.of(), false);
        }
        List<Integer> others = new ArrayList<>();
        for (int j = 0; j < counts.size(); j++) {
            if (counts.get(j).length > 0 && !small.contains(j)) {
                others.add(j);
            }
        }
        others.sort(Comparator.comparingLong(j -> sum(counts.get(j))));
        int most = others.size() / 2;
        Set<Integer> withheld = new LinkedHashSet<>(small);
        List<Integer> added = new ArrayList<>();
        while (true) {
            boolean covered = holds(rule, counts, withheld, ComplementarySuppression::covered);
            if (covered && holds(rule, counts, withheld, ComplementarySuppression::vague)) {
                return new ComplementarySuppression(added, false);
            }
            if (added.size() == most) {
                return new ComplementarySuppression(covered ? added : List.of(), true);
            }
            int next = next(rule, counts, withheld, others, covered);
            others.remove(Integer.valueOf(next));
            withheld.add(next);
            added.add(next);
        }
    }

    /** Whether the total of these withheld regions tells no more of any of them than the rule does. */
    static boolean protectedBy(MinimumFrequency rule, List<long[]> counts, Set<Integer> withheld) {
        return holds(rule, counts, withheld, ComplementarySuppression::covered)
                && holds(rule, counts, withheld, ComplementarySuppression::vague);
    }

    /**
     * The smallest region that covers alone, or, where that is reached, the smallest with at least 2 m of each answer,
     * which then suffices; else the largest, which hides most.
     */
    private static int next(
            MinimumFrequency rule, List<long[]> counts, Set<Integer> withheld, List<Integer> others, boolean covered) {
        for (int j : others) {
            Set<Integer> tried = new TreeSet<>(withheld);
            tried.add(j);
            if (covered
                    ? Arrays.stream(counts.get(j)).allMatch(count -> count >= 2 * rule.smallest())
                    : holds(rule, counts, tried, ComplementarySuppression::covered)) {
                return j;
            }
        }
        return others.get(others.size() - 1);
    }

    /** What is withheld of one kind of answer. */
    private record Withheld(long total, long small, long large, long excess) {}

    private interface Condition {
        boolean of(MinimumFrequency rule, Withheld withheld);
    }

    private static boolean holds(
            MinimumFrequency rule, List<long[]> counts, Set<Integer> withheld, Condition condition) {
        int kinds = counts.get(withheld.iterator().next()).length;
        for (int kind = 0; kind < kinds; kind++) {
            long total = 0;
            long small = 0;
            long large = 0;
            long excess = 0;
            for (int j : withheld) {
                long count = counts.get(j)[kind];
                total += count;
                if (rule.small(count)) {
                    small++;
                } else if (count > 0) {
                    large++;
                    excess += count - rule.smallest();
                }
            }
            if (small > 0 && !condition.of(rule, new Withheld(total, small, large, excess))) {
                return false;
            }
        }
        return true;
    }

    private static boolean covered(MinimumFrequency rule, Withheld withheld) {
        return withheld.large() == 0 || withheld.excess() >= margin(rule);
    }

    private static boolean vague(MinimumFrequency rule, Withheld withheld) {
        long most = rule.smallest() - 1;
        long others = withheld.small() - 1;
        long larger = withheld.large() == 0 ? 0 : rule.smallest() * withheld.large() + margin(rule);
        return withheld.total() >= rule.smallest()
                && withheld.total() - rule.least() * others - larger >= most
                && (withheld.large() > 0 || withheld.total() - most * others <= rule.least());
    }

    /** E. */
    private static long margin(MinimumFrequency rule) {
        return rule.smallest() - 1 - rule.least();
    }

    private static long sum(long[] counts) {
        return Arrays.stream(counts).sum();
    }
}
