package org.regionwise.report.chart.draw;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Drawings that were made last, by what they were made from: files of one report show the same charts, and drawing them
 * is what takes the time. Safe for use by several threads.
 */
final class RecentDrawings<T> {
    private static final int MOST = 6;

    private final Map<String, T> made = new LinkedHashMap<>(MOST, 0.75f, true);

    T of(String source, Function<String, T> making) {
        synchronized (made) {
            T known = made.get(source);
            if (known != null) {
                return known;
            }
        }
        T fresh = making.apply(source);
        synchronized (made) {
            made.put(source, fresh);
            if (made.size() > MOST) {
                made.remove(made.keySet().iterator().next());
            }
        }
        return fresh;
    }
}
