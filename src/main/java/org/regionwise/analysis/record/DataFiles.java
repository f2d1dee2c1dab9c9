package org.regionwise.analysis.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.regionwise.analysis.result.RegionTableFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SurveyFacts;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ReadingOptions;

/**
 * The files that an analysis was made from: what they are called, their hashes, and how they were read.
 *
 * @param title what results call the survey
 * @param survey the survey, or the table of published estimates
 * @param regions the region table, null where there is none; of published estimates the same file
 * @param boundaries the shapes of the regions, null where there are none
 * @param populationTable who lives in the regions; null where that was not asked about
 */
public record DataFiles(
        String title,
        SurveyPart survey,
        RegionPart regions,
        HashedFile boundaries,
        @JsonInclude(JsonInclude.Include.NON_NULL) SurveyFacts.PopulationFacts populationTable) {
    /**
     * The survey.
     *
     * @param file its name
     * @param sha256 its hash, lower-case hexadecimal
     * @param imported how it was read
     */
    public record SurveyPart(String file, String sha256, ImportFacts imported) {}

    /**
     * The region table.
     *
     * @param file its name
     * @param sha256 its hash, lower-case hexadecimal
     * @param key column of the regions' keys
     * @param name column of their names, or null
     * @param population column of their populations, or null
     * @param reading how it was read; null where that was not kept
     */
    public record RegionPart(
            String file, String sha256, String key, String name, String population, ReadingOptions reading) {}

    /**
     * The files behind a result.
     *
     * @param surveyFile the survey's file, which a result calls by the survey's name
     * @param regionsReading how the region table was read, null where that is not known
     * @param boundaries the shapes, null where there are none
     */
    public static DataFiles of(Result result, String surveyFile, ReadingOptions regionsReading, HashedFile boundaries) {
        SurveyFacts facts = result.survey();
        RegionTableFacts table = facts.regionTable();
        return new DataFiles(
                facts.name(),
                new SurveyPart(
                        surveyFile, facts.sha256(), facts.imported() == null ? ImportFacts.PLAIN : facts.imported()),
                table == null
                        ? null
                        : new RegionPart(
                                table.file(),
                                table.sha256(),
                                table.key(),
                                table.name(),
                                table.population(),
                                regionsReading),
                boundaries,
                facts.populationTable());
    }
}
