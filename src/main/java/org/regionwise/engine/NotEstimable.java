package org.regionwise.engine;

/** The data say nothing at all about the question; the message says why, in plain words. */
public final class NotEstimable extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message what is wrong and what to do */
    public NotEstimable(String message) {
        super(message);
    }
}
