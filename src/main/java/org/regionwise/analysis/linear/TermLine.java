package org.regionwise.analysis.linear;

import org.regionwise.engine.linear.inference.TermTests;

/**
 * The F test of one term.
 *
 * @param term as R labels it
 * @param test null where all its coefficients were left out
 */
public record TermLine(String term, TermTests.Tested test) {}
