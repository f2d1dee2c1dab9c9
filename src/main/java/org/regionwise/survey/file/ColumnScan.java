package org.regionwise.survey.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.ValueCount;

/** Watches one column go by. Memory is bounded by {@link SurveyScan#VALUES_COUNTED}. */
final class ColumnScan {
    private static final int EXAMPLES = 5;

    private static final class Tally {
        private long count;
    }

    private final String name;
    private final ColumnTypeScan typeScan;
    private final NumberScan numberScan;
    private final DateScan dateScan = new DateScan();
    private final Map<String, String> labels;
    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private long emptyCount;
    private boolean uncounted;

    ColumnScan(SurveyFile file, String name) {
        this.name = name;
        this.labels = file.labels(name).values();
        this.typeScan = file.typeScan(name);
        this.numberScan = new NumberScan(name, file.options().numbers());
    }

    /** Takes in a value that stands in {@code times} rows, first in {@code row}. */
    void observe(long row, String value, long times) {
        if (value == null) {
            emptyCount += times;
            return;
        }
        Tally tally = tallies.get(value);
        if (tally == null) {
            typeScan.observe(value);
            dateScan.observe(value);
            if (tallies.size() >= SurveyScan.VALUES_COUNTED && !labels.containsKey(value)) {
                uncounted = true;
                // whatever is not counted is looked at anew each time
                numberScan.observe(row, value, times);
                return;
            }
            numberScan.observe(row, value);
            tally = new Tally();
            tallies.put(value, tally);
        }
        tally.count += times;
    }

    ColumnSummary summary() {
        ColumnType type = typeScan.type();
        Map<String, Long> counts = new HashMap<>();
        tallies.forEach((value, tally) ->
                counts.merge(type == ColumnType.NUMBER ? typeScan.canonical(value) : value, tally.count, Long::sum));
        List<ValueCount> values = new ArrayList<>();
        counts.forEach((value, count) -> values.add(new ValueCount(value, count)));
        values.sort(Comparator.comparingLong(ValueCount::count).reversed().thenComparing(ValueCount::value));
        List<String> examples = tallies.keySet().stream().limit(EXAMPLES).toList();
        return new ColumnSummary(
                new Column(name, type),
                emptyCount,
                values.subList(0, Math.min(values.size(), SurveyScan.VALUES_SHOWN)),
                uncounted || values.size() > SurveyScan.VALUES_SHOWN,
                examples,
                numberScan.doubts(type),
                MissingCode.of(counts, type, labels),
                dateScan.orders());
    }
}
