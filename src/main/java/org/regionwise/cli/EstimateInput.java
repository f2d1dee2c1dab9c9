package org.regionwise.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Plan;
import org.regionwise.analysis.Population;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.record.CountsFile;
import org.regionwise.cli.option.FileOptions;
import org.regionwise.cli.option.InputFile;
import org.regionwise.cli.option.LabelOptions;
import org.regionwise.cli.option.PopulationOptions;
import org.regionwise.cli.option.PredictorOptions;
import org.regionwise.cli.option.SurveyFileOptions;
import org.regionwise.cli.output.Refusal;
import org.regionwise.engine.NotEstimable;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.file.FileOpening;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.population.PopulationColumns;
import org.regionwise.survey.population.PopulationTable;
import org.regionwise.survey.population.PopulationTableFile;
import org.regionwise.survey.population.Raking;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.region.RegionTableFile;
import org.regionwise.survey.suggest.RegionTableRoles;

/** The files that an estimate starts from, read as the options say. */
final class EstimateInput {
    private final Survey survey;
    private final String region;
    private final SameRegions sameRegions;
    private final LabelOptions labels;
    private final PredictorOptions predictors;
    private final PopulationOptions population;
    private final SurveyFileOptions surveyReading;
    private final FileOptions regionsReading;
    private final ImportLimits limits;
    private final CommandNotes notes;
    private final UnaryOperator<String> ofSurvey;
    private final UnaryOperator<String> ofRegions;

    /** What the files that were opened call their columns, the survey's last. */
    private final Map<String, String> columns = new HashMap<>();

    /** What was opened of the survey and the region table, so that neither is looked into or hashed twice. */
    private final Optional<SurveyFile> surveyFile;

    private final Optional<SurveyFile> regionsFile;

    /** How the region table was found to be; null until it was read. */
    private ReadingOptions regionsOptions;

    /**
     * What stands for the survey.
     *
     * @param path where it lies
     * @param counts whether it is counts in place of rows
     * @param written these counts where Regionwise wrote them
     */
    record Survey(Path path, boolean counts, Optional<CountsFile> written) {
        /** A file with a row a respondent. */
        static Survey ofRows(Path path) {
            return new Survey(path, false, Optional.empty());
        }

        /** A file with counts; throws as {@link CountsInput#written} does. */
        static Survey ofCounts(Path path) {
            return new Survey(path, true, CountsInput.written(path));
        }

        /** The file's name. */
        String name() {
            return path.getFileName().toString();
        }

        /** What the file with the rows was called, as far as that is known. */
        String rows() {
            return written.map(each -> each.survey().file()).orElseGet(this::name);
        }
    }

    /**
     * @param published whether the survey's file is a table of published estimates, which has the predictors too
     * @throws ImportProblem if a header cannot be read
     */
    EstimateInput(
            Survey survey,
            boolean published,
            String region,
            SameRegions sameRegions,
            LabelOptions labels,
            PredictorOptions predictors,
            PopulationOptions population,
            SurveyFileOptions surveyReading,
            FileOptions regionsReading,
            ImportLimits limits,
            CommandNotes notes) {
        this.survey = survey;
        this.region = region;
        this.sameRegions = sameRegions;
        this.labels = labels;
        this.predictors = predictors;
        this.population = population;
        this.surveyReading = surveyReading;
        this.regionsReading = regionsReading;
        this.limits = limits;
        this.notes = notes;
        this.surveyFile = survey.written.isPresent() ? Optional.empty() : known(survey.path, surveyReading.options());
        this.regionsFile = published || predictors.regions() == null
                ? Optional.empty()
                : known(predictors.regions(), regionsReading.options());
        this.ofSurvey = survey.written.isPresent()
                ? UnaryOperator.identity()
                : naming(surveyFile, survey.path, surveyReading.options());
        if (published) {
            this.ofRegions = ofSurvey;
        } else {
            this.ofRegions = predictors.regions() == null
                    ? UnaryOperator.identity()
                    : naming(regionsFile, predictors.regions(), regionsReading.options());
        }
    }

    /** A file, unless it cannot be opened, of which is told when it is read. */
    private Optional<SurveyFile> known(Path path, ReadingOptions options) {
        try {
            return Optional.of(InputFile.open(path, options, limits));
        } catch (ImportProblem | Refusal unusable) {
            return Optional.empty();
        }
    }

    private UnaryOperator<String> naming(Optional<SurveyFile> known, Path path, ReadingOptions options) {
        return known.<UnaryOperator<String>>map(
                        file -> called -> file.find(called).orElse(called))
                .orElseGet(() -> FileOpening.naming(path, options, limits));
    }

    private SurveyFile open(Optional<SurveyFile> known, Path path, ReadingOptions options, FileOptions reading) {
        if (known.isEmpty()) {
            return opened(FileReading.open(path, options, reading, limits));
        }
        FileReading.requireHeaderSaid(reading.prefix(), known.get());
        return opened(known.get());
    }

    /** What a column of the survey is called that an option calls by what stands in its header. */
    UnaryOperator<String> ofSurvey() {
        return ofSurvey;
    }

    /** The same of the region table. */
    UnaryOperator<String> ofRegions() {
        return ofRegions;
    }

    /** The columns of the survey in the file's order; of counts, its replicate weights alone. */
    List<String> columnsOfSurvey() {
        if (survey.counts) {
            return survey.written
                    .flatMap(CountsFile::design)
                    .map(DesignColumns::replicateColumns)
                    .orElse(List.of());
        }
        return openSurvey().allColumns();
    }

    /** How the region table was read; null without one. */
    ReadingOptions regionsOptions() {
        return regionsOptions;
    }

    /**
     * What the files hold; everything wrong with them that can be found at once is said at once.
     *
     * @throws ImportProblem with what is wrong
     */
    SurveyData data(Analysis analysis) {
        if (analysis.published().isPresent()) {
            return published(analysis);
        }
        Path regions = predictors.regions();
        InputProblems findings = new InputProblems();
        Optional<RegionTable> table = regions == null ? Optional.empty() : findings.of(() -> regionTable(analysis));
        Optional<SurveyData> data = survey(analysis, table, findings)
                .map(each -> table.map(each::beside).orElse(each));
        Optional<Population> people =
                population.tables().isEmpty() ? Optional.empty() : findings.of(() -> people(analysis));
        if (findings.none()) {
            return named(data.orElseThrow().among(people), analysis);
        }
        // with what could be read, more may be found that would come to light in the next attempt only
        Analysis known = people.isEmpty() ? analysis.withoutPopulation() : analysis;
        Analysis rest = regions != null && table.isEmpty() ? known.withoutTable() : known;
        try {
            data.map(each -> each.among(people))
                    .ifPresent(each -> findings.of(() -> inTable(regions, () -> new Estimation(rest, each).check())));
        } catch (NotEstimable nobodyLeft) {
            // the rest may well be too little; what was found tells why
        }
        findings.throwIfAny();
        throw new IllegalStateException("what was found was kept");
    }

    /**
     * What the questions of a plan are put to, in its order, from one reading; each throws {@link ImportProblem} where
     * its outcome cannot be counted.
     *
     * @throws ImportProblem with what is wrong for all
     */
    List<Supplier<SurveyData>> data(Plan plan) {
        Analysis pattern = plan.pattern();
        InputProblems findings = new InputProblems();
        Optional<RegionTable> table =
                predictors.regions() == null ? Optional.empty() : findings.of(() -> regionTable(pattern));
        Optional<Population> people =
                population.tables().isEmpty() ? Optional.empty() : findings.of(() -> people(pattern));
        Optional<List<Supplier<SurveyData>>> counted = findings.of(() -> {
            SurveyFile file = FileReading.numbered(
                    openSurvey(),
                    surveyReading.file(),
                    plan.analyses().stream()
                            .flatMap(each -> each.numbersOfSurvey().stream())
                            .distinct()
                            .toList());
            notes.savedWeighted(file, pattern);
            notes.replicates(file, pattern);
            return new SurveyCounts(pattern, sameRegions, table).each(file, plan.analyses());
        });
        findings.throwIfAny();
        List<Supplier<SurveyData>> data = new ArrayList<>();
        for (int i = 0; i < plan.outcomes().size(); i++) {
            Analysis analysis = plan.analyses().get(i);
            Supplier<SurveyData> own = counted.orElseThrow().get(i);
            data.add(() -> {
                SurveyData survey = own.get();
                SurveyData named =
                        named(table.map(survey::beside).orElse(survey).among(people), analysis);
                return named.named(named.names().orElse(plan.names()));
            });
        }
        return data;
    }

    /** Who lives in the regions. */
    private Population people(Analysis analysis) {
        List<String> regionNames = Stream.of(analysis.regionColumn(), region, predictors.regionsKey(), "region")
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<String> describing = analysis.respondentPredictors();
        return new Population(
                table(regionNames, describing),
                population.standard() == null
                        ? null
                        : people(population.standard(), null, null, List.of(), describing, false));
    }

    /** The population table, made of its margins where there are several. */
    private PopulationTable table(List<String> regionNames, List<String> describing) {
        return Raking.table(population.tables().stream()
                .map(file -> people(
                        file,
                        population.region(),
                        population.count(),
                        regionNames,
                        describing,
                        population.tables().size() > 1))
                .toList());
    }

    private PopulationTable people(
            Path path, String region, String count, List<String> regionNames, List<String> describing, boolean margin) {
        SurveyFile opened = FileReading.open(path, ReadingOptions.SUGGESTED, new FileOptions(), limits);
        String place = region == null ? null : opened.find(region).orElse(region);
        String people = count == null ? null : opened.find(count).orElse(count);
        PopulationColumns columns = PopulationColumns.of(opened, place, people, regionNames, describing, margin);
        return PopulationTableFile.read(FileReading.numbered(opened, new FileOptions(), List.of()), columns);
    }

    /** The survey, its regions read as the table has them, without the table. */
    private Optional<SurveyData> survey(Analysis analysis, Optional<RegionTable> table, InputProblems findings) {
        SurveyCounts counts = new SurveyCounts(analysis, sameRegions, table);
        if (survey.written.isPresent()) {
            CountsFile written = survey.written.get();
            written.columns().forEach((column, label) -> columns.put(column, label.isEmpty() ? null : label));
            return findings.of(() -> counts.of(written, survey.name()));
        }
        Optional<SurveyFile> file = findings.of(this::openSurvey)
                .flatMap(each -> findings.of(
                        () -> FileReading.numbered(each, surveyReading.file(), analysis.numbersOfSurvey())));
        if (survey.counts) {
            return file.flatMap(each -> findings.of(() -> counts.ofTable(each)));
        }
        file.ifPresent(each -> {
            notes.savedWeighted(each, analysis);
            notes.replicates(each, analysis);
        });
        return file.flatMap(each -> counts.of(each, findings));
    }

    /**
     * The survey's counts as it writes its regions.
     *
     * @throws ImportProblem with what is wrong
     */
    CountsFile counts(Analysis analysis) {
        SurveyFile file = FileReading.numbered(openSurvey(), surveyReading.file(), analysis.numbersOfSurvey());
        notes.savedWeighted(file, analysis);
        SurveyCounts counts = new SurveyCounts(analysis, SameRegions.of(Map.of()), Optional.empty());
        return CountsFile.of(counts.written(file), columns);
    }

    /** Problems of the region table are told under its file's name. */
    static <T> T inTable(Path table, Supplier<T> step) {
        try {
            return step.get();
        } catch (ImportProblem problem) {
            throw table == null
                    ? problem
                    : new ImportProblem(problem.report()
                            .renaming(
                                    SurveyData.REGION_TABLE, table.getFileName().toString()));
        }
    }

    private SurveyData published(Analysis analysis) {
        SurveyFile file = FileReading.numbered(openSurvey(), surveyReading.file(), numbers(analysis));
        String key = analysis.regionColumn();
        String name = RegionTableRoles.suggest(file.columns(), key).name().orElse(null);
        RegionTable table = RegionTableFile.read(
                file,
                key,
                name,
                population(),
                analysis.columnsOfTable(),
                surveyReading.file().prefix());
        return named(SurveyData.published(file.name(), file.sha256(), table, table.importedAsSurvey()), analysis);
    }

    private SurveyData named(SurveyData data, Analysis analysis) {
        return data.named(labels.names(analysis.outcomeColumn(), columns.keySet(), ofSurvey, ofRegions)
                .labelled(columns));
    }

    private SurveyFile opened(SurveyFile file) {
        file.columns().forEach(column -> columns.put(column, file.labels(column).label()));
        return file;
    }

    private RegionTable regionTable(Analysis analysis) {
        SurveyFile file = FileReading.numbered(
                open(regionsFile, predictors.regions(), regionsReading.options(), regionsReading),
                regionsReading,
                numbers(analysis));
        regionsOptions = file.options();
        String key = ofRegions.apply(predictors.regionsKey() == null ? region : predictors.regionsKey());
        String name = predictors.regionsName() == null
                ? RegionTableRoles.suggest(file.columns(), key).name().orElse(null)
                : ofRegions.apply(predictors.regionsName());
        return RegionTableFile.read(file, key, name, population(), analysis.columnsOfTable(), regionsReading.prefix());
    }

    private List<String> numbers(Analysis analysis) {
        List<String> numbers = new ArrayList<>(analysis.numbersOfTable());
        Optional.ofNullable(population()).ifPresent(numbers::add);
        return numbers;
    }

    private String population() {
        return predictors.population() == null ? null : ofRegions.apply(predictors.population());
    }

    private SurveyFile openSurvey() {
        return open(surveyFile, survey.path, surveyReading.options(), surveyReading.file());
    }
}
