package org.regionwise.cli;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.regionwise.cli.output.Refusal;
import org.regionwise.survey.RegionKey;
import org.regionwise.survey.region.RegionRecoding;
import org.regionwise.survey.region.RegionTable;

/** Regions of a survey that the analyst says are another: each is to be in the file, or in one of several files. */
final class SameRegions {
    private final Map<String, String> pairs;
    private final boolean some;
    private final Set<String> met = new HashSet<>();

    private SameRegions(Map<String, String> pairs, boolean some) {
        this.pairs = Map.copyOf(pairs);
        this.some = some;
    }

    /** All of one file. */
    static SameRegions of(Map<String, String> pairs) {
        return new SameRegions(pairs, false);
    }

    /** Each of at least one of several files. */
    static SameRegions ofSome(Map<String, String> pairs) {
        return new SameRegions(pairs, true);
    }

    Map<String, String> pairs() {
        return pairs;
    }

    /** @throws org.regionwise.survey.ImportProblem as {@link RegionRecoding#requireKnown} does */
    void require(RegionRecoding reading, String file, String column, Optional<RegionTable> table) {
        Map<String, String> own = new HashMap<>(pairs);
        if (some) {
            Set<String> written =
                    reading.written().keySet().stream().map(RegionKey::folded).collect(Collectors.toSet());
            own.keySet().removeIf(from -> !written.contains(RegionKey.folded(from)));
        }
        reading.requireKnown(file, column, own, table);
        met.addAll(own.keySet());
    }

    /** @throws Refusal when one was in no file */
    void requireMet() {
        for (String from : pairs.keySet()) {
            Refusal.unless(met.contains(from), "command.same-region-nowhere", "region", from);
        }
    }
}
