package org.regionwise.analysis.coding;

import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.result.Warning;

/**
 * What a result says of the data, whatever the model.
 *
 * @param regions in the order of the estimates
 * @param positive answers that occurred and count as yes
 * @param negative answers that occurred and count as no
 * @param missing answers that occurred and count as missing, the empty cell left out
 * @param respondents rows of the survey
 * @param used rows that enter the model
 * @param design direct estimates under the survey's design; empty where everybody was drawn alike
 * @param groups of regions that have figures of their own; empty where nobody asked
 * @param warnings what was left out or assumed on the way
 */
public record CodedData(
        List<RegionFacts> regions,
        List<String> positive,
        List<String> negative,
        List<String> missing,
        long respondents,
        long used,
        Optional<DesignBasedEstimates> design,
        Optional<RegionGroups> groups,
        List<Warning> warnings) {
    /** The place of the region with this key; throws {@link IllegalArgumentException} for one that is not there. */
    public int index(String key) {
        for (int j = 0; j < regions.size(); j++) {
            if (regions.get(j).key().equals(key)) {
                return j;
            }
        }
        throw new IllegalArgumentException("no region " + key);
    }
}
