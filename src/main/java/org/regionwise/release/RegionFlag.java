package org.regionwise.release;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.regionwise.analysis.result.RegionEstimate;

/**
 * A decision as a flag among those of a region, so that every table and file that shows flags shows it: {@code
 * confidential}, {@code review}, {@code raw-unreliable}, {@code pooled-use-with-caution} and so on.
 *
 * @param flag what was decided
 * @param figures of what; null for all of the region
 */
public record RegionFlag(QualityFlag flag, FigureGroup figures) {
    /** By kind of figures, the codes that withhold them: those of all of a region, and their own. */
    private static final Map<FigureGroup, Set<String>> WITHHOLDING = Arrays.stream(FigureGroup.values())
            .collect(Collectors.toUnmodifiableMap(
                    figures -> figures,
                    figures -> Arrays.stream(QualityFlag.values())
                            .filter(QualityFlag::withholds)
                            .flatMap(flag -> Stream.of(new RegionFlag(flag, null), new RegionFlag(flag, figures)))
                            .map(RegionFlag::code)
                            .collect(Collectors.toUnmodifiableSet())));

    /** As it stands in the list of flags. */
    public String code() {
        return figures == null ? flag.code() : figures.code() + "-" + flag.code();
    }

    /** Whether figures of this kind are withheld of a region, as it is released. */
    public static boolean withholds(RegionEstimate region, FigureGroup figures) {
        return !Collections.disjoint(region.flags(), WITHHOLDING.get(figures));
    }

    /** The flag with this code; empty for one of another kind. */
    public static Optional<RegionFlag> of(String code) {
        for (QualityFlag flag : QualityFlag.values()) {
            if (code.equals(flag.code())) {
                return Optional.of(new RegionFlag(flag, null));
            }
            for (FigureGroup figures : FigureGroup.values()) {
                RegionFlag each = new RegionFlag(flag, figures);
                if (code.equals(each.code())) {
                    return Optional.of(each);
                }
            }
        }
        return Optional.empty();
    }
}
