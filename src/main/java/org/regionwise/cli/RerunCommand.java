package org.regionwise.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.analysis.record.AnalysisRecord;
import org.regionwise.analysis.result.SoftwareVersion;
import org.regionwise.cli.output.UnusableFile;
import org.regionwise.release.Released;
import org.regionwise.report.bundle.Bundle;
import org.regionwise.report.bundle.RecordedResult;
import org.regionwise.report.bundle.ResultDifferences;
import org.regionwise.report.bundle.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes a recorded analysis again and says whether the result is the same. */
@Command(name = "rerun", footerHeading = "%n", sortOptions = false, mixinStandardHelpOptions = true)
final class RerunCommand implements Callable<Integer> {
    private static final int DIFFERENT = 3;
    private static final int NAMED = 20;

    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "BUNDLE", descriptionKey = "bundle")
    private Path file;

    @Option(names = "--survey", paramLabel = "FILE", descriptionKey = "survey")
    private Path survey;

    @Option(names = "--regions", paramLabel = "FILE", descriptionKey = "regions")
    private Path regions;

    RerunCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        RecordedResult recorded = read();
        RecordedData found = new RecordedData(recorded);
        SurveyData data = found.find(survey, regions);
        // said before anything is computed: changed data may be the reason why nothing can be
        found.said().forEach(each -> out.println(OneLine.of(each)));
        AnalysisRecord record = recorded.record();
        String version = record.software().version();
        boolean sameVersion = version.equals(SoftwareVersion.version());
        out.println("Regionwise " + SoftwareVersion.version()
                + (sameVersion ? ": as recorded" : ": the result was computed by version " + OneLine.of(version)));
        byte[] now = Bundle.result(Released.of(new Estimation(record.analysis(), data).run(), recorded.profile()));
        return verdict(recorded, now, found.same() && sameVersion);
    }

    private RecordedResult read() {
        try {
            return RecordedResult.read(file);
        } catch (IOException e) {
            throw new UnusableFile(file, e);
        } catch (IllegalArgumentException e) {
            throw new UnusableFile(file, e.getMessage());
        }
    }

    private int verdict(RecordedResult recorded, byte[] now, boolean sameInput) {
        String then = recorded.record().result().sha256();
        boolean untouched =
                recorded.result().map(each -> Sha256.of(each).equals(then)).orElse(true);
        if (!untouched) {
            out.println("result.json: was changed since it was recorded");
        }
        if (Sha256.of(now).equals(then) && untouched) {
            out.println("identical: same numbers to the last byte");
            return sameInput ? 0 : DIFFERENT;
        }
        if (recorded.result().isEmpty()) {
            out.println("different: result.json is not there, so which figures differ cannot be said");
            return DIFFERENT;
        }
        byte[] before = recorded.result().get();
        if (Arrays.equals(before, now)) {
            out.println("different: the record was changed, result.json is what this data give");
            return DIFFERENT;
        }
        say(differences(before, now));
        return DIFFERENT;
    }

    private ResultDifferences differences(byte[] before, byte[] now) {
        try {
            return ResultDifferences.between(before, now);
        } catch (IllegalArgumentException e) {
            throw new UnusableFile(file, e.getMessage());
        }
    }

    private void say(ResultDifferences differences) {
        List<ResultDifferences.Difference> figures = differences.figures();
        if (figures.isEmpty()) {
            out.println(
                    "different: all figures are the same; what differs is what is said of the data or the software");
        } else {
            double largest = figures.stream()
                    .mapToDouble(ResultDifferences.Difference::by)
                    .filter(by -> !Double.isNaN(by))
                    .max()
                    .orElse(Double.NaN);
            out.println("different: " + figures.size() + (figures.size() == 1 ? " figure differs" : " figures differ")
                    + (Double.isNaN(largest) ? "" : ", at most by " + largest));
        }
        differences.differences().stream()
                .limit(NAMED)
                .forEach(each -> out.println("  " + OneLine.of(each.sentence())));
        int more = differences.differences().size() - NAMED;
        if (more > 0) {
            out.println("  and " + more + " more");
        }
    }
}
