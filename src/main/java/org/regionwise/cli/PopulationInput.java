package org.regionwise.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Population;
import org.regionwise.cli.option.FileOptions;
import org.regionwise.cli.option.PopulationOptions;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.population.PopulationColumns;
import org.regionwise.survey.population.PopulationTable;
import org.regionwise.survey.population.PopulationTableFile;

/** Who lives in the regions, read as the options say. */
final class PopulationInput {
    private final PopulationOptions asked;
    private final ImportLimits limits;

    PopulationInput(PopulationOptions asked, ImportLimits limits) {
        this.asked = asked;
        this.limits = limits;
    }

    /**
     * The population table and the standard.
     *
     * @param regionNames what regions are called in the survey and its region table
     * @throws org.regionwise.survey.ImportProblem with what is wrong with them
     */
    Population read(Analysis analysis, List<String> regionNames) {
        List<String> predictors = analysis.respondentPredictors();
        return new Population(
                table(asked.table(), asked.region(), asked.count(), regionNames, predictors),
                Optional.ofNullable(asked.standard()).map(file -> table(file, null, null, List.of(), predictors)));
    }

    private PopulationTable table(
            Path path, String region, String count, List<String> regionNames, List<String> predictors) {
        SurveyFile opened = FileReading.open(path, ReadingOptions.SUGGESTED, new FileOptions(), limits);
        String place = region == null ? null : opened.find(region).orElse(region);
        String people = count == null ? null : opened.find(count).orElse(count);
        PopulationColumns columns = PopulationColumns.of(opened, place, people, regionNames, predictors);
        return PopulationTableFile.read(
                FileReading.numbered(opened, new FileOptions(), List.of(columns.count())), columns);
    }
}
