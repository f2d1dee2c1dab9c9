package org.regionwise.store.content;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.regionwise.store.ledger.Subject;

/**
 * Numbers that grow whenever something that is stored has changed, for all surveys and for each: what was made of an
 * earlier version is made anew. Safe for use by several threads.
 */
public final class Versions {
    private long latest;
    /** Of what belongs to no survey, or to all. */
    private long ofAll;

    private final Map<Long, Long> bySeries = new HashMap<>();

    /** Something changed that may be seen anywhere. */
    public synchronized void changed() {
        ofAll = ++latest;
        bySeries.clear();
    }

    /** Something of these surveys changed, known by their first versions; of none means of all. */
    public synchronized void changed(Set<Long> series) {
        if (series.isEmpty()) {
            changed();
            return;
        }
        latest++;
        series.forEach(each -> bySeries.put(each, latest));
    }

    /** Grows with every change. */
    public synchronized long latest() {
        return latest;
    }

    /** Grows with every change of a survey, known by its first version. */
    public synchronized long of(long series) {
        return bySeries.getOrDefault(series, ofAll);
    }

    /** The surveys that subjects belong to; none when one belongs to none. */
    public static Set<Long> series(Handle handle, List<Subject> subjects) {
        Set<Long> series = new HashSet<>();
        for (Subject subject : subjects) {
            switch (subject.kind()) {
                case SERIES, SHARING -> series.add(subject.id());
                case SURVEY -> series.addAll(find(handle, "SELECT series_id FROM survey WHERE id = ?", subject.id()));
                case ANALYSIS ->
                    series.addAll(find(
                            handle,
                            "SELECT series_id FROM survey JOIN analysis ON analysis.survey_id = survey.id"
                                    + " WHERE analysis.id = ?",
                            subject.id()));
                case PROFILE, ACCOUNT, OTHER -> {
                    return Set.of();
                }
                case DEEDS -> {
                    // shown on no page but their own, which is made anew every time
                }
            }
        }
        return series;
    }

    private static List<Long> find(Handle handle, String sql, long id) {
        return handle.select(sql, id).mapTo(Long.class).list();
    }
}
