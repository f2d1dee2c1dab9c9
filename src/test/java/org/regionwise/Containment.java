package org.regionwise;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.Collection;

/** Says what is in a text or a list, and what is not; a failure shows both. */
public final class Containment {
    private Containment() {}

    public static void assertContains(String part, String whole) {
        hold(whole.contains(part), part, "is not in", whole);
    }

    public static void assertContains(Object part, Collection<?> whole) {
        hold(whole.contains(part), part, "is not among", whole);
    }

    public static void assertLacks(String part, String whole) {
        hold(!whole.contains(part), part, "is in", whole);
    }

    public static void assertLacks(Object part, Collection<?> whole) {
        hold(!whole.contains(part), part, "is among", whole);
    }

    public static void assertStarts(String beginning, String whole) {
        hold(whole.startsWith(beginning), beginning, "is not the beginning of", whole);
    }

    public static void assertEnds(String end, String whole) {
        hold(whole.endsWith(end), end, "is not the end of", whole);
    }

    private static void hold(boolean so, Object part, String not, Object whole) {
        if (!so) {
            fail("“" + part + "” " + not + ":\n" + whole);
        }
    }
}
