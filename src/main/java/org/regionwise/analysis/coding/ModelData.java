package org.regionwise.analysis.coding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.engine.cells.Cells;

/**
 * A survey coded for a model of single answers.
 *
 * @param cells regions in the order of {@code coded}, their effective counts where the survey has a design
 * @param coded what a result says of the data
 * @param population who lives in the regions, where figures of them are asked for
 * @param pooledGroups what groups of pooled effects are of
 * @param products terms that are products: the first factor, the second, the product
 */
public record ModelData(
        Cells cells,
        CodedData coded,
        Optional<CodedPopulation> population,
        List<String> pooledGroups,
        int[][] products) {
    /** Of all terms' effects the fixed ones. */
    public List<FixedEffect> fixed(List<FixedEffect> effects) {
        return of(-1, effects);
    }

    /**
     * Of all terms' effects the pooled ones.
     *
     * @param deviations τ by group
     */
    public List<Fit.PooledEffects> pooled(List<FixedEffect> effects, List<Estimate> deviations) {
        List<Fit.PooledEffects> groups = new ArrayList<>();
        for (int k = 0; k < deviations.size(); k++) {
            groups.add(new Fit.PooledEffects(pooledGroups.get(k), deviations.get(k), of(k, effects)));
        }
        return groups;
    }

    private List<FixedEffect> of(int group, List<FixedEffect> effects) {
        List<FixedEffect> some = new ArrayList<>();
        for (int k = 0; k < effects.size(); k++) {
            if (cells.pooled(k) == group) {
                some.add(effects.get(k));
            }
        }
        return some;
    }
}
