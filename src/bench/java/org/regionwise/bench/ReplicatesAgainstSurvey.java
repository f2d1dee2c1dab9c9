package org.regionwise.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.regionwise.cli.RegionwiseCommand;
import org.regionwise.engine.direct.ReplicateMethod;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.count.DesignCounter;
import org.regionwise.survey.file.PlainRows;
import org.regionwise.survey.file.SurveyFile;

/**
 * 80 replicate weights of 100,000 respondents in 60 regions: processor time of a whole estimate, of reading the file
 * alone, and of reading and summing, beside R's {@code svrepdesign} and {@code svyby}, which begin with what
 * {@code fread} read.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.ReplicatesAgainstSurvey
 * -Dexec.args="FOLDER"}
 */
public final class ReplicatesAgainstSurvey {
    private static final int RUNS = 5;
    private static final int REPLICATES = 80;
    private static final int RESPONDENTS = 100_000;
    private static final String R = """
            suppressPackageStartupMessages({library(survey); library(data.table)})
            cpu <- function(e) sum(system.time(e)[1:2])
            cat("R, fread:", cpu(d <- as.data.frame(fread(commandArgs(TRUE), nThread = 1))), "s\\n")
            for (i in 1:3) cat("R, svrepdesign and svyby:", cpu({
              s <- svrepdesign(data = d[1:3], weights = d$w, repweights = d[-(1:3)], type = "successive-difference",
                mse = TRUE)
              svyby(~y, ~region, s, svymean)
            }), "s\\n")
            """;

    private ReplicatesAgainstSurvey() {}

    /** Something to be timed. */
    private interface Work {
        void run() throws IOException;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path survey = Files.createDirectories(Path.of(arguments[0])).resolve("survey.csv");
        write(survey);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        String line = "estimate " + survey + " --region region --outcome y --method ml --weight w"
                + " --replicate-weights w* --replicate-type sdr --format json --output "
                + survey.resolveSibling("result.json");
        time("estimate", () -> RegionwiseCommand.execute(line.split(" ", -1), Map.of(), nowhere, nowhere));
        SurveyFile file = SurveyFile.open(survey, "survey.csv");
        List<String> weights = file.columns().subList(2, file.columns().size());
        time("read", () -> PlainRows.of(file, file.columns(), Set.of("region", "y"), Set.copyOf(weights))
                .read(chunk -> chunk, (chunk, number) -> {}));
        DesignColumns.Replicates replicates = new DesignColumns.Replicates(
                List.of("w*"),
                weights.subList(1, weights.size()),
                ReplicateMethod.SDR,
                null,
                List.of(),
                null,
                false);
        time("read and sum", () -> DesignCounter.count(
                file, DesignColumns.of("w", replicates), "region", "y", List.of()));
        new ProcessBuilder("Rscript", "-e", R, survey.toString()).inheritIO().start().waitFor();
    }

    private static void time(String what, Work work) throws IOException {
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int run = 0; run < RUNS; run++) {
            long before = machine.getProcessCpuTime();
            work.run();
            System.out.printf("%s: %.2f s%n", what, (machine.getProcessCpuTime() - before) / 1e9);
        }
    }

    private static void write(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        double[] factors = {0.3, 1, 1.7, 0.9, 1.1};
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("region,y,w");
            for (int r = 1; r <= REPLICATES; r++) {
                out.write(",w" + r);
            }
            for (int i = 0; i < RESPONDENTS; i++) {
                int weight = random.nextInt(10, 300);
                out.write("\nR" + random.nextInt(60) + "," + (random.nextInt(10) < 3 ? 1 : 0) + "," + weight);
                for (int r = 0; r < REPLICATES; r++) {
                    out.write("," + (int) (weight * factors[random.nextInt(factors.length)]));
                }
            }
            out.write('\n');
        }
    }
}
