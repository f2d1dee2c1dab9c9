package org.regionwise.engine;

/** A direct estimate that cannot enter an area-level model as it is; the message says why, in plain words. */
public final class UnusableEstimate extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int area;

    /**
     * @param area its number, from 0
     * @param reason the end of a sentence that begins with the estimate
     */
    public UnusableEstimate(int area, String reason) {
        super("The direct estimate of area number " + (area + 1) + " cannot be used: " + reason + ".");
        this.area = area;
    }

    /** Which area, from 0. */
    public int area() {
        return area;
    }
}
