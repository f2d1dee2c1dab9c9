package org.regionwise.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.regionwise.store.Database;
import org.regionwise.store.Postgres;
import org.regionwise.store.account.SessionRows;

/** What one server remembers, and what servers on one PostgreSQL keep. */
class SessionsTest {
    private static final Duration IDLE = Duration.ofHours(12);

    @AutoClose
    private static final Database DATABASE = Database.openUrl(Postgres.database());

    private final SettableClock clock = new SettableClock();

    private Sessions sessions(boolean shared) {
        return shared ? new SharedSessions(new SessionRows(DATABASE), clock, IDLE) : new OwnSessions(clock, IDLE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCookieIsRenewedEachHourAndTheOneBeforeEndsSoonAfter(boolean shared) {
        Sessions sessions = sessions(shared);
        String first = sessions.begin(7, 0);
        clock.pass(Duration.ofMinutes(59));
        assertEquals(Optional.empty(), sessions.find(first).orElseThrow().renewed());
        clock.pass(Duration.ofMinutes(2));
        String second = sessions.find(first).orElseThrow().renewed().orElseThrow();
        assertNotEquals(first, second);
        assertEquals(7, sessions.find(second).orElseThrow().account());
        assertEquals(Optional.empty(), sessions.find(first).orElseThrow().renewed(), "renewed once");
        clock.pass(Duration.ofSeconds(61));
        assertTrue(sessions.find(first).isEmpty(), "the cookie before");
        assertTrue(sessions.find(second).isPresent(), "the cookie now");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSessionEndsWhenNobodyAsksAndAfterAMonthInAnyCase(boolean shared) {
        Sessions sessions = sessions(shared);
        String idle = sessions.begin(7, 0);
        clock.pass(Duration.ofHours(13));
        assertTrue(sessions.find(idle).isEmpty(), "idle");
        String cookie = sessions.begin(7, 0);
        for (int hours = 0; hours < 30 * 24; hours += 10) {
            Optional<String> renewed = sessions.find(cookie).orElseThrow().renewed();
            cookie = renewed.orElse(cookie);
            clock.pass(Duration.ofHours(10));
        }
        clock.pass(Duration.ofHours(1));
        assertTrue(sessions.find(cookie).isEmpty(), "a month");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSessionEndsUnderAllItsCookies(boolean shared) {
        Sessions sessions = sessions(shared);
        String first = sessions.begin(7, 0);
        clock.pass(Duration.ofHours(2));
        String second = sessions.find(first).orElseThrow().renewed().orElseThrow();
        String another = sessions.begin(7, 0);
        sessions.end(first);
        assertTrue(sessions.find(first).isEmpty(), "first");
        assertTrue(sessions.find(second).isEmpty(), "second");
        assertTrue(sessions.find(another).isPresent(), "another browser's");
    }
}
