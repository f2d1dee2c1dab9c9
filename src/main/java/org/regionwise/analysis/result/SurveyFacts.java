package org.regionwise.analysis.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.List;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ReadingOptions;

/**
 * What it was computed from.
 *
 * @param respondents rows of the survey; {@link Result#UNKNOWN} where withheld, as is {@code used}
 * @param used rows with a region and an answer, which entered the model
 * @param regions number of regions estimated, with and without respondents
 * @param regionTable the region table, or null when there was none
 * @param design how respondents were drawn; null where they count alike
 * @param imported how its file was read, or null in results of earlier versions
 * @param populationTable who lives in the regions; null where that was not asked about
 */
public record SurveyFacts(
        String name,
        String sha256,

        @JsonSerialize(using = UnknownCount.Writer.class) @JsonDeserialize(using = UnknownCount.Reader.class)
        long respondents,

        @JsonSerialize(using = UnknownCount.Writer.class) @JsonDeserialize(using = UnknownCount.Reader.class)
        long used,

        int regions,
        RegionTableFacts regionTable,
        SampleFacts design,
        ImportFacts imported,
        @JsonInclude(JsonInclude.Include.NON_NULL) PopulationFacts populationTable) {
    /** The same with other accounts of how its files were read; nulls where there are none. */
    public SurveyFacts with(RegionTableFacts table, ImportFacts survey) {
        return new SurveyFacts(name, sha256, respondents, used, regions, table, design, survey, populationTable);
    }

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
     * @param margins the files that it was made of by raking; none where it was counted
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
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<PopulationFacts> margins,
            @JsonInclude(JsonInclude.Include.NON_NULL) PopulationFacts standard) {
        public PopulationFacts {
            margins = margins == null ? List.of() : List.copyOf(margins);
        }
    }
}
