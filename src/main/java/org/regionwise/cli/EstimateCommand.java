package org.regionwise.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.Plan;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.estimate.PlannedResult;
import org.regionwise.analysis.record.CellCounts;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.record.HashedFile;
import org.regionwise.analysis.result.Result;
import org.regionwise.cli.option.EditionOptions;
import org.regionwise.cli.option.FileOptions;
import org.regionwise.cli.option.HeadingOptions;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.cli.option.LimitOptions;
import org.regionwise.cli.option.OptionUse;
import org.regionwise.cli.option.PlanOptions;
import org.regionwise.cli.option.PopulationOptions;
import org.regionwise.cli.option.QuestionOptions;
import org.regionwise.cli.option.ShapeOptions;
import org.regionwise.cli.option.SourceOptions;
import org.regionwise.cli.option.SurveyFileOptions;
import org.regionwise.cli.output.EstimateOutput;
import org.regionwise.cli.output.IndicatorsOutput;
import org.regionwise.cli.output.Refusal;
import org.regionwise.cli.output.ResultFile;
import org.regionwise.cli.output.ResultFormat;
import org.regionwise.engine.FitProgress;
import org.regionwise.release.Profile;
import org.regionwise.release.Released;
import org.regionwise.report.Heading;
import org.regionwise.report.indicators.IndicatorMatrix;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.ReleaseNotes;
import org.regionwise.report.words.WarningWords;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.shape.Boundaries;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Estimates a survey's regional prevalence, raw and pooled, from files and without a database. */
@Command(name = "estimate", footerHeading = "%n", sortOptions = false)
final class EstimateCommand implements Runnable {
    /** Columns that are named of those that a pattern names and that have another role. */
    private static final int NAMED = 20;

    private final Catalogue catalogue;
    private final Words words;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(index = "0", arity = "0..1", paramLabel = "SURVEY", descriptionKey = "survey")
    private Path rows;

    @Option(names = "--counts", paramLabel = "FILE")
    private Path counts;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    private QuestionOptions question = new QuestionOptions();

    @Mixin
    private PlanOptions plans = new PlanOptions();

    @Mixin
    private PopulationOptions population = new PopulationOptions();

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table")
    private ResultFormat format;

    @Option(names = "--output", paramLabel = "FILE")
    private Path output;

    @Mixin
    private ShapeOptions shapes = new ShapeOptions();

    @Option(names = "--include-cells")
    private boolean includeCells;

    @Mixin
    private HeadingOptions heading = new HeadingOptions();

    @Mixin
    private EditionOptions edition = new EditionOptions();

    @Mixin
    private SurveyFileOptions surveyReading = new SurveyFileOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private LanguageOption language = new LanguageOption();

    private FileOptions regionsReading;

    @Spec
    private CommandSpec spec;

    /**
     * @param words what is said at the terminal
     * @param out receives the result
     * @param err receives what is said beside it
     */
    EstimateCommand(Catalogue catalogue, Words words, PrintStream out, PrintStream err) {
        this.catalogue = catalogue;
        this.words = words;
        this.out = out;
        this.err = err;
    }

    /** The command with the options of the region table, which are those of the survey's file under other names. */
    CommandLine line() {
        CommandLine line = new CommandLine(this);
        regionsReading = FileOptions.ofRegions(line.getCommandSpec());
        // the last ones of the list
        line.getCommandSpec().mixinStandardHelpOptions(true);
        return line;
    }

    @Override
    public void run() {
        long given = Stream.of(rows, counts, source.given() ? source : null)
                .filter(Objects::nonNull)
                .count();
        Refusal.unless(given == 1, "command.survey-or-counts");
        Refusal.unless(rows != null || !question.model().published(), "command.counts-of-published");
        source.require();
        plans.requireAlone(given(), QuestionOptions.ofQuestion(spec.mixins().get("question")));
        Optional<PlanOptions.Followed> followed = plans.read();
        if (followed.isPresent()) {
            Refusal.unless(rows != null, "command.plan-of-rows");
            estimate(EstimateInput.Survey.ofRows(rows), followed.get());
            return;
        }
        if (!source.given()) {
            estimate(counts == null ? EstimateInput.Survey.ofRows(rows) : EstimateInput.Survey.ofCounts(counts));
            return;
        }
        Analysis asked = new AskedAnalysis(question, population)
                .analysis(UnaryOperator.identity(), UnaryOperator.identity(), List::of);
        try (SourceCounts counted = SourceCounts.of(source, asked)) {
            estimate(EstimateInput.Survey.ofCounts(counted.file()));
        }
    }

    private List<String> given() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .toList();
    }

    private EstimateInput input(EstimateInput.Survey survey, String region, CommandNotes notes) {
        return new EstimateInput(
                survey,
                question.model().published(),
                region,
                SameRegions.of(question.outcome().sameRegions()),
                question.labels(),
                question.predictors(),
                population,
                surveyReading,
                regionsReading,
                limits.limits(),
                notes);
    }

    /** The plan that options ask for: several outcomes, or one whose plan is to be written. */
    private Plan plan(EstimateInput input, List<String> named) {
        AskedAnalysis asked = new AskedAnalysis(question, population);
        Analysis first = null;
        for (String each : named) {
            Analysis one = asked.analysis(each, input.ofSurvey(), input.ofRegions(), input::columnsOfSurvey);
            first = first == null ? one : first;
        }
        return new Plan(
                first,
                named.stream().map(input.ofSurvey()).map(Plan.Outcome::of).toList());
    }

    private void estimate(EstimateInput.Survey survey, PlanOptions.Followed asked) {
        CommandNotes notes = new CommandNotes(words, err);
        Profile profile = question.release().beside(asked.release());
        if (question.release().given() && !asked.release().rules().isEmpty()) {
            notes.warn(words.say("command.plan-release", "profile", new ReleaseNotes(words).name(asked.release())));
        }
        EstimateInput input = input(survey, asked.plan().pattern().regionColumn(), notes);
        estimate(input, asked.plan(), profile, notes);
    }

    private void estimate(EstimateInput input, Plan named, Profile profile, CommandNotes notes) {
        Plan plan = named.among(input.columnsOfSurvey());
        Refusal.unless(rows != null && !question.model().published(), "command.plan-of-rows");
        IndicatorsOutput.require(format);
        Refusal.unless(!includeCells, "command.cells-of-bundle");
        question.labels().requireOfMany();
        Refusal.unless(
                plan.outcomes().size() < 2 || plan.pattern().settings().knownOfGroups() == null,
                "command.known-of-one");
        boolean poststratified = plan.pattern()
                .model()
                .choose(randomIntercept -> randomIntercept.poststratified(), area -> false, linear -> false);
        Refusal.unless(
                poststratified || population.tables().isEmpty(), "command.plan-says", "option", "--population-table");
        plan.outcomes().stream()
                .map(Plan.Outcome::column)
                .filter(each -> Plan.isPattern(each) && !input.columnsOfSurvey().contains(each))
                .findFirst()
                .ifPresent(each -> {
                    throw Refusal.of("command.outcome-pattern", "pattern", each);
                });
        Map<String, List<String>> others = named.otherwiseUsed(input.columnsOfSurvey());
        others.forEach((pattern, columns) -> notes.warn(words.say(
                "indicators.pattern-others",
                "pattern",
                pattern,
                "columns",
                words.lists().firstOf(words.lists().quoted(columns), NAMED))));
        requireUnit(plan.pattern());
        noteIdle(plan.pattern(), notes);
        Heading over = heading.heading();
        List<Supplier<SurveyData>> data = input.data(plan);
        plans.write(plan, profile);
        List<PlannedResult> results = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            results.add(PlannedResult.of(plan.analyses().get(i), data.get(i), FitProgress.UNWATCHED));
        }
        IndicatorMatrix matrix = IndicatorMatrix.of(results, profile, plan.names());
        notes.ofIndicators(matrix);
        IndicatorsOutput estimated =
                new IndicatorsOutput(matrix, over, edition.edition(), catalogue, language.ofResults(catalogue));
        ResultFile.write(stream -> estimated.write(format, stream), output, out);
    }

    private void estimate(EstimateInput.Survey survey) {
        CommandNotes notes = new CommandNotes(words, err);
        EstimateInput input = input(survey, question.outcome().region(), notes);
        List<String> several = question.outcome()
                .outcomes(name ->
                        input.columnsOfSurvey().contains(input.ofSurvey().apply(name)));
        if (!several.isEmpty()) {
            estimate(input, plan(input, several), question.release().profile(), notes);
            return;
        }
        Analysis analysis = new AskedAnalysis(question, population)
                .analysis(input.ofSurvey(), input.ofRegions(), input::columnsOfSurvey);
        Profile profile = question.release().profile();
        if (analysis.published().isEmpty()) {
            plans.write(new Plan(analysis, List.of(Plan.Outcome.of(analysis.outcomeColumn()))), profile);
        }
        Refusal.unless(!includeCells || format == ResultFormat.bundle, "command.cells-of-bundle");
        Refusal.unless(
                !format.needsBoundaries() || shapes.given(), "command.needs-boundaries", "format", format.toString());
        Refusal.unless(shapes.given() || !shapes.pairs(), "command.same-shape");
        Refusal.unless(
                format != ResultFormat.groups_csv || analysis.settings().group() != null, "command.needs-groups");
        requireUnit(analysis);
        noteIdle(analysis, notes);
        Heading over = heading.heading();
        SurveyData data = input.data(analysis);
        Path table = analysis.published().isPresent()
                ? survey.path()
                : question.predictors().regions();
        Result result = EstimateInput.inTable(table, () -> new Estimation(analysis, data).run());
        Released released = Released.of(result, profile);
        new WarningWords(words).sentences(released.result()).forEach(notes::warn);
        String file = survey.name();
        notes.absent("--positive", question.outcome().positive(), result.model().positive(), file);
        notes.absent("--negative", question.outcome().negative(), result.model().negative(), file);
        EstimateOutput estimated = estimated(released, over, analysis, data, survey.rows(), input.regionsOptions());
        ResultFile.write(stream -> format.write(estimated, stream), output, out);
    }

    private void noteIdle(Analysis analysis, CommandNotes notes) {
        OptionUse.Asked asked = new OptionUse.Asked(
                analysis.model().kind(),
                analysis.settings().method(),
                analysis.model().proportions(),
                analysis.published().isPresent(),
                !analysis.predictors().isEmpty(),
                !analysis.respondentPredictors().isEmpty(),
                analysis.settings().method() == Method.ML || question.model().bootstrapped(),
                source.given(),
                question.predictors().regions() != null,
                format);
        OptionUse.idle(given(), asked)
                .forEach(idle -> notes.warn(
                        words.say("command.without-effect", "option", idle.option(), "needed", idle.needed())));
    }

    /** Agreement and thresholds of published estimates are about proportions. */
    private void requireUnit(Analysis analysis) {
        if (!analysis.model().proportions()) {
            Refusal.unless(
                    analysis.model().kind() != Model.Kind.AREA_LEVEL
                            || analysis.settings().benchmark() == null
                                    && Double.isNaN(analysis.settings().threshold()),
                    "command.unit-benchmark");
        }
    }

    private EstimateOutput estimated(
            Released released,
            Heading over,
            Analysis analysis,
            SurveyData data,
            String surveyFile,
            ReadingOptions regionsOptions) {
        Refusal.unless(!includeCells || !released.withholds(), "command.cells-withheld");
        Optional<Boundaries> boundaries = shapes.read(released.result(), words, err);
        return new EstimateOutput(
                released,
                over,
                edition.edition(),
                analysis,
                DataFiles.of(
                        released.result(),
                        surveyFile,
                        analysis.published().isPresent() ? data.imported().options() : regionsOptions,
                        boundaries
                                .map(each -> new HashedFile(each.file(), each.sha256()))
                                .orElse(null)),
                boundaries.map(Boundaries::geojson),
                data.regions(),
                includeCells ? Optional.of(CellCounts.of(data, analysis)) : Optional.empty(),
                catalogue,
                language.ofResults(catalogue));
    }
}
