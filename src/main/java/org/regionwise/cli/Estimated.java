package org.regionwise.cli;

import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.CellCounts;
import org.regionwise.analysis.DataFiles;
import org.regionwise.release.Released;

/**
 * An estimate with what its files need beside it.
 *
 * @param released what may be shown
 * @param analysis the question
 * @param data the files that were analysed
 * @param boundaries shapes by region as GeoJSON, where they were given
 * @param cells the counts that were estimated from, where they are to be given away
 */
record Estimated(
        Released released,
        Analysis analysis,
        DataFiles data,
        Optional<String> boundaries,
        Optional<CellCounts> cells) {}
