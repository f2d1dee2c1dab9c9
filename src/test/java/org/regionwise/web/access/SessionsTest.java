package org.regionwise.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final SettableClock clock = new SettableClock();
    private final Sessions sessions = new Sessions(clock, Duration.ofHours(12));

    @Test
    void aCookieIsRenewedEachHourAndTheOneBeforeEndsSoonAfter() {
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

    @Test
    void aSessionEndsWhenNobodyAsksAndAfterAMonthInAnyCase() {
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

    @Test
    void aSessionEndsUnderAllItsCookies() {
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
