package org.regionwise;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Waits for what another thread or process brings about, the only place of the tests that does. It looks again and
 * again until the time is over that JUnit gives a test ({@code junit-platform.properties}); then it says what it
 * waited for.
 */
public final class Patience {
    private static final long PAUSE_MILLIS = 5;

    private Patience() {}

    /**
     * Returns when {@code arrived} is true.
     *
     * @throws AssertionError that names {@code awaited} when the test's time is over
     */
    public static void until(BooleanSupplier arrived, Supplier<String> awaited) {
        while (!arrived.getAsBoolean()) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("did not happen: " + awaited.get(), e);
            }
        }
    }
}
