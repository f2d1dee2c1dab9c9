package org.regionwise.store;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** What was read last, each by its id, together up to a bounded size. Safe for use by several threads. */
final class BoundedCache<T> {
    private final int most;
    private final ToIntFunction<T> size;
    private final Map<Long, T> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long together;
    private long generation;

    /**
     * @param most how much is kept, in the unit of {@code size}
     * @param size of one, always the same for the same
     */
    BoundedCache(int most, ToIntFunction<T> size) {
        this.most = most;
        this.size = size;
    }

    /** Forgets everything of an earlier generation of what is kept. */
    synchronized void of(long now) {
        if (now != generation) {
            generation = now;
            kept.clear();
            together = 0;
        }
    }

    synchronized Optional<T> find(long id) {
        return Optional.ofNullable(kept.get(id));
    }

    /**
     * In place of what had this id. Forgets what was asked for longest ago where it is too much; one alone may be of
     * any size.
     */
    synchronized void add(long id, T value) {
        T before = kept.put(id, value);
        together += size.applyAsInt(value) - (before == null ? 0 : size.applyAsInt(before));
        Iterator<T> oldest = kept.values().iterator();
        while (together > most && kept.size() > 1) {
            together -= size.applyAsInt(oldest.next());
            oldest.remove();
        }
    }
}
