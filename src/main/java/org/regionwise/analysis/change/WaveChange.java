package org.regionwise.analysis.change;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.Warning;

/**
 * What changed from one wave to another.
 *
 * @param first place of the earlier wave, from 0
 * @param second place of the later one
 * @param level coverage of the intervals
 * @param overlap what the samples share
 * @param national all regions together
 * @param regions the largest rise first
 * @param warnings what readers must know
 */
public record WaveChange(
        int first,
        int second,
        double level,
        Overlap overlap,
        National national,
        List<RegionChange> regions,
        List<Warning> warnings) {
    public WaveChange {
        regions = List.copyOf(regions);
        warnings = List.copyOf(warnings);
    }

    /**
     * What two samples share.
     *
     * @param identifier column that names a person in both waves; null for independent samples, and then all else is
     * @param first how many identifiers answered in the earlier wave
     * @param second in the later one
     * @param common in both
     */
    public record Overlap(
            @JsonInclude(JsonInclude.Include.ALWAYS) String identifier, Long first, Long second, Long common) {
        /** Samples of different people. */
        public static final Overlap INDEPENDENT = new Overlap(null, null, null, null);

        /** The same identifier without numbers of people. */
        public Overlap uncounted() {
            return new Overlap(identifier, null, null, null);
        }
    }

    /**
     * The nation.
     *
     * @param raw difference of the direct estimates
     * @param rawCorrelation of the two; 0 between independent samples
     * @param pooled difference of the pooled ones
     * @param probabilityOfRise that the later figure is the higher, by the pooled estimates
     * @param decomposition of the change of the pooled figure; null where it is withheld
     */
    public record National(
            Estimate raw,
            double rawCorrelation,
            Estimate pooled,
            double probabilityOfRise,
            Decomposition decomposition) {}

    /**
     * The change of a mean Σ_j s_j π_j in two parts that add up to it, with shares s_j of the population:
     *
     * <pre>within = Σ_j ½(s_1j + s_2j)(π_2j − π_1j)     shares = Σ_j ½(π_1j + π_2j)(s_2j − s_1j)</pre>
     *
     * <p>A region of one wave only changes the shares: its prevalence in the other counts as the same. Source: Kitagawa
     * (1955), J. Am. Stat. Assoc. 50, 1168–1194. Without draws, limits and standard errors are undefined.
     */
    public record Decomposition(Estimate within, Estimate shares) {}
}
