package org.regionwise.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/**
 * Indicators of one survey whose figures tell of each other: those of one question, of which everybody chose one
 * answer; an indicator and its complement; a total and its parts. They are found by their numbers, as a reader would:
 * the same respondents in every region, and in every region a sum of yes answers that is the number of all, or of
 * another indicator's yes answers.
 */
final class AddingUp {
    private final List<long[]> yes;
    private final long[] all;
    /** The family of each, as the number of one of its members. */
    private final int[] family;

    private AddingUp(long[] all, List<long[]> yes) {
        this.all = all;
        this.yes = yes;
        this.family = IntStream.range(0, yes.size()).toArray();
    }

    /** Families of two or more, by their places in ascending order, of results in full. */
    static List<List<Integer>> families(List<Result> results) {
        Map<Map<String, Long>, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).model().proportions()) {
                alike.computeIfAbsent(respondents(results.get(i)), key -> new ArrayList<>())
                        .add(i);
            }
        }
        List<List<Integer>> families = new ArrayList<>();
        alike.forEach((respondents, places) -> {
            AddingUp counts = new AddingUp(
                    respondents.values().stream().mapToLong(Long::longValue).toArray(),
                    places.stream()
                            .map(i -> positives(results.get(i), respondents))
                            .toList());
            counts.find()
                    .forEach(each -> families.add(each.stream().map(places::get).toList()));
        });
        return families;
    }

    private static Map<String, Long> respondents(Result result) {
        Map<String, Long> respondents = new TreeMap<>();
        for (RegionEstimate each : result.regions()) {
            if (each.respondents() > 0) {
                respondents.merge(each.region(), each.respondents(), Long::sum);
            }
        }
        return respondents;
    }

    private static long[] positives(Result result, Map<String, Long> regions) {
        Map<String, Long> positives = new TreeMap<>();
        result.regions().forEach(each -> positives.merge(each.region(), each.positives(), Long::sum));
        return regions.keySet().stream().mapToLong(positives::get).toArray();
    }

    private List<List<Integer>> find() {
        for (int i = 0; i < yes.size() && all.length > 0; i++) {
            for (int j = i + 1; j < yes.size(); j++) {
                if (sum(all, i, j)) {
                    join(i, j);
                }
                for (int k = j + 1; k < yes.size(); k++) {
                    if (sum(all, i, j, k) || sum(yes.get(i), j, k) || sum(yes.get(j), i, k) || sum(yes.get(k), i, j)) {
                        join(i, j);
                        join(j, k);
                    }
                }
            }
            run(i);
        }
        Map<Integer, List<Integer>> found = new LinkedHashMap<>();
        for (int i = 0; i < family.length; i++) {
            found.computeIfAbsent(root(i), key -> new ArrayList<>()).add(i);
        }
        return found.values().stream().filter(each -> each.size() > 1).toList();
    }

    private boolean sum(long[] total, int... parts) {
        for (int r = 0; r < total.length; r++) {
            long sum = 0;
            for (int part : parts) {
                sum += yes.get(part)[r];
            }
            if (sum != total[r]) {
                return false;
            }
        }
        return true;
    }

    /** The answers to a question of many stand beside each other. */
    private void run(int first) {
        long[] left = all.clone();
        for (int i = first; i < yes.size(); i++) {
            for (int r = 0; r < left.length; r++) {
                left[r] -= yes.get(i)[r];
                if (left[r] < 0) {
                    return;
                }
            }
            if (i > first && Arrays.stream(left).allMatch(each -> each == 0)) {
                for (int k = first; k < i; k++) {
                    join(k, k + 1);
                }
            }
        }
    }

    private int root(int i) {
        int root = i;
        while (family[root] != root) {
            root = family[root];
        }
        return root;
    }

    private void join(int i, int j) {
        family[root(j)] = root(i);
    }
}
