package org.regionwise.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The analyses that were read last, so many as have a bounded number of regions together. Safe for use by several threads. */
final class RecentAnalyses {
    /** A region of a result takes about 2 kB. */
    private static final int MOST_REGIONS = 20_000;

    private final Map<Long, StoredAnalysis> recent = new LinkedHashMap<>(16, 0.75f, true);
    private int regions;

    synchronized Optional<StoredAnalysis> find(long id) {
        return Optional.ofNullable(recent.get(id));
    }

    /** Forgets those that were asked for longest ago where there are too many; one alone may be of any size. */
    synchronized void add(StoredAnalysis analysis) {
        if (recent.put(analysis.id(), analysis) != null) {
            return;
        }
        regions += size(analysis);
        Iterator<StoredAnalysis> oldest = recent.values().iterator();
        while (regions > MOST_REGIONS && recent.size() > 1) {
            regions -= size(oldest.next());
            oldest.remove();
        }
    }

    private static int size(StoredAnalysis analysis) {
        return analysis.result().regions().size();
    }
}
