package org.regionwise.survey.count;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.regionwise.survey.Column;

/**
 * A survey reduced to what a binomial model needs: one count per region, answer and predictor pattern. The reduction is
 * the same whether a file was streamed (command line) or a database grouped it (server).
 *
 * @param regionColumn column of the region key
 * @param outcomeColumn column of the answer
 * @param predictorColumns respondent predictors, may be empty
 * @param counts the groups, in order of region, answer, predictors (nulls first), so that equal surveys give equal
 *     lists
 */
public record ResponseCounts(
        String regionColumn, String outcomeColumn, List<Column> predictorColumns, List<ResponseCount> counts) {
    public ResponseCounts {
        predictorColumns = List.copyOf(predictorColumns);
        counts = List.copyOf(counts);
    }

    private static final Comparator<String> NULLS_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

    private static final Comparator<ResponseCount> ORDER = Comparator.comparing(ResponseCount::region, NULLS_FIRST)
            .thenComparing(ResponseCount::answer, NULLS_FIRST)
            .thenComparing(ResponseCount::predictors, ResponseCounts::compareValues);

    /** The same with the groups brought into their order. */
    public static ResponseCounts sorted(
            String regionColumn,
            String outcomeColumn,
            List<Column> predictorColumns,
            Collection<ResponseCount> counts) {
        return new ResponseCounts(
                regionColumn,
                outcomeColumn,
                predictorColumns,
                counts.stream().sorted(ORDER).toList());
    }

    private static int compareValues(List<String> a, List<String> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = NULLS_FIRST.compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /**
     * The same counted by fewer predictors.
     *
     * @throws IllegalArgumentException when one is none of {@link #predictorColumns()}
     */
    public ResponseCounts by(List<String> predictors) {
        int[] places = places(predictorColumns, predictors);
        return merged(
                each -> new ResponseCount(
                        each.region(), each.answer(), at(each.predictors(), places), each.count(), each.firstRow()),
                Arrays.stream(places).mapToObj(predictorColumns::get).toList());
    }

    /** The same with regions read as others. */
    public ResponseCounts recoding(Map<String, String> regions) {
        return merged(each -> each.recoding(regions), predictorColumns);
    }

    private ResponseCounts merged(UnaryOperator<ResponseCount> change, List<Column> columns) {
        Map<List<String>, ResponseCount> merged = new HashMap<>();
        for (ResponseCount each : counts) {
            ResponseCount changed = change.apply(each);
            List<String> key = new ArrayList<>(changed.predictors());
            key.add(changed.region());
            key.add(changed.answer());
            merged.merge(key, changed, ResponseCount::plus);
        }
        return sorted(regionColumn, outcomeColumn, columns, merged.values());
    }

    static int[] places(List<Column> columns, List<String> names) {
        List<String> all = columns.stream().map(Column::name).toList();
        return names.stream()
                .mapToInt(name -> {
                    if (!all.contains(name)) {
                        throw new IllegalArgumentException("not counted by " + name);
                    }
                    return all.indexOf(name);
                })
                .toArray();
    }

    static List<String> at(List<String> values, int[] places) {
        // values may be null
        List<String> kept = new ArrayList<>();
        for (int place : places) {
            kept.add(values.get(place));
        }
        return Collections.unmodifiableList(kept);
    }

    /** Number of respondents, answered or not. */
    public long respondents() {
        return counts.stream().mapToLong(ResponseCount::count).sum();
    }
}
