package org.regionwise.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Population;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.record.AnalysisRecord;
import org.regionwise.analysis.record.CountsFile;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.result.SurveyFacts;
import org.regionwise.cli.option.InputFile;
import org.regionwise.cli.output.Refusal;
import org.regionwise.report.bundle.Bundle;
import org.regionwise.report.bundle.RecordedResult;
import org.regionwise.report.message.Words;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.Progress;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.count.DesignCounter;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.population.PopulationColumns;
import org.regionwise.survey.population.PopulationTable;
import org.regionwise.survey.population.PopulationTableFile;
import org.regionwise.survey.population.Raking;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.region.RegionTableFile;

/** The data of a recorded analysis: the files, read as they were then, or else the recorded counts. */
final class RecordedData {
    private final RecordedResult recorded;
    private final Words words;
    private final People people;
    private final List<String> said = new ArrayList<>();
    private boolean same = true;

    /**
     * Files of who lives in the regions; null to look beside the record.
     *
     * @param table the population table
     * @param standard the standard population
     */
    record People(Path table, Path standard) {}

    RecordedData(RecordedResult recorded, People people, Words words) {
        this.people = people;
        this.recorded = recorded;
        this.words = words;
    }

    /** What was found, a sentence each. */
    List<String> said() {
        return said;
    }

    /** Whether everything found has the recorded hash. */
    boolean same() {
        return same;
    }

    /**
     * @param givenSurvey the survey's file, or null to look beside the record
     * @param givenRegions the region table's likewise
     * @throws Refusal when there is neither the survey nor its counts
     */
    SurveyData find(Path givenSurvey, Path givenRegions) {
        DataFiles data = recorded.record().data();
        Optional<Path> survey = locate(givenSurvey, data.survey().file());
        if (survey.isEmpty() && recorded.cells().isPresent()) {
            said.add(words.say("command.rerun-recorded", "file", Bundle.CELLS, "unchanged", recorded.cellsUnchanged()));
            same &= recorded.cellsUnchanged();
            return recorded.cells().get().data(data);
        }
        Path file = survey.orElseThrow(() ->
                Refusal.ofFile(recorded.folder().resolve(plain(data.survey().file())), "command.rerun-no-survey"));
        return read(file, data, givenRegions);
    }

    /**
     * The data with counts in place of the survey's rows.
     *
     * @param counts as the command {@code counts} wrote them
     * @param givenRegions the region table's file, or null to look beside the record
     * @throws Refusal when they are another file, or the region table is not there
     */
    SurveyData ofCounts(Path counts, Path givenRegions) {
        AnalysisRecord record = recorded.record();
        DataFiles data = record.data();
        CountsFile given =
                CountsInput.written(counts).orElseThrow(() -> Refusal.ofFile(counts, "command.rerun-counts"));
        boolean unchanged = check(counts, given.survey().sha256(), data.survey().sha256());
        Analysis analysis = record.analysis();
        SurveyData kept = given.data(analysis, counts.getFileName().toString());
        Map<String, String> read =
                data.survey().imported().options().recoded().getOrDefault(analysis.regionColumn(), Map.of());
        Optional<RegionTable> regions = regions(data, givenRegions);
        ImportFacts then = data.survey().imported();
        ImportFacts facts = unchanged && record.release() == null
                ? then
                : regions.map(table -> table.saidBeside(kept.imported()))
                        .orElse(kept.imported())
                        .alsoRemarking(unchanged ? then.remarks() : List.of());
        SurveyData counted = kept.design()
                .map(design -> SurveyData.of(data.title(), kept.sha256(), design.recoding(read), regions, facts))
                .orElseGet(() ->
                        SurveyData.of(data.title(), kept.sha256(), kept.counts().recoding(read), regions, facts));
        return counted.labelled(kept.valueLabels()).among(population(data));
    }

    private Optional<Population> population(DataFiles data) {
        return Optional.ofNullable(data.populationTable())
                .map(table -> new Population(
                        population(table, people.table()),
                        table.standard() == null ? null : population(table.standard(), people.standard())));
    }

    private PopulationTable population(SurveyFacts.PopulationFacts part, Path given) {
        if (!part.margins().isEmpty()) {
            return Raking.table(part.margins().stream()
                    .map(margin -> population(margin, null))
                    .toList());
        }
        Path there = locate(given, part.file())
                .orElseThrow(() ->
                        Refusal.ofFile(recorded.folder().resolve(plain(part.file())), "command.rerun-no-population"));
        SurveyFile opened = InputFile.open(there, part.reading(), ImportLimits.USUAL);
        check(there, opened.sha256(), part.sha256());
        return PopulationTableFile.read(opened, new PopulationColumns(part.region(), part.count()))
                .called(part.file());
    }

    private Optional<RegionTable> regions(DataFiles data, Path given) {
        return Optional.ofNullable(data.regions()).map(part -> {
            Path there = locate(given, part.file())
                    .orElseThrow(() ->
                            Refusal.ofFile(recorded.folder().resolve(plain(part.file())), "command.rerun-no-regions"));
            SurveyFile opened = InputFile.open(
                    there, part.reading() == null ? ReadingOptions.SUGGESTED : part.reading(), ImportLimits.USUAL);
            check(there, opened.sha256(), part.sha256());
            return table(opened, part);
        });
    }

    private SurveyData read(Path path, DataFiles data, Path givenRegions) {
        AnalysisRecord record = recorded.record();
        Analysis analysis = record.analysis();
        ImportFacts imported = data.survey().imported();
        SurveyFile file = InputFile.open(path, imported.options(), ImportLimits.USUAL);
        boolean unchanged = check(path, file.sha256(), data.survey().sha256());
        if (analysis.published().isPresent()) {
            RegionTable table = table(file, data.regions());
            return SurveyData.published(
                    data.title(), file.sha256(), table, unchanged ? imported : table.importedAsSurvey());
        }
        Optional<RegionTable> regions = regions(data, givenRegions);
        // what was found then, unless a publication profile withheld some of it
        ImportFacts facts = unchanged && record.release() == null
                ? imported
                : found(file, regions).alsoRemarking(unchanged ? imported.remarks() : List.of());
        SurveyData counted = analysis.design().none()
                ? SurveyData.of(
                        data.title(),
                        file.sha256(),
                        ResponseCounter.count(
                                file,
                                analysis.regionColumn(),
                                analysis.outcomeColumn(),
                                analysis.respondentPredictors()),
                        regions,
                        facts)
                : SurveyData.of(
                        data.title(),
                        file.sha256(),
                        DesignCounter.count(
                                file,
                                analysis.design(),
                                analysis.regionColumn(),
                                analysis.outcomeColumn(),
                                analysis.respondentPredictors()),
                        regions,
                        facts);
        return counted.labelled(file.valueLabels(analysis.surveyColumns())).among(population(data));
    }

    private static ImportFacts found(SurveyFile file, Optional<RegionTable> regions) {
        ImportFacts facts = file.facts(file.read(file.columns(), column -> false, (row, cells) -> {}, Progress.SILENT));
        return regions.map(table -> table.saidBeside(facts)).orElse(facts);
    }

    /** Under the name that it had then. */
    private static RegionTable table(SurveyFile file, DataFiles.RegionPart part) {
        RegionTable table = RegionTableFile.read(file, part.key(), part.name(), part.population());
        return new RegionTable(
                part.file(),
                table.sha256(),
                table.keyColumn(),
                table.nameColumn(),
                table.populationColumn(),
                table.columns(),
                table.rows(),
                table.rowNumbers(),
                table.imported(),
                table.notes());
    }

    private boolean check(Path file, String now, String then) {
        boolean unchanged = now.equals(then);
        String name = file.getFileName().toString();
        said.add(
                unchanged
                        ? words.say("command.rerun-analysed", "file", name, "hash", then)
                        : words.say("command.rerun-other-file", "file", name, "now", now, "then", then));
        same &= unchanged;
        return unchanged;
    }

    private Optional<Path> locate(Path given, String name) {
        if (given != null) {
            return Optional.of(given);
        }
        try {
            return Optional.of(recorded.folder().resolve(plain(name))).filter(Files::isRegularFile);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A record may come from anybody, and leads to no other folder. */
    private static String plain(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.isEmpty() || last.equals("..") || last.equals(".") ? "survey" : last;
    }
}
