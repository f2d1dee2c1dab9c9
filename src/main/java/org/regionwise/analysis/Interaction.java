package org.regionwise.analysis;

/**
 * Two predictors whose effects depend on each other: the products of their terms are terms of the model beside them.
 *
 * @param first a predictor of regions or respondents
 * @param second another one
 */
public record Interaction(String first, String second) {
    /** As R's formulas and the command line write it, {@code first:second}. */
    public String written() {
        return first + ":" + second;
    }
}
