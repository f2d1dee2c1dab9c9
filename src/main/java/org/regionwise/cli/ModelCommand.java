package org.regionwise.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.InvalidFormula;
import org.regionwise.analysis.linear.IntervalMethod;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.LinearEstimation;
import org.regionwise.analysis.linear.LinearQuestion;
import org.regionwise.analysis.linear.PartedPredictor;
import org.regionwise.analysis.linear.PredictedRows;
import org.regionwise.analysis.linear.Validation;
import org.regionwise.cli.option.InputFile;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.cli.option.LimitOptions;
import org.regionwise.cli.option.SurveyFileOptions;
import org.regionwise.cli.option.ValueList;
import org.regionwise.cli.output.LinearFormat;
import org.regionwise.cli.output.Refusal;
import org.regionwise.cli.output.ResultFile;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearPriors;
import org.regionwise.engine.linear.inference.CoefficientTests;
import org.regionwise.report.chart.linear.LinearPicture;
import org.regionwise.report.linear.LinearWords;
import org.regionwise.report.message.Words;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.ReadingOptions;
import org.regionwise.survey.count.CountColumns;
import org.regionwise.survey.file.FileOpening;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;
import org.regionwise.survey.frame.FrameReader;
import org.regionwise.survey.name.DisplayNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fits a linear mixed model by its formula and prints it as R's {@code summary()} does. */
@Command(name = "model", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
final class ModelCommand implements Runnable {
    private static final int MOST_REPLICATIONS = 100_000;
    private static final int MOST_IMPUTATIONS = 1000;

    private final Words words;
    private final PrintStream out;
    private final PrintStream err;

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", descriptionKey = "file")
    private Path file;

    @Option(names = "--counts", paramLabel = "FILE")
    private Path counts;

    @Option(names = "--formula", paramLabel = "FORMULA", required = true)
    private String formula;

    @Option(names = "--compare", paramLabel = "FORMULA")
    private List<String> compare = new ArrayList<>();

    @Option(names = "--reml")
    private boolean reml;

    @Option(names = "--ml")
    private boolean ml;

    @Option(names = "--bayes")
    private boolean bayes;

    @Option(names = "--df", paramLabel = "METHOD")
    private String tests;

    @Option(names = "--anova")
    private boolean anova;

    @Option(names = "--within", paramLabel = "COL[|FACTOR]")
    private List<String> within = new ArrayList<>();

    @Option(names = "--intervals", paramLabel = "METHOD")
    private String intervals;

    @Option(names = "--interval", paramLabel = "LEVEL", defaultValue = "0.95")
    private double level;

    @Option(names = "--replications", paramLabel = "N", defaultValue = "1000")
    private int replications;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    private long seed;

    @Option(names = "--weights", paramLabel = "COL")
    private String weights;

    @Option(names = "--offset", paramLabel = "COL")
    private String offset;

    @Option(names = "--impute", paramLabel = "N", arity = "0..1", fallbackValue = "20", defaultValue = "0")
    private int imputations;

    @Option(names = "--predict", paramLabel = "FILE")
    private Path predict;

    @Option(names = "--population-average")
    private boolean populationAverage;

    @Option(names = "--validate", paramLabel = "METHOD")
    private String validate;

    @Option(names = "--by", paramLabel = "UNIT", defaultValue = "row")
    private String by;

    @Option(names = "--folds", paramLabel = "N", defaultValue = "10")
    private int folds;

    @Option(names = "--splits", paramLabel = "N", defaultValue = "100")
    private int splits;

    @Option(names = "--held-out", paramLabel = "SHARE", defaultValue = "0.2")
    private double heldOut;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text")
    private LinearFormat format;

    @Option(names = "--output", paramLabel = "FILE")
    private Path output;

    @Mixin
    private SurveyFileOptions reading = new SurveyFileOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    /** Known before all else is read, by {@link HelpWords#asked}. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    /**
     * @param words what is said at the terminal
     * @param out receives the result
     * @param err receives what is said beside it
     */
    ModelCommand(Words words, PrintStream out, PrintStream err) {
        this.words = words;
        this.out = out;
        this.err = err;
    }

    @Override
    public void run() {
        LinearWords said = new LinearWords(words);
        CommandNotes notes = new CommandNotes(words, err);
        LinearPicture picture = picture(notes);
        said.warnings(picture.answer()).forEach(warning -> notes.warn(said.sentence(warning)));
        ResultFile.write(stream -> format.write(picture, words, stream), output, out);
    }

    private LinearPicture picture(CommandNotes notes) {
        try {
            Refusal.unless((file == null) != (counts == null), "command.file-or-counts");
            LinearQuestion question = question();
            ReadingOptions options = counts == null
                    ? reading.options()
                    : reading.options().withCounted(ReadingOptions.Counted.by(CountColumns.RESPONDENTS));
            SurveyFile opened = FileReading.open(data(), options, reading.file(), limits.limits());
            List<String> measured = new ArrayList<>(question.columns());
            measured.removeAll(question.groupingColumns());
            SurveyFile survey = FileReading.numbered(opened, reading.file(), measured);
            survey.weight().ifPresent(column -> notes.warn(words.say("model.saved-weighted", "column", column)));
            List<ImportFacts> imported = new ArrayList<>();
            DataFrame data = FrameReader.read(
                    survey,
                    List.copyOf(question.columns()),
                    question.groupingColumns(),
                    tally -> imported.add(survey.facts(tally)));
            LinearEstimation estimation = new LinearEstimation(question, data, new FoldsToldOf(words, err));
            LinearAnswer answer = estimation.answer(survey.name(), survey.sha256(), imported.get(0));
            return new LinearPicture(
                    predict == null ? answer : answer.with(predicted(estimation, answer, data)),
                    format.drawn() ? estimation.poolings(answer, null, null) : null,
                    DisplayNames.NONE);
        } catch (InvalidFormula problem) {
            throw Refusal.of("model." + problem.code(), problem.facts());
        } catch (NotEstimable problem) {
            throw Refusal.ofFile(data(), "model.refused." + problem.code(), problem.facts());
        }
    }

    /** The file whose rows, or whose counts, the model is of. */
    private Path data() {
        return counts == null ? file : counts;
    }

    /** Its columns are read as those of the model's data: what was a number there must be one here. */
    private PredictedRows predicted(LinearEstimation estimation, LinearAnswer answer, DataFrame fitted) {
        List<String> there = FileOpening.columns(
                InputFile.received(predict, limits.limits()), reading.file().options());
        ReadingOptions options = reading.options(there);
        SurveyFile opened = FileReading.open(predict, options, reading.file(), limits.limits());
        Set<String> columns = answer.question().predictionColumns(populationAverage, opened.columns());
        Set<String> measured = new LinkedHashSet<>(columns);
        measured.removeIf(column -> !(fitted.column(column) instanceof FrameColumn.Numbers));
        Set<String> categories = new LinkedHashSet<>(columns);
        categories.removeAll(measured);
        SurveyFile rows = FileReading.numbered(opened, reading.file(), List.copyOf(measured));
        List<ImportFacts> imported = new ArrayList<>();
        DataFrame other = FrameReader.read(
                rows, List.copyOf(columns), categories, measured, tally -> imported.add(rows.facts(tally)));
        return estimation.predict(
                answer, new PredictedRows.Of(rows.name(), rows.sha256(), imported.get(0), populationAverage), other);
    }

    private Validation validation() {
        if (validate == null) {
            return null;
        }
        Optional<Validation.Method> method = Validation.Method.of(validate);
        Refusal.unless(method.isPresent(), "model.option.validate", "given", validate);
        Refusal.unlessWithin("--folds", folds, 2, MOST_REPLICATIONS);
        Refusal.unlessWithin("--splits", splits, 1, MOST_REPLICATIONS);
        Refusal.unlessProportion("--held-out", heldOut);
        return new Validation(method.orElseThrow(), by, folds, splits, heldOut);
    }

    /** A posterior has no tests, and is not compared or validated yet. */
    private void requireNoneWithBayes() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--df", tests != null);
        given.put("--intervals", intervals != null);
        given.put("--anova", anova);
        given.put("--compare", !compare.isEmpty());
        given.put("--validate", validate != null);
        given.forEach((option, there) -> Refusal.unless(!bayes || !there, "model.option.bayes", "option", option));
    }

    /** Pooled are coefficients and variances of one model, by Wald's limits. */
    private void requireNoneWithImputation() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--bayes", bayes);
        given.put("--intervals", intervals != null);
        given.put("--anova", anova);
        given.put("--within", !within.isEmpty());
        given.put("--compare", !compare.isEmpty());
        given.put("--validate", validate != null);
        given.put("--predict", predict != null);
        // R would impute too, and draw other values; pictures are of rows, and each completed copy has others
        given.put("--format " + format, format == LinearFormat.r || format.drawn());
        given.forEach(
                (option, there) -> Refusal.unless(imputations == 0 || !there, "model.option.impute", "option", option));
        if (imputations != 0) {
            Refusal.unlessWithin("--impute", imputations, 2, MOST_IMPUTATIONS);
        }
    }

    private LinearQuestion question() {
        Refusal.unless((reml ? 1 : 0) + (ml ? 1 : 0) + (bayes ? 1 : 0) <= 1, "model.option.reml-or-ml");
        requireNoneWithBayes();
        requireNoneWithImputation();
        Refusal.unless(predict != null || !populationAverage, "model.option.population-average");
        Refusal.unlessProportion("--interval", level);
        Refusal.unlessWithin("--replications", replications, 1, MOST_REPLICATIONS);
        Optional<CoefficientTests.Method> testsBy =
                tests == null ? Optional.of(CoefficientTests.Method.SATTERTHWAITE) : CoefficientTests.Method.of(tests);
        Refusal.unless(testsBy.isPresent(), "model.option.df", "given", tests);
        Optional<IntervalMethod> limitsBy =
                intervals == null ? Optional.of(IntervalMethod.WALD) : IntervalMethod.of(intervals);
        Refusal.unless(limitsBy.isPresent(), "model.option.intervals", "given", intervals);
        Refusal.unless(
                !anova || testsBy.orElseThrow() != CoefficientTests.Method.NONE, "model.option.anova", "df", "none");
        Formula whole = Formula.parse(formula);
        List<PartedPredictor> splits = new ArrayList<>();
        for (String each : ValueList.of(within)) {
            String[] named = each.split("\\|", 2);
            PartedPredictor.Split split =
                    PartedPredictor.of(whole, named[0].strip(), named.length == 1 ? null : named[1].strip());
            whole = split.formula();
            splits.add(split.predictor());
        }
        return new LinearQuestion(
                whole,
                compare.stream().flatMap(each -> Formula.several(each).stream()).toList(),
                ml ? Criterion.ML : Criterion.REML,
                bayes ? LinearPriors.DEFAULT : null,
                testsBy.orElseThrow(),
                anova,
                splits,
                weights,
                offset,
                level,
                limitsBy.orElseThrow(),
                replications,
                validation(),
                seed,
                imputations);
    }
}
