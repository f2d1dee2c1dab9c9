package org.regionwise.analysis;

/**
 * A result under the name that people gave its analysis.
 *
 * @param name as shown beside other results
 * @param result the result
 */
public record NamedResult(String name, Result result) {}
