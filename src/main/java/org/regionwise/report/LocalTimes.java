package org.regionwise.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** LocalTimes as people read them, in the time of this machine. */
public final class LocalTimes {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm", Locale.ENGLISH);

    private LocalTimes() {}

    /** {@code 21 November 2026}. */
    public static String day(Instant moment) {
        return DAY.format(moment.atZone(ZoneId.systemDefault()));
    }

    /** {@code 21 November 2026, 14:05}. */
    public static String minute(Instant moment) {
        return MINUTE.format(moment.atZone(ZoneId.systemDefault()));
    }
}
