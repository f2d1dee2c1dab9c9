package org.regionwise.analysis;

import java.util.Optional;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.RegionTable;
import org.regionwise.survey.ResponseCounts;

/**
 * What an analysis is run on, wherever it was kept.
 *
 * @param name the survey's name as people know it
 * @param sha256 hash of the uploaded file, lower-case hexadecimal
 * @param counts the survey reduced to counts
 * @param regions the region table, if there is one
 * @param imported how the file was read
 */
public record SurveyData(
        String name, String sha256, ResponseCounts counts, Optional<RegionTable> regions, ImportFacts imported) {
    public SurveyData(String name, String sha256, ResponseCounts counts, Optional<RegionTable> regions) {
        this(name, sha256, counts, regions, ImportFacts.PLAIN);
    }

    /** What problems call the region table, whose file's name the data do not carry. */
    public static final String REGION_TABLE = "region table";
}
