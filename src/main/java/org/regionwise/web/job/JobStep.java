package org.regionwise.web.job;

/** What a computation is at beside the steps of fits and files. */
public enum JobStep {
    /** Others are computed first. */
    WAITING,
    /** The survey's answers are counted. */
    COUNTING,
    /** Outcomes are estimated one after the other. */
    INDICATORS,
    /** A chart is drawn. */
    CHART,
    /** A chart becomes a picture. */
    PICTURE,
    /** What came of it is stored. */
    STORING
}
