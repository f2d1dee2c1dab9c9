package org.regionwise.release;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.result.Result;

/** Something that figures must satisfy to be shown. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NchsProportion.class, name = NchsProportion.CODE),
    @JsonSubTypes.Type(value = NchsPooledProportion.class, name = NchsPooledProportion.CODE),
    @JsonSubTypes.Type(value = NchsCount.class, name = NchsCount.CODE),
    @JsonSubTypes.Type(value = VariationCoefficient.class, name = VariationCoefficient.CODE),
    @JsonSubTypes.Type(value = IntervalWidth.class, name = IntervalWidth.CODE),
    @JsonSubTypes.Type(value = MinimumRespondents.class, name = MinimumRespondents.CODE),
    @JsonSubTypes.Type(value = MinimumFrequency.class, name = MinimumFrequency.CODE)
})
public sealed interface Rule
        permits NchsProportion,
                NchsPooledProportion,
                NchsCount,
                VariationCoefficient,
                IntervalWidth,
                MinimumRespondents,
                MinimumFrequency {

    /** What it finds; nothing of regions that satisfy it or have no such figure. */
    List<Decision> decisions(Result result);

    /** The figures on which it passes a verdict: what it does not flag satisfies it. */
    Set<FigureGroup> judges();

    /** The same limits asked of the pooled estimate; empty for a rule that has no such counterpart. */
    default Optional<Rule> forPooled() {
        return Optional.empty();
    }

    /** Whether it is about proportions and yes and no, so that it has no meaning for means, rates and totals. */
    default boolean ofProportions() {
        return false;
    }

    /** Whether it was made for direct estimates and is applied to pooled ones here. */
    @JsonIgnore
    default boolean adapted() {
        return false;
    }
}
