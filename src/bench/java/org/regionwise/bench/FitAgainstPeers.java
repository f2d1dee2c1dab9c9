package org.regionwise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.binomial.BinomialFit;
import org.regionwise.engine.binomial.BinomialRandomIntercept;
import org.regionwise.engine.cells.Cells;

/**
 * Fits 3,000 cells with two predictors here, by {@code glmer(nAGQ = 9)} and by glmmTMB, in one run: times, ratios, and
 * whether they give the same answer.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.FitAgainstPeers
 * -Dexec.args=FOLDER}; FOLDER is filled by {@code src/bench/r/simulate-cells.R} when it is empty. Needs R with lme4,
 * glmmTMB and jsonlite.
 */
public final class FitAgainstPeers {
    private static final int WARM_UP = 60;
    private static final int REPEATS = 41;
    private static final int POINTS = 9;

    private FitAgainstPeers() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        if (!Files.exists(folder.resolve("cells.csv"))) {
            r("simulate-cells.R", folder.toString());
        }
        Cells cells = cells(folder.resolve("cells.csv"));
        BinomialFit fit = null;
        double[] seconds = new double[REPEATS];
        for (int i = -WARM_UP; i < REPEATS; i++) {
            long start = System.nanoTime();
            fit = new BinomialRandomIntercept(cells, POINTS).fit();
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) / 1e9;
            }
        }
        Arrays.sort(seconds);
        double ours = seconds[REPEATS / 2];
        System.out.printf(
                "regionwise  %8.4f s (min %.4f, max %.4f)  sigma %.6f  logLik %.4f  beta %s%n",
                ours,
                seconds[0],
                seconds[REPEATS - 1],
                fit.sigma(),
                fit.logLikelihood(),
                fit.coefficients(0.95).stream().map(Coefficient::estimate).toList());
        report("glmer-cells.R", folder, ours);
        report("glmmtmb-cells.R", folder, ours);
    }

    private static void report(String script, Path folder, double ours) throws IOException, InterruptedException {
        JsonNode peer = new ObjectMapper().readTree(r(script, folder.resolve("cells.csv").toString()));
        System.out.println(script + " " + peer);
        System.out.printf("ratio %.1f%n", peer.at("/median_seconds").asDouble() / ours);
    }

    private static String r(String script, String argument) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("Rscript", "src/bench/r/" + script, argument)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(script + " failed");
        }
        return output;
    }

    private static Cells cells(Path file) throws IOException {
        List<String[]> rows = Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
        double[] trials = new double[rows.size()];
        double[] successes = new double[rows.size()];
        DMatrixRMaj design = new DMatrixRMaj(rows.size(), 3);
        for (int c = 0; c < trials.length; c++) {
            String[] row = rows.get(c);
            successes[c] = Double.parseDouble(row[1]);
            trials[c] = Double.parseDouble(row[2]);
            design.set(c, 0, 1);
            design.set(c, 1, Double.parseDouble(row[3]));
            design.set(c, 2, Double.parseDouble(row[4]));
        }
        return Cells.oneEach(trials, successes, design, List.of("(Intercept)", "x1", "x2"));
    }
}
