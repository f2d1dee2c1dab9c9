package org.regionwise.engine;

/** A direct estimate that cannot enter an area-level model as it is; the code says why. */
public final class UnusableEstimate extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int area;
    private final String code;

    /**
     * @param area its number, from 0
     * @param code stable, for programs; what is wrong is said by it
     */
    public UnusableEstimate(int area, String code) {
        super(code + " in area " + area);
        this.area = area;
        this.code = code;
    }

    /** Which area, from 0. */
    public int area() {
        return area;
    }

    /** Why. */
    public String code() {
        return code;
    }
}
