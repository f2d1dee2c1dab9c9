package org.regionwise.store.source;

import java.util.function.Consumer;

/**
 * How a database is watched while it counts.
 *
 * @param mostGroups it may answer; more end it
 * @param running hears, as soon as the statement runs, of what cancels it
 */
public record Watch(long mostGroups, Consumer<Runnable> running) {
    /** Nothing ends it. */
    public static final Watch NONE = new Watch(Long.MAX_VALUE, cancel -> {});
}
