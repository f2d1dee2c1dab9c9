package org.regionwise.analysis.coding;

import java.util.Optional;
import org.regionwise.engine.cells.Cells;

/**
 * A survey coded for a model of single answers.
 *
 * @param cells regions in the order of {@code coded}, their effective counts where the survey has a design
 * @param coded what a result says of the data
 * @param population who lives in the regions, where figures of them are asked for
 */
public record ModelData(Cells cells, CodedData coded, Optional<CodedPopulation> population) {}
