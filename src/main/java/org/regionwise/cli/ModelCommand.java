package org.regionwise.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.InvalidFormula;
import org.regionwise.analysis.linear.IntervalMethod;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.LinearEstimation;
import org.regionwise.analysis.linear.LinearQuestion;
import org.regionwise.cli.output.LinearFormat;
import org.regionwise.cli.output.ResultFile;
import org.regionwise.cli.output.UnusableFile;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.inference.CoefficientTests;
import org.regionwise.report.linear.LinearWords;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameReader;
import org.regionwise.survey.suggest.DecimalCommas;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits a linear mixed model by its formula and prints it as R's {@code summary()} does. */
@Command(name = "model", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
final class ModelCommand implements Runnable {
    private static final int MOST_REPLICATIONS = 100_000;

    private final Catalogue catalogue;
    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "model.file")
    private Path file;

    @Option(names = "--formula", paramLabel = "FORMULA", required = true, descriptionKey = "model.formula")
    private String formula;

    @Option(names = "--compare", paramLabel = "FORMULA", descriptionKey = "model.compare")
    private List<String> compare = new ArrayList<>();

    @Option(names = "--reml", descriptionKey = "model.reml")
    private boolean reml;

    @Option(names = "--ml", descriptionKey = "model.ml")
    private boolean ml;

    @Option(names = "--df", paramLabel = "METHOD", descriptionKey = "model.df")
    private String tests = "satterthwaite";

    @Option(names = "--intervals", paramLabel = "METHOD", descriptionKey = "model.intervals")
    private String intervals = "wald";

    @Option(names = "--interval", paramLabel = "LEVEL", descriptionKey = "model.interval")
    private double level = 0.95;

    @Option(names = "--replications", paramLabel = "N", descriptionKey = "model.replications")
    private int replications = 1000;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "model.seed")
    private long seed = 1;

    @Option(names = "--weights", paramLabel = "COL", descriptionKey = "model.weights")
    private String weights;

    @Option(names = "--offset", paramLabel = "COL", descriptionKey = "model.offset")
    private String offset;

    @Option(names = "--format", paramLabel = "FORMAT", descriptionKey = "model.format")
    private LinearFormat format = LinearFormat.text;

    @Option(names = "--output", paramLabel = "FILE", descriptionKey = "model.output")
    private Path output;

    @Mixin
    private SurveyFileOptions reading = new SurveyFileOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private LanguageOption language = new LanguageOption();

    ModelCommand(Catalogue catalogue, PrintStream out, PrintStream err) {
        this.catalogue = catalogue;
        this.out = out;
        this.err = err;
    }

    @Override
    public void run() {
        Words words = catalogue.words(
                language.given().orElseGet(() -> catalogue.english().language()));
        LinearWords said = new LinearWords(words);
        LinearAnswer answer;
        try {
            answer = answer(words);
        } catch (InvalidFormula problem) {
            throw new ParameterException(spec.commandLine(), said.reason(problem), problem);
        } catch (NotEstimable problem) {
            if (problem.code().isEmpty()) {
                throw problem;
            }
            throw new UnusableFile(file, said.reason(problem));
        }
        for (FitWarning warning : said.warnings(answer)) {
            err.println(words.say("model.warning", "warning", OneLine.of(said.warning(warning))));
        }
        if (output != null) {
            ResultFile.write(stream -> format.write(answer, stream), output);
            return;
        }
        try {
            format.write(answer, out);
        } catch (IOException e) {
            throw new UnusableFile(Path.of("standard output"), e);
        }
    }

    private LinearAnswer answer(Words words) {
        require(!reml || !ml, words, "model.option.reml-or-ml");
        require(level > 0 && level < 1, words, "model.option.interval", "given", Double.toString(level));
        require(
                replications >= 1 && replications <= MOST_REPLICATIONS,
                words,
                "model.option.replications",
                "given",
                replications,
                "most",
                MOST_REPLICATIONS);
        Optional<IntervalMethod> limitsBy = IntervalMethod.of(intervals);
        require(limitsBy.isPresent(), words, "model.option.intervals", "given", intervals);
        LinearQuestion question = new LinearQuestion(
                Formula.parse(formula),
                compare.stream().flatMap(each -> Formula.several(each).stream()).toList(),
                ml ? Criterion.ML : Criterion.REML,
                tests(words),
                weights,
                offset,
                level,
                limitsBy.orElseThrow(),
                replications,
                seed);
        SurveyFile opened = InputFile.open(file, reading.options(), limits.limits(this::requireSaid));
        ReadingOptionsParser.requireHeaderSaid("--", opened);
        SurveyFile survey = reading.numbersSaid() ? opened : DecimalCommas.read(opened);
        Set<String> columns = new LinkedHashSet<>(question.columns());
        DataFrame data = FrameReader.read(survey, List.copyOf(columns), question.groupingColumns(), tally -> {});
        return new LinearEstimation(question, data, FitProgress.UNWATCHED).answer(survey.name(), survey.sha256());
    }

    private CoefficientTests.Method tests(Words words) {
        return switch (tests) {
            case "satterthwaite" -> CoefficientTests.Method.SATTERTHWAITE;
            case "kenward-roger" -> CoefficientTests.Method.KENWARD_ROGER;
            case "none" -> CoefficientTests.Method.NONE;
            default -> throw new ParameterException(spec.commandLine(), words.say("model.option.df", "given", tests));
        };
    }

    private void require(boolean condition, Words words, String key, Object... facts) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), words.say(key, facts));
        }
    }

    private void requireSaid(boolean condition, String otherwise) {
        if (!condition) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
