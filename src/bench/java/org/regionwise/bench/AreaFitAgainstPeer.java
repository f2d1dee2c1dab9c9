package org.regionwise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.Coefficient;
import org.regionwise.engine.area.AreaEstimates;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.engine.area.BootstrapMse;
import org.regionwise.engine.area.FayHerriot;
import org.regionwise.engine.area.FayHerriotFit;
import org.regionwise.engine.area.FayHerriotPosterior;
import org.regionwise.engine.area.VarianceEstimator;

/**
 * The area-level model on 3,000 areas with three predictors: REML with every area's EBLUP and mean squared error, the
 * full posterior with marginals and joint draws, and a bootstrap of 200; then metafor's rma on the same areas, which
 * has no mean squared errors with g3, in one run.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.AreaFitAgainstPeer
 * -Dexec.args=FOLDER}. Needs R with metafor and jsonlite.
 */
public final class AreaFitAgainstPeer {
    private static final int AREAS = 3000;
    private static final int FEW = 300;
    private static final int RUNS = 21;
    private static final int SLOW_RUNS = 3;

    private AreaFitAgainstPeer() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createDirectories(Path.of(arguments[0])).resolve("areas.csv");
        Files.write(file, simulated());
        AreaEstimates all = read(file, AREAS);
        AreaEstimates few = read(file, FEW);
        for (int warm = 0; warm < 10; warm++) {
            new FayHerriot(all, VarianceEstimator.REML).fit().areas();
        }
        Repeated[] fits = Repeated.inTurn(
                RUNS,
                () -> new FayHerriot(all, VarianceEstimator.REML).fit().areas(),
                () -> new FayHerriot(few, VarianceEstimator.REML).fit().areas(),
                () -> new FayHerriot(all, VarianceEstimator.REML).fit().predictions(AreaScale.LOGIT, 0.95));
        print("REML with all MSEs, " + AREAS + " areas", fits[0]);
        print("the same, " + FEW + " areas", fits[1]);
        print("REML, back-transformed with intervals, " + AREAS + " areas", fits[2]);
        FayHerriotFit fit = new FayHerriot(all, VarianceEstimator.REML).fit();
        Repeated[] rest = Repeated.inTurn(
                SLOW_RUNS,
                () -> new FayHerriotPosterior(
                                all, AreaScale.LOGIT, new FayHerriotPosterior.Settings(Double.NaN, 4000, 1, 0.95))
                        .regions(0.2),
                () -> new BootstrapMse(fit, AreaScale.LOGIT, 200, 1));
        print("full posterior with marginals and 4,000 joint draws", rest[0]);
        print("bootstrap of 200", rest[1]);
        answer(AREAS, fit);
        answer(FEW, new FayHerriot(few, VarianceEstimator.REML).fit());
        JsonNode peer = peer(file);
        System.out.println(peer);
        System.out.printf(
                Locale.ROOT,
                "ratio %.0f on %d areas, %.0f on %d%n",
                peer.at("/few_median_seconds").asDouble() / fits[1].median(),
                FEW,
                peer.at("/all_seconds").asDouble() / fits[0].median(),
                AREAS);
    }

    private static void print(String what, Repeated times) {
        System.out.println(what + ": " + times);
    }

    private static void answer(int areas, FayHerriotFit fit) {
        System.out.printf(
                Locale.ROOT,
                "%d areas: sigma2 %.12f beta %s, %d evaluations%n",
                areas,
                fit.betweenVariance(),
                fit.coefficients(0.95).stream().map(Coefficient::estimate).toList(),
                fit.summary().iterations());
    }

    private static List<String> simulated() {
        Random random = new Random(20);
        List<String> lines = new ArrayList<>(List.of("y,V,x1,x2,x3"));
        for (int j = 0; j < AREAS; j++) {
            double x1 = 50 + 10 * random.nextGaussian();
            double x2 = random.nextGaussian();
            double x3 = random.nextInt(2);
            double variance = 0.3 * Math.exp(random.nextGaussian());
            double theta = -2.5 + 0.02 * x1 + 0.2 * x2 - 0.3 * x3 + 0.4 * random.nextGaussian();
            lines.add(theta + Math.sqrt(variance) * random.nextGaussian() + "," + variance + "," + x1 + "," + x2 + ","
                    + x3);
        }
        return lines;
    }

    private static AreaEstimates read(Path file, int areas) throws IOException {
        double[] estimate = new double[areas];
        double[] variance = new double[areas];
        DMatrixRMaj design = new DMatrixRMaj(areas, 4);
        List<String> lines = Files.readAllLines(file);
        for (int j = 0; j < areas; j++) {
            String[] row = lines.get(j + 1).split(",");
            estimate[j] = Double.parseDouble(row[0]);
            variance[j] = Double.parseDouble(row[1]);
            design.set(j, 0, 1);
            for (int k = 1; k < 4; k++) {
                design.set(j, k, Double.parseDouble(row[k + 1]));
            }
        }
        return new AreaEstimates(estimate, variance, design, List.of("(Intercept)", "x1", "x2", "x3"));
    }

    private static JsonNode peer(Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "Rscript", "src/bench/r/area-rma.R", file.toString(), String.valueOf(FEW), "5")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException("area-rma.R failed");
        }
        return new ObjectMapper().readTree(output);
    }
}
