package org.regionwise.engine;

/** The data say nothing at all about the question; the message says why, in plain words. */
public final class NotEstimable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NotEstimable(String message) {
        super(message);
    }
}
