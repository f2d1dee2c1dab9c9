package org.regionwise.web.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down who guesses passwords, for a name or from a place. After some wrong ones each further one costs twice the
 * waiting time of the one before, from a second to a quarter of an hour; a quarter of an hour without any ends it.
 * Nobody is locked out for good, wherever the clock is set. Safe for use by several threads.
 */
final class Guesses {
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_NAMES = 10_000;

    private final Clock clock;
    private final int free;
    private final Map<String, Wrong> wrong = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
            return size() > MOST_NAMES;
        }
    };

    /** @param free so many cost nothing */
    Guesses(Clock clock, int free) {
        this.clock = clock;
        this.free = free;
    }

    private record Wrong(int times, Instant last) {
        Duration pause(int free) {
            int beyond = times - free;
            return beyond < 0 ? Duration.ZERO : min(Duration.ofSeconds(1L << Math.min(beyond, 20)), LONGEST);
        }

        private static Duration min(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }

    /**
     * Asks to try a password for a name. It counts as wrong until {@link #right}, so that guesses made at once are
     * counted one by one.
     *
     * @return how long to wait first; empty when it may be tried now
     */
    synchronized Optional<Duration> tried(String name) {
        Instant now = clock.instant();
        Wrong before = wrong.get(name);
        if (before != null && before.last.plus(LONGEST).isBefore(now)) {
            before = null;
        }
        if (before != null) {
            if (now.isBefore(before.last)) {
                // the clock was set back: nobody waits until it has caught up
                before = new Wrong(before.times, now);
                wrong.replace(name, before);
            }
            Duration left = Duration.between(now, before.last.plus(before.pause(free)));
            if (!left.isNegative() && !left.isZero()) {
                return Optional.of(left);
            }
        }
        wrong.remove(name);
        wrong.put(name, new Wrong(before == null ? 1 : before.times + 1, now));
        return Optional.empty();
    }

    /** The password was right, and so were all that came before it. */
    synchronized void right(String name) {
        wrong.remove(name);
    }

    /** The last one was right; the others stay what they were, or who has a password could guess those of others. */
    synchronized void lastRight(String name) {
        wrong.computeIfPresent(
                name, (same, counted) -> counted.times == 1 ? null : new Wrong(counted.times - 1, counted.last));
    }
}
