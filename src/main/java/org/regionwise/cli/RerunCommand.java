package org.regionwise.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.record.AnalysisRecord;
import org.regionwise.analysis.record.Sha256;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.cli.option.LanguageOption;
import org.regionwise.cli.option.OneLine;
import org.regionwise.cli.output.Refusal;
import org.regionwise.release.Released;
import org.regionwise.report.bundle.Bundle;
import org.regionwise.report.bundle.RecordedResult;
import org.regionwise.report.bundle.ResultDifferences;
import org.regionwise.report.bundle.ResultDifferences.Difference;
import org.regionwise.report.bundle.UnusableBundle;
import org.regionwise.report.message.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes a recorded analysis again and says whether the result is the same. */
@Command(name = "rerun", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
final class RerunCommand implements Callable<Integer> {
    private static final int DIFFERENT = 3;
    private static final int NAMED = 20;

    private final Words words;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "BUNDLE", descriptionKey = "bundle")
    private Path file;

    @Option(names = "--survey", paramLabel = "FILE")
    private Path survey;

    @Option(names = "--counts", paramLabel = "FILE")
    private Path counts;

    @Option(names = "--regions", paramLabel = "FILE")
    private Path regions;

    @Option(names = "--population-table", paramLabel = "FILE")
    private Path population;

    @Option(names = "--standard", paramLabel = "FILE")
    private Path standard;

    /** Known before all else is read, by {@link HelpWords#asked}. */
    @SuppressWarnings("UnusedVariable")
    @Mixin
    private LanguageOption language = new LanguageOption();

    /** @param words what is said at the terminal */
    RerunCommand(Words words, PrintStream out) {
        this.words = words;
        this.out = out;
    }

    @Override
    public Integer call() {
        Refusal.unless(survey == null || counts == null, "command.rerun-survey-or-counts");
        RecordedResult recorded = read();
        RecordedData found = new RecordedData(recorded, new RecordedData.People(population, standard), words);
        SurveyData data = counts == null ? found.find(survey, regions) : found.ofCounts(counts, regions);
        // said before anything is computed: changed data may be the reason why nothing can be
        found.said().forEach(this::print);
        AnalysisRecord record = recorded.record();
        String then = record.software().version();
        boolean sameVersion = then.equals(SoftwareVersion.version());
        print(
                sameVersion
                        ? words.say("command.rerun-version", "version", then)
                        : words.say("command.rerun-other-version", "version", SoftwareVersion.version(), "then", then));
        Result again = new Estimation(record.analysis(), data).run();
        byte[] now = Bundle.result(
                Released.of(record.labels() == null ? again : again.with(record.labels()), recorded.profile()));
        return verdict(recorded, now, found.same() && sameVersion);
    }

    private RecordedResult read() {
        try {
            return RecordedResult.read(file);
        } catch (IOException e) {
            throw Refusal.ofFile(file, e);
        } catch (UnusableBundle e) {
            throw Refusal.ofFile(file, "command.bundle", "fault", e.fault());
        }
    }

    private int verdict(RecordedResult recorded, byte[] now, boolean sameInput) {
        String then = recorded.record().result().sha256();
        boolean untouched =
                recorded.result().map(each -> Sha256.of(each).equals(then)).orElse(true);
        if (!untouched) {
            print(words.say("command.rerun-recorded", "file", Bundle.RESULT, "unchanged", false));
        }
        if (Sha256.of(now).equals(then) && untouched) {
            print(words.say("command.rerun-identical"));
            return sameInput ? 0 : DIFFERENT;
        }
        if (recorded.result().isEmpty()) {
            print(words.say("command.rerun-no-result"));
            return DIFFERENT;
        }
        byte[] before = recorded.result().get();
        if (Arrays.equals(before, now)) {
            print(words.say("command.rerun-other-record"));
            return DIFFERENT;
        }
        print(differences(before, now));
        return DIFFERENT;
    }

    private ResultDifferences differences(byte[] before, byte[] now) {
        try {
            return ResultDifferences.between(before, now);
        } catch (UnusableBundle e) {
            throw Refusal.ofFile(file, "command.bundle", "fault", e.fault());
        }
    }

    private void print(ResultDifferences differences) {
        List<Difference> figures = differences.figures();
        OptionalDouble largest = figures.stream()
                .mapToDouble(Difference::by)
                .filter(by -> !Double.isNaN(by))
                .max();
        if (figures.isEmpty()) {
            print(words.say("command.rerun-same-figures"));
        } else {
            print(
                    largest.isPresent()
                            ? words.say(
                                    "command.rerun-figures-by",
                                    "figures",
                                    figures.size(),
                                    "largest",
                                    Double.toString(largest.getAsDouble()))
                            : words.say("command.rerun-figures", "figures", figures.size()));
        }
        differences.differences().stream().limit(NAMED).forEach(each -> print("  " + said(each)));
        int more = differences.differences().size() - NAMED;
        if (more > 0) {
            print("  " + words.say("command.rerun-more", "more", more));
        }
    }

    /** Figures as the JSON has them, so that they can be searched for in it. */
    private String said(Difference difference) {
        String change =
                difference.before().isEmpty() ? "added" : difference.now().isEmpty() ? "removed" : "other";
        return Double.isNaN(difference.by())
                ? words.say(
                        "command.rerun-field",
                        "change",
                        change,
                        "field",
                        difference.field(),
                        "before",
                        difference.before(),
                        "now",
                        difference.now())
                : words.say(
                        "command.rerun-figure",
                        "field",
                        difference.field(),
                        "before",
                        difference.before(),
                        "now",
                        difference.now(),
                        "by",
                        Double.toString(difference.by()));
    }

    private void print(String line) {
        out.println(OneLine.of(line));
    }
}
