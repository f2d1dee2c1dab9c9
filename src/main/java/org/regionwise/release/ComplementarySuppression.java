package org.regionwise.release;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which regions to withhold beside those with small counts, so that national totals tell nothing more of these.
 *
 * <p>The reader is taken to know the totals T of yes and of no over the withheld regions (by subtraction), the rule, and, to
 * be on the safe side, of every withheld count whether it is none, small or not small. With m the smallest count that may
 * be shown, a the least small one (1, or 0 where 0 must not be shown either), s small and l large counts, a small count then
 * lies between max(a, T − (m − 1)(s − 1)) if l = 0, else a, and min(m − 1, T − a(s − 1) − m l). Protected means that this
 * is the whole of a to m − 1, for yes and for no, and that T itself is not small.
 *
 * @param regions to withhold as well, by index, smallest first
 * @param nation whether the national figures are to be withheld instead, as too few regions would be left
 */
record ComplementarySuppression(List<Integer> regions, boolean nation) {

    /**
     * @param counts of each region, all of one length; empty where there is nothing to count
     * @param small regions with a small count
     */
    static ComplementarySuppression of(MinimumCell rule, List<long[]> counts, Set<Integer> small) {
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
        while (!isProtected(rule, counts, withheld)) {
            if (added.size() == most) {
                return new ComplementarySuppression(List.of(), true);
            }
            int next = next(rule, counts, withheld, others);
            others.remove(Integer.valueOf(next));
            withheld.add(next);
            added.add(next);
        }
        return new ComplementarySuppression(added, false);
    }

    /** The smallest region that suffices alone, else the largest: it hides most, and others are then seldom needed. */
    private static int next(MinimumCell rule, List<long[]> counts, Set<Integer> withheld, List<Integer> others) {
        for (int j : others) {
            Set<Integer> tried = new TreeSet<>(withheld);
            tried.add(j);
            if (isProtected(rule, counts, tried)) {
                return j;
            }
        }
        return others.get(others.size() - 1);
    }

    static boolean isProtected(MinimumCell rule, List<long[]> counts, Set<Integer> withheld) {
        int kinds = counts.get(withheld.iterator().next()).length;
        for (int kind = 0; kind < kinds; kind++) {
            long total = 0;
            long small = 0;
            long large = 0;
            for (int j : withheld) {
                long count = counts.get(j)[kind];
                total += count;
                if (rule.small(count)) {
                    small++;
                } else if (count > 0) {
                    large++;
                }
            }
            if (small > 0 && !isProtected(rule, total, small, large)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isProtected(MinimumCell rule, long total, long small, long large) {
        long most = rule.smallest() - 1;
        long upper = total - rule.least() * (small - 1) - rule.smallest() * large;
        long lower = large > 0 ? rule.least() : total - most * (small - 1);
        return total >= rule.smallest() && upper >= most && lower <= rule.least();
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
