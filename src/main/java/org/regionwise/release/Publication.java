package org.regionwise.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.regionwise.analysis.result.Estimate;

/**
 * What may be published of a region, or of all together: a verdict on the raw and one on the pooled figure.
 *
 * @param region its key; null for all regions together
 * @param basis on what the pooled estimate rests
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Publication(String region, PublicationStatus raw, PublicationStatus pooled, PooledBasis basis) {
    /** The verdict on raw or pooled figures. */
    public PublicationStatus of(FigureGroup figures) {
        return figures == FigureGroup.POOLED ? pooled : raw;
    }

    /**
     * The severest thing that was decided of a figure; else whether any rule judges figures of its kind.
     *
     * @param decided of the same region
     * @param shown as it is released
     */
    static PublicationStatus status(Profile profile, List<Decision> decided, FigureGroup figures, Estimate shown) {
        PublicationStatus status = decided.stream()
                .filter(each -> each.concerns().contains(figures))
                .map(each -> PublicationStatus.of(each.flag()))
                .max(Enum::compareTo)
                .orElse(profile.judges(figures) ? PublicationStatus.PUBLISHABLE : PublicationStatus.NOT_JUDGED);
        return shown.defined() || status.withheld() ? status : PublicationStatus.NO_FIGURE;
    }
}
