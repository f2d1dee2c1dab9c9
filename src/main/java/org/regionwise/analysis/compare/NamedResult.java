package org.regionwise.analysis.compare;

import org.regionwise.analysis.result.Result;

/**
 * A result under the name that people gave its analysis.
 *
 * @param name as shown beside other results
 * @param result the result
 */
public record NamedResult(String name, Result result) {}
