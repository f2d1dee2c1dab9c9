package org.regionwise.analysis.change;

import java.util.List;
import org.regionwise.analysis.compare.NamedResult;

/**
 * The same question in several waves: each wave's answer, and what changed from each to the next; of three or more,
 * last from the first to the last.
 *
 * @param waves in their order of time, each under its name
 * @param changes see above
 */
public record Change(List<NamedResult> waves, List<WaveChange> changes) {
    public Change {
        waves = List.copyOf(waves);
        changes = List.copyOf(changes);
    }
}
