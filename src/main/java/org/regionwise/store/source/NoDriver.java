package org.regionwise.store.source;

/** No driver takes the address of a database. */
public final class NoDriver extends Exception {
    private static final long serialVersionUID = 1;

    NoDriver() {
        super("no driver takes this address");
    }
}
