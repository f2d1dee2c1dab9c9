package org.regionwise.engine;

/** What a computation is at. */
public enum FitStep {
    MAXIMISING("Looking for the likeliest parameters"),
    INTEGRATING("Integrating over the parameters"),
    ESTIMATING_REGIONS("Working out every region"),
    REPLICATING("Drawing surveys from the model"),
    HOLDING_OUT("Predicting regions left out"),
    LEAVING_OUT("Estimating without one region at a time");

    private final String words;

    FitStep(String words) {
        this.words = words;
    }

    /** As people read it. */
    public String words() {
        return words;
    }
}
