package org.regionwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code estimate} on a CSV of 1,000,000 rows and 3,000 regions with two predictors against reading and counting the
 * same file with {@code data.table::fread}: whole processes, started in turn.
 *
 * <p>{@code mvn -q -Pbench -DskipTests package exec:java
 * -Dexec.mainClass=org.regionwise.bench.EstimateAgainstFread -Dexec.args="FOLDER [RUNS]"}; FOLDER is filled by {@code
 * src/bench/r/simulate-cells.R} when it is empty. Needs R with data.table.
 */
public final class EstimateAgainstFread {
    private EstimateAgainstFread() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 11;
        if (!Files.exists(folder.resolve("rows.csv"))) {
            finish(List.of("Rscript", "src/bench/r/simulate-cells.R", folder.toString()));
        }
        String rows = folder.resolve("rows.csv").toString();
        List<String> estimate = List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-jar",
                "target/regionwise.jar",
                "estimate",
                rows,
                "--region",
                "region",
                "--outcome",
                "outcome",
                "--regions",
                folder.resolve("regions.csv").toString(),
                "--method",
                "ml",
                "--predictors",
                "x1,x2",
                "--format",
                "csv",
                "--output",
                "/dev/null");
        List<String> fread = List.of("Rscript", "src/bench/r/fread-groupby.R", rows);
        Repeated[] times = Repeated.inTurn(runs, () -> finish(estimate), () -> finish(fread));
        System.out.println("estimate  " + times[0]);
        System.out.println("fread     " + times[1]);
        System.out.printf("ratio of the medians %.2f%n", times[0].median() / times[1].median());
    }

    private static void finish(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }
}
