package org.regionwise.store;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** A point in time as databases keep it. */
final class Moment {
    private Moment() {}

    /** Now, in microseconds, as that is what H2 and PostgreSQL keep. */
    static OffsetDateTime now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
