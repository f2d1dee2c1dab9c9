package org.regionwise.cli;

/** An option whose value makes no sense. */
final class UnreadableOption extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableOption(String message) {
        super(message);
    }
}
