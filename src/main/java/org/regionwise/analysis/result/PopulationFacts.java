package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.regionwise.survey.ReadingOptions;

/**
 * The table that says who lives in the regions.
 *
 * @param file its name
 * @param sha256 its hash, lower-case hexadecimal
 * @param region column of the region; null of a standard population
 * @param count column of the number of people
 * @param columns the other columns
 * @param people how many it counts
 * @param reading how it was read
 * @param standard the standard population; null where there is none
 */
public record PopulationFacts(
        String file,
        String sha256,
        String region,
        String count,
        List<String> columns,
        double people,
        ReadingOptions reading,
        @JsonInclude(JsonInclude.Include.NON_NULL) PopulationFacts standard) {}
