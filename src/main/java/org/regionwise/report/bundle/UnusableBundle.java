package org.regionwise.report.bundle;

/** A file that is no bundle, or one that cannot be used. */
public final class UnusableBundle extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong with it. */
    public enum Fault {
        /** It is neither a bundle nor the {@code analysis.json} of one. */
        NO_BUNDLE,
        /** It is an archive without {@code analysis.json}. */
        NO_RECORD,
        /** Its publication profile is not understood. */
        PROFILE,
        /** Its {@code cells.json} cannot be read. */
        CELLS,
        /** Its {@code result.json} cannot be read. */
        RESULT,
        /** It has a part that is larger than any that is written. */
        TOO_LARGE
    }

    private final Fault fault;

    UnusableBundle(Fault fault, Throwable cause) {
        super(fault + (cause == null ? "" : ": " + cause.getMessage()), cause);
        this.fault = fault;
    }

    /** What is wrong with it. */
    public Fault fault() {
        return fault;
    }
}
