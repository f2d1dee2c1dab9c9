package org.regionwise.survey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How the respondents were drawn, by columns of the survey; each null where there is none.
 *
 * @param weight how many people a respondent stands for, up to a factor
 * @param stratum parts of the population that were sampled separately
 * @param cluster primary sampling units, drawn within strata: schools, villages; numbers may repeat between strata
 * @param finitePopulation number of primary sampling units (without clusters: of people) in the stratum's population, or the
 *     sampled fraction of them when at most 1
 */
public record DesignColumns(String weight, String stratum, String cluster, String finitePopulation) {
    /** Everybody drawn alike. */
    public static final DesignColumns NONE = new DesignColumns(null, null, null, null);

    /** Whether everybody was drawn alike. */
    @JsonIgnore
    public boolean none() {
        return columns().isEmpty();
    }

    /** Whether each has a column of its own. */
    public boolean distinct() {
        return columns().size() == columns().stream().distinct().count();
    }

    /** The columns that there are. */
    public List<String> columns() {
        return Stream.of(weight, stratum, cluster, finitePopulation)
                .filter(Objects::nonNull)
                .toList();
    }
}
