package org.regionwise.web.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuessesTest {
    private final SettableClock clock = new SettableClock();
    private final Guesses guesses = new Guesses(clock, 5);

    private void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            assertEquals(Optional.empty(), guesses.tried(name), "guess " + i);
        }
    }

    @Test
    void furtherGuessesCostMoreAndMoreUpToAQuarterOfAnHour() {
        fail("anna", 5);
        for (int expected : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900}) {
            assertEquals(Optional.of(Duration.ofSeconds(expected)), guesses.tried("anna"));
            clock.pass(Duration.ofSeconds(expected));
            assertEquals(Optional.empty(), guesses.tried("anna"), "after " + expected);
        }
        assertEquals(Optional.empty(), guesses.tried("berta"), "another name");
    }

    /** Of a place, from which many may come, only the last is forgiven. */
    @Test
    void whoHasAPasswordIsNotGivenMoreGuesses() {
        fail("192.0.2.1", 5);
        guesses.lastRight("192.0.2.1");
        fail("192.0.2.1", 1);
        assertTrue(guesses.tried("192.0.2.1").isPresent(), "five wrong ones");
    }

    @Test
    void aClockThatIsSetBackKeepsNobodyOut() {
        fail("anna", 5);
        clock.pass(Duration.ofDays(-300));
        assertEquals(Optional.of(Duration.ofSeconds(1)), guesses.tried("anna"));
        clock.pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), guesses.tried("anna"));
    }

    @Test
    void whoEntersTheRightPasswordOrWaitsBeginsAnew() {
        fail("anna", 5);
        clock.pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), guesses.tried("anna"));
        guesses.right("anna");
        fail("anna", 5);
        assertTrue(guesses.tried("anna").isPresent(), "too many again");
        clock.pass(Duration.ofMinutes(16));
        fail("anna", 5);
    }
}
