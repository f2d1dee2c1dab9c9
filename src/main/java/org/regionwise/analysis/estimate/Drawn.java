package org.regionwise.analysis.estimate;

import java.util.Optional;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.JointDraws;

/**
 * An answer with the joint draws that it summarises.
 *
 * @param result the answer
 * @param draws one row a region, in the result's order; empty where the method has no posterior
 */
public record Drawn(Result result, Optional<JointDraws> draws) {}
