package org.regionwise.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.survey.file.SurveyFile;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;
import org.regionwise.survey.frame.FrameReader;

/**
 * A linear mixed model of a CSV of 1,000,000 rows and 3,000 groups, intercept and slope, after start: reading the
 * columns, and the fit, against reading alone with {@code data.table::fread}, in one run.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.ModelAgainstFread
 * -Dexec.args=FOLDER}; FOLDER is filled when it is empty. Needs R with data.table.
 */
public final class ModelAgainstFread {
    private static final int ROWS = 1_000_000;
    private static final int GROUPS = 3000;
    private static final int REPEATS = 9;

    private ModelAgainstFread() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path file = Files.createDirectories(Path.of(arguments[0])).resolve("million.csv");
        if (!Files.exists(file)) {
            simulate(file);
        }
        List<Double> reading = new ArrayList<>();
        List<Double> fitting = new ArrayList<>();
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            DataFrame data = FrameReader.read(
                    SurveyFile.open(file, "million.csv"), List.of("region", "x", "y"), Set.of("region"), tally -> {});
            long read = System.nanoTime();
            new LinearRandomEffects(model(data), Criterion.REML).fit();
            long end = System.nanoTime();
            reading.add((read - start) / 1e9);
            fitting.add((end - read) / 1e9);
        }
        System.out.printf("first    read %.3f s, fit %.3f s%n", reading.get(0), fitting.get(0));
        // the first third warms up
        System.out.printf("warm     read %.3f s, fit %.3f s%n", median(reading), median(fitting));
        double fread = fread(file);
        System.out.printf("fread    %.3f s%nratio of first reading %.1f, warm %.1f%n", fread, reading.get(0) / fread,
                median(reading) / fread);
    }

    private static double median(List<Double> seconds) {
        List<Double> warm = new ArrayList<>(seconds.subList(REPEATS / 3, REPEATS));
        warm.sort(null);
        return warm.get(warm.size() / 2);
    }

    private static void simulate(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        double[][] effects = new double[GROUPS][2];
        for (double[] effect : effects) {
            effect[0] = 0.4 * random.nextGaussian();
            effect[1] = 0.2 * random.nextGaussian();
        }
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("region,x,y");
            for (int i = 0; i < ROWS; i++) {
                int j = random.nextInt(GROUPS);
                double x = random.nextGaussian();
                double y = 1 + x / 2 + effects[j][0] + effects[j][1] * x + random.nextGaussian();
                out.println(String.format(Locale.ROOT, "r%04d,%.4f,%.4f", j, x, y));
            }
        }
    }

    private static LinearData model(DataFrame data) {
        FrameColumn.Categories region = (FrameColumn.Categories) data.column("region");
        double[] x = ((FrameColumn.Numbers) data.column("x")).values();
        double[] y = ((FrameColumn.Numbers) data.column("y")).values();
        DMatrixRMaj design = new DMatrixRMaj(y.length, 2);
        for (int i = 0; i < y.length; i++) {
            design.set(i, 0, 1);
            design.set(i, 1, x[i]);
        }
        GroupingFactor factor = new GroupingFactor("region", region.codes(), region.levels());
        return new LinearData(
                y, design, List.of(RandomTerm.INTERCEPT, "x"), List.of(RandomTerm.interceptAndSlope(factor, "x", x)));
    }

    private static double fread(Path file) throws IOException, InterruptedException {
        String code = "library(data.table); t <- replicate(5, system.time(fread('" + file
                + "'))[['elapsed']]); cat(median(t))";
        Process process = new ProcessBuilder("Rscript", "-e", code)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("fread failed: " + Map.of("file", file));
        }
        return Double.parseDouble(printed.strip());
    }
}
