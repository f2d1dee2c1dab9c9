package org.regionwise.engine.linear;

/** What is maximised. */
public enum Criterion {
    /** Restricted maximum likelihood: that of what no fixed effect can explain. */
    REML,
    /** Maximum likelihood. */
    ML
}
