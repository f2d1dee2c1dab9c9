package org.regionwise.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.record.CellCounts;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.record.HashedFile;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.Warning;
import org.regionwise.cli.output.EstimateOutput;
import org.regionwise.cli.output.ResultFile;
import org.regionwise.cli.output.ResultFormat;
import org.regionwise.cli.output.UnusableFile;
import org.regionwise.engine.NotEstimable;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.bundle.Bundle;
import org.regionwise.report.document.Heading;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.survey.Answer;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.ShellWord;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.region.RegionTable;
import org.regionwise.survey.region.RegionTableFile;
import org.regionwise.survey.shape.Boundaries;
import org.regionwise.survey.suggest.DecimalCommas;
import org.regionwise.survey.suggest.RegionTableRoles;
import org.regionwise.survey.suggest.ThousandsDoubt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Estimates a survey's regional prevalence, raw and pooled, from files and without a database. */
@Command(
        name = "estimate",
        description = "Estimate regional prevalence, raw and partially pooled, from a survey file.",
        footer = {
            "",
            "An option that takes several values is given once with commas between them, or several times with one"
                    + " value each, which may then hold a comma.",
            "Exit code: 0 with a result, 2 for wrong options or unusable input, 1 for a defect."
        },
        sortOptions = false,
        customSynopsis = "regionwise estimate SURVEY --region=COL --outcome=COL [OPTIONS]",
        mixinStandardHelpOptions = true)
final class EstimateCommand implements Runnable {
    private final Catalogue catalogue;
    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "SURVEY",
            description = "CSV, XLSX, SAV or DTA file, one row a respondent; with --estimate one row a region.")
    private Path survey;

    @Option(names = "--region", paramLabel = "COL", required = true, description = "Column of the region.")
    private String region;

    @Option(names = "--outcome", paramLabel = "COL", description = "Column of the answer.")
    private String outcome;

    @Option(
            names = "--positive",
            paramLabel = "VALUE[,VALUE]",
            description = "Answers that count as yes. Default: 1, yes, true. Without --negative every other answer"
                    + " then counts as no. Of a measured outcome a cut, such as \">=3\".")
    private List<String> positive;

    @Option(
            names = "--negative",
            paramLabel = "VALUE[,VALUE]",
            description = "Answers that count as no. Default: 0, no, false.")
    private List<String> negative;

    @Option(
            names = "--missing",
            paramLabel = "VALUE[,VALUE]",
            description = "Values that count as no answer, beside the empty cell.")
    private List<String> missing;

    @Option(names = "--regions", paramLabel = "FILE", description = "File with one row a region.")
    private Path regions;

    @Option(
            names = "--regions-key",
            paramLabel = "COL",
            description = "Column of its keys. Default: named like --region.")
    private String regionsKey;

    @Option(
            names = "--regions-name",
            paramLabel = "COL",
            description = "Column of its names of regions, as people know them. Default: one that is called so.")
    private String regionsName;

    @Option(
            names = "--predictors",
            paramLabel = "COL[,COL]",
            description = "Columns of the region table that enter as fixed effects; text as categories.")
    private List<String> predictors;

    @Option(
            names = "--population",
            paramLabel = "COL",
            description = "Column of the region table with populations, for the national figure.")
    private String population;

    @Option(
            names = "--respondent-predictors",
            paramLabel = "COL[,COL]",
            description = "Columns of the survey that enter as fixed effects; text as categories.")
    private List<String> respondentPredictors;

    @Option(
            names = "--factors",
            paramLabel = "COL[,COL]",
            description = "Predictors, and columns of --calibrated-on, whose numbers are codes of categories.")
    private List<String> factors;

    @Mixin
    private DesignOptions design = new DesignOptions();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = "binomial",
            description = "binomial, of single answers, or area, of the regions' direct estimates (Fay–Herriot)."
                    + " Default: ${DEFAULT-VALUE}.")
    private String model;

    @Mixin
    private AreaOptions area = new AreaOptions();

    @Mixin
    private MethodOptions method = new MethodOptions();

    @Mixin
    private ReleaseOptions release = new ReleaseOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; tidy is CSV with one row a region and quantity,"
                    + " bundle a zip archive that proves and repeats the result, r a script for R. Default:"
                    + " ${DEFAULT-VALUE}.")
    private ResultFormat format;

    @Option(names = "--output", paramLabel = "FILE", description = "File to write. Default: standard output.")
    private Path output;

    @Mixin
    private ShapeOptions shapes = new ShapeOptions();

    @Option(
            names = "--include-cells",
            description = "Put the counts that were estimated from into the bundle (--format bundle), so that it can be"
                    + " computed again without the data. Small counts can tell who somebody is.")
    private boolean includeCells;

    @Mixin
    private HeadingOptions headingOptions = new HeadingOptions();

    @Mixin
    private SurveyFileOptions surveyReading;

    @Mixin
    private RegionTableOptions regionsReading;

    @Mixin
    private LimitOptions limitOptions = new LimitOptions();

    @Mixin
    private LanguageOption language = new LanguageOption();

    /** How the region table was found to be. */
    private ReadingOptions regionsOptions;

    /** What columns are called that the options call by what stands in the header. */
    private UnaryOperator<String> ofSurvey = UnaryOperator.identity();

    private UnaryOperator<String> ofRegions = UnaryOperator.identity();

    EstimateCommand(Catalogue catalogue, PrintStream out, PrintStream err) {
        this.catalogue = catalogue;
        this.out = out;
        this.err = err;
    }

    @Override
    public void run() {
        ImportLimits limits = limitOptions.limits(this::require);
        ofSurvey = SurveyFile.naming(survey, surveyReading.options(), limits);
        ofRegions = area.published()
                ? ofSurvey
                : regions == null
                        ? UnaryOperator.identity()
                        : SurveyFile.naming(regions, regionsReading.options(), limits);
        Analysis analysis = analysis();
        require(
                !includeCells || format == ResultFormat.bundle,
                "--include-cells belongs to --format bundle, the only format with cells");
        require(
                format != ResultFormat.geojson || shapes.given(),
                "--format geojson needs the shapes of the regions; give them by --boundaries FILE");
        require(shapes.given() || !shapes.pairs(), "--same-shape names shapes of a file; give it by --boundaries FILE");
        Profile profile = release.profile(this::require);
        requireUnit(analysis, profile);
        Heading heading = headingOptions.heading(this::require);
        SurveyData data = data(analysis, limits);
        Result result =
                named(analysis.published().isPresent() ? survey : regions, () -> new Estimation(analysis, data).run());
        Released released = Released.of(result, profile);
        for (Warning warning : released.result().fit().warnings()) {
            warn(warning.message());
        }
        warnOfAbsent("--positive", ValueList.of(positive), result.model().positive());
        warnOfAbsent("--negative", ValueList.of(negative), result.model().negative());
        EstimateOutput estimated = estimated(released, heading, analysis, data);
        if (output != null) {
            ResultFile.write(estimated, format, output);
            return;
        }
        try {
            format.write(estimated, out);
        } catch (IOException e) {
            throw new UnusableFile(Path.of("standard output"), e);
        }
        // a print stream keeps its failures to itself
        if (out.checkError()) {
            throw new UnusableFile(Path.of("standard output"), "could not be written whole");
        }
    }

    /** What is said in words and pictures, and what rules there are, is about proportions. */
    private void requireUnit(Analysis analysis, Profile profile) {
        if (!area.otherUnit()) {
            return;
        }
        require(
                List.of(ResultFormat.json, ResultFormat.csv, ResultFormat.tidy).contains(format),
                "--unit: estimates that are no proportions are written as --format json, csv or tidy; the others print"
                        + " percentages");
        require(profile.equals(Profile.NONE), "--release has rules for proportions; --unit says that there are none");
        require(
                analysis.settings().benchmark() == null
                        && Double.isNaN(analysis.settings().threshold()),
                "--benchmark and --threshold are for proportions; --unit says that there are none");
    }

    private EstimateOutput estimated(Released released, Heading heading, Analysis analysis, SurveyData data) {
        require(
                !includeCells || !released.withholds(),
                "--include-cells is not possible here: " + Bundle.CELLS_WITHHELD);
        Optional<Boundaries> boundaries = shapes.read(released.result(), catalogue.words(spoken()), err);
        return new EstimateOutput(
                released,
                heading,
                analysis,
                DataFiles.of(
                        released.result(),
                        survey.getFileName().toString(),
                        analysis.published().isPresent() ? data.imported().options() : regionsOptions,
                        boundaries
                                .map(each -> new HashedFile(each.file(), each.sha256()))
                                .orElse(null)),
                boundaries.map(Boundaries::geojson),
                data.regions(),
                includeCells ? Optional.of(CellCounts.of(data, analysis)) : Optional.empty(),
                spoken());
    }

    /** What is written for people is in this language. */
    private Language spoken() {
        return language.given().orElseGet(() -> catalogue.english().language());
    }

    private void warn(String message) {
        err.println("warning: " + OneLine.of(message));
    }

    /** Whoever saved the file used a weight, which SPSS goes on using in silence and nobody else does. */
    private void noteWeight(SurveyFile file, Analysis analysis) {
        if (analysis.design().weight() == null) {
            file.weight()
                    .ifPresent(column -> warn(file.name() + " was saved weighted by “" + column
                            + "” (WEIGHT BY in SPSS); this estimate is not. Add --weight " + ShellWord.of(column)
                            + " if these are sampling weights"));
        }
    }

    /** A misspelt value would otherwise turn a yes into a no without a word. */
    private void warnOfAbsent(String option, List<String> declared, List<String> found) {
        for (String value : declared) {
            OutcomeCoding only = new OutcomeCoding(List.of(value), List.of(), List.of());
            if (found.stream().noneMatch(each -> only.classify(each) == Answer.YES)) {
                warn(option + " " + value + ": nobody in " + survey.getFileName() + " gave this answer");
            }
        }
    }

    /** What the files hold; everything wrong with them that can be found at once is said at once. */
    private SurveyData data(Analysis analysis, ImportLimits limits) {
        if (analysis.published().isPresent()) {
            return published(analysis, limits);
        }
        InputProblems findings = new InputProblems();
        Optional<RegionTable> table =
                regions == null ? Optional.empty() : findings.of(() -> regionTable(analysis, limits));
        Optional<SurveyFile> file = findings.of(() -> open(survey, "--", surveyReading.options(), limits))
                .flatMap(each ->
                        findings.of(() -> read(each, surveyReading.numbersSaid(), analysis.numbersOfSurvey(), "--")));
        file.ifPresent(each -> noteWeight(each, analysis));
        Optional<SurveyData> data =
                file.flatMap(each -> new SurveyCounts(analysis, surveyReading.sameRegions(), table).of(each, findings));
        if (findings.none()) {
            return data.orElseThrow();
        }
        // with what could be read, more may be found that would come to light in the next attempt only
        Analysis rest = regions != null && table.isEmpty() ? analysis.withoutTable() : analysis;
        try {
            data.ifPresent(each -> findings.of(() -> named(regions, () -> new Estimation(rest, each).check())));
        } catch (NotEstimable nobodyLeft) {
            // the rest may well be too little; what was found tells why
        }
        findings.throwIfAny();
        throw new IllegalStateException("what was found was kept");
    }

    /** Problems of the region table are told under its file's name. */
    private static <T> T named(Path table, Supplier<T> step) {
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

    private Analysis analysis() {
        Optional<Model.Kind> known = Model.Kind.of(model);
        require(known.isPresent(), "--model " + model + " is not available, only binomial or area");
        Model.Kind kind = known.orElseThrow();
        if (kind != Model.Kind.AREA_LEVEL) {
            area.requireUnused(this::require);
        }
        require(
                area.published() ? outcome == null : outcome != null,
                area.published()
                        ? "--outcome is a survey's; published estimates have --estimate"
                        : "Missing required option: '--outcome=COL'");
        String asked = ofSurvey.apply(area.published() ? area.estimate() : outcome);
        String placed = ofSurvey.apply(region);
        require(!placed.equals(asked), "--region and --outcome are the same column, " + region);
        require(
                regions == null || !area.published(),
                "--regions belongs to a survey; a table of published estimates has its predictors beside them");
        require(
                !area.published()
                        || design.columns(asked, ofSurvey, this::require).none(),
                "--weight, --stratum, --cluster and what belongs to them describe a survey, not published estimates");
        require(
                respondentPredictors == null || kind.ofSingleAnswers(),
                "--respondent-predictors belong to the binomial model of single answers");
        require(
                regions != null || predictors == null || area.published(),
                "--predictors are columns of a region table; give it by --regions");
        require(
                regions != null || population == null || area.published(),
                "--population is a column of a region table; give it by --regions");
        require(
                regions != null || regionsKey == null,
                "--regions-key is a column of a region table; give it by --regions");
        require(
                regions != null || regionsName == null,
                "--regions-name is a column of a region table; give it by --regions");
        List<String> ofTable = called(predictors, ofRegions);
        List<String> ofPeople = called(respondentPredictors, ofSurvey);
        DesignColumns drawn = design.columns(asked, ofSurvey, this::require);
        List<String> categories = new ArrayList<>();
        for (String factor : ValueList.of(factors)) {
            String name = ofTable.contains(ofRegions.apply(factor)) ? ofRegions.apply(factor) : ofSurvey.apply(factor);
            require(
                    ofTable.contains(name)
                            || ofPeople.contains(name)
                            || drawn.calibratedOn().contains(name),
                    "--factors: " + factor + " is not one of the predictors"
                            + (drawn.calibratedOn().isEmpty() ? "" : " or calibration variables"));
            categories.add(name);
        }
        return new Analysis(
                placed,
                asked,
                coding(),
                ofTable,
                categories,
                drawn,
                switch (kind) {
                    case RANDOM_INTERCEPT -> new RandomIntercept(ofPeople);
                    case AREA_LEVEL -> area.model(ofSurvey, this::require);
                },
                method.settings(kind, this::require));
    }

    private static List<String> called(List<String> given, UnaryOperator<String> name) {
        return ValueList.of(given).stream().map(name).toList();
    }

    private OutcomeCoding coding() {
        List<String> yes = ValueList.of(positive);
        List<String> no = ValueList.of(negative);
        OutcomeCoding usual = OutcomeCoding.usual();
        return new OutcomeCoding(
                yes.isEmpty() ? usual.positive() : yes,
                yes.isEmpty() && no.isEmpty() ? usual.negative() : no,
                ValueList.of(missing));
    }

    private SurveyData published(Analysis analysis, ImportLimits limits) {
        List<String> numbers = new ArrayList<>(analysis.numbersOfTable());
        Optional.ofNullable(population()).ifPresent(numbers::add);
        SurveyFile file =
                read(open(survey, "--", surveyReading.options(), limits), surveyReading.numbersSaid(), numbers, "--");
        String key = analysis.regionColumn();
        String name = RegionTableRoles.suggest(file.columns(), key).name().orElse(null);
        List<String> asked = new ArrayList<>(analysis.predictors());
        asked.addAll(analysis.publishedColumns());
        RegionTable table = RegionTableFile.read(file, key, name, population(), asked, "--");
        return SurveyData.published(file.name(), file.sha256(), table, table.importedAsSurvey());
    }

    private RegionTable regionTable(Analysis analysis, ImportLimits limits) {
        List<String> numbers = new ArrayList<>(analysis.numbersOfTable());
        Optional.ofNullable(population()).ifPresent(numbers::add);
        SurveyFile file = read(
                open(regions, "--regions-", regionsReading.options(), limits),
                regionsReading.numbersSaid(),
                numbers,
                "--regions-");
        regionsOptions = file.options();
        String key = ofRegions.apply(regionsKey == null ? region : regionsKey);
        String name = regionsName == null
                ? RegionTableRoles.suggest(file.columns(), key).name().orElse(null)
                : ofRegions.apply(regionsName);
        return RegionTableFile.read(file, key, name, population(), analysis.predictors(), "--regions-");
    }

    private String population() {
        return population == null ? null : ofRegions.apply(population);
    }

    /**
     * Read with the numbers that it can only have; a doubt is not decided here.
     *
     * @param numbers the columns that are used as numbers
     */
    private static SurveyFile read(SurveyFile opened, boolean numbersSaid, List<String> numbers, String prefix) {
        if (numbersSaid) {
            return opened;
        }
        SurveyFile file = DecimalCommas.read(opened);
        ThousandsDoubt.requireNone(file, numbers, prefix);
        return file;
    }

    /** @param prefix how the options about its reading begin */
    private static SurveyFile open(Path path, String prefix, ReadingOptions reading, ImportLimits limits) {
        SurveyFile file = InputFile.open(path, reading, limits);
        ReadingOptionsParser.requireHeaderSaid(prefix, file);
        return file;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
