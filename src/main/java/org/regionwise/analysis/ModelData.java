package org.regionwise.analysis;

import java.util.List;
import java.util.Optional;
import org.regionwise.engine.Cells;

/**
 * Counts turned into what the engine takes: coded, joined with the region table, and with predictors as columns.
 *
 * @param cells regions in the order of {@code regions}
 * @param regions one per region of the cells
 * @param positive answers that occurred and count as yes
 * @param negative answers that occurred and count as no
 * @param missing answers that occurred and count as missing, the empty cell left out
 * @param respondents rows of the survey
 * @param used rows that enter the model
 * @param design direct estimates under the survey's design; empty where everybody was drawn alike
 * @param warnings what was left out or assumed on the way
 */
record ModelData(
        Cells cells,
        List<RegionFacts> regions,
        List<String> positive,
        List<String> negative,
        List<String> missing,
        long respondents,
        long used,
        Optional<DesignBasedEstimates> design,
        List<Result.Warning> warnings) {}
