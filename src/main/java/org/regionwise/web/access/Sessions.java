package org.regionwise.web.access;

import java.time.Duration;
import java.util.Optional;

/**
 * Browsers that are signed in. A cookie holds a random name of the session and nothing else; it is renewed at every
 * sign-in and each hour.
 */
sealed interface Sessions permits OwnSessions, SharedSessions {
    /** Requests under way when a cookie is renewed still carry the one before. */
    Duration GRACE = Duration.ofMinutes(1);

    /** How long a cookie is the latest of its session. */
    Duration RENEWED = Duration.ofHours(1);

    /** A session is over after so long in any case. */
    Duration LONGEST = Duration.ofDays(30);

    /**
     * A session.
     *
     * @param account whose it is
     * @param epoch of the account when the session began; a later one of the account ends it
     * @param renewed the cookie to send from now on, unless it is still the same
     */
    record Found(long account, int epoch, Optional<String> renewed) {}

    /** Begins a session. Returns the cookie. */
    String begin(long account, int epoch);

    /** The session with a cookie, which may be null, if it is not over. */
    Optional<Found> find(String cookie);

    /** Ends a session under all its cookies; the cookie may be null. */
    void end(String cookie);
}
