package org.regionwise.web.job;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Files made lately, for who asks for them again. Few and not for long, as they are large. Safe for use
 * by several threads.
 */
final class RecentFiles {
    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** By key, oldest first. */
    private final Map<String, Made> files = new LinkedHashMap<>();

    private record Made(byte[] content, long at) {}

    synchronized Optional<byte[]> find(String key) {
        letGo(0);
        return Optional.ofNullable(files.get(key)).map(Made::content);
    }

    /** Keeps a file, however large, and lets go of older ones for it. */
    synchronized void put(String key, byte[] content) {
        files.remove(key);
        letGo(content.length);
        files.put(key, new Made(content, System.nanoTime()));
    }

    private void letGo(long coming) {
        long bytes = coming
                + files.values().stream().mapToLong(each -> each.content.length).sum();
        long now = System.nanoTime();
        for (Iterator<Made> each = files.values().iterator(); each.hasNext(); ) {
            Made oldest = each.next();
            // one that is larger than all that may be kept stays until another comes
            boolean tooMany = bytes > MOST_BYTES && (coming > 0 || files.size() > 1);
            if (!tooMany && now - oldest.at < MOST_NANOS) {
                return;
            }
            bytes -= oldest.content.length;
            each.remove();
        }
    }
}
