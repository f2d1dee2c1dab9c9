package org.regionwise.engine;

/** What a computation is at. */
public enum FitStep {
    /** The likeliest parameters are looked for. */
    MAXIMISING,
    /** It integrates over the parameters. */
    INTEGRATING,
    /** Every region is worked out. */
    ESTIMATING_REGIONS,
    /** Surveys are drawn from the model. */
    REPLICATING,
    /** Regions that were left out are predicted. */
    HOLDING_OUT,
    /** Estimates are made without one region at a time. */
    LEAVING_OUT
}
