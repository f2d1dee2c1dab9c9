package org.regionwise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.RandomTerm;

/**
 * Linear mixed models by REML here and by {@code lmer}, in one run: 180 rows of 18 groups, and 1,000,000 rows of 3,000
 * groups, intercept and slope; 73,000 ratings of 1,128 teachers by 2,972 students, crossed. Times from rows in memory
 * to the estimates.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.LinearFitAgainstLme4
 * -Dexec.args=FOLDER}; the data are written to FOLDER. Needs R with lme4, data.table and jsonlite, and minutes.
 */
public final class LinearFitAgainstLme4 {
    private LinearFitAgainstLme4() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        grouped(folder.resolve("small.csv"), 180, 18, 300, 25);
        grouped(folder.resolve("million.csv"), 1_000_000, 3000, 9, 3);
        crossed(folder.resolve("ratings.csv"));
    }

    private static void grouped(Path file, int rows, int groups, int repeats, int peerRepeats)
            throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(1);
        double[] x = normal(rows, random);
        double[] intercept = normal(groups, random);
        double[] slope = normal(groups, random);
        int[] group = IntStream.range(0, rows).map(i -> i % groups).toArray();
        double[] y = new double[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = 1 + x[i] / 2 + 0.4 * intercept[group[i]] + 0.2 * slope[group[i]] * x[i] + random.nextGaussian();
        }
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("g,x,y");
            for (int i = 0; i < rows; i++) {
                out.println(group[i] + "," + x[i] + "," + y[i]);
            }
        }
        GroupingFactor factor = new GroupingFactor("g", group, names(groups));
        compare(
                file,
                "y ~ x + (x | g)",
                data(y, x, List.of(RandomTerm.interceptAndSlope(factor, "x", x))),
                repeats,
                peerRepeats);
    }

    private static void crossed(Path file) throws IOException, InterruptedException {
        int rows = 73_000;
        int students = 2972;
        int teachers = 1128;
        SplittableRandom random = new SplittableRandom(2);
        double[] ofStudent = normal(students, random);
        double[] ofTeacher = normal(teachers, random);
        int[] student =
                IntStream.range(0, rows).map(i -> random.nextInt(students)).toArray();
        int[] teacher =
                IntStream.range(0, rows).map(i -> random.nextInt(teachers)).toArray();
        double[] service =
                IntStream.range(0, rows).mapToDouble(i -> random.nextInt(2)).toArray();
        double[] y = new double[rows];
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("student,teacher,x,y");
            for (int i = 0; i < rows; i++) {
                double mean = 3.2 - 0.05 * service[i] + 0.33 * ofStudent[student[i]] + 0.5 * ofTeacher[teacher[i]];
                y[i] = mean + 1.18 * random.nextGaussian();
                out.println(student[i] + "," + teacher[i] + "," + service[i] + "," + y[i]);
            }
        }
        List<RandomTerm> terms = List.of(
                RandomTerm.intercept(new GroupingFactor("student", student, names(students))),
                RandomTerm.intercept(new GroupingFactor("teacher", teacher, names(teachers))));
        compare(file, "y ~ x + (1 | student) + (1 | teacher)", data(y, service, terms), 3, 1);
    }

    private static LinearData data(double[] y, double[] x, List<RandomTerm> terms) {
        DMatrixRMaj design = new DMatrixRMaj(y.length, 2);
        for (int i = 0; i < y.length; i++) {
            design.set(i, 0, 1);
            design.set(i, 1, x[i]);
        }
        return new LinearData(y, design, List.of(RandomTerm.INTERCEPT, "x"), terms);
    }

    private static double[] normal(int size, SplittableRandom random) {
        return IntStream.range(0, size).mapToDouble(i -> random.nextGaussian()).toArray();
    }

    private static List<String> names(int size) {
        return IntStream.range(0, size).mapToObj(String::valueOf).toList();
    }

    private static void compare(Path file, String formula, LinearData data, int repeats, int peerRepeats)
            throws IOException, InterruptedException {
        double[] seconds = new double[repeats];
        LinearFit fit = null;
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            fit = new LinearRandomEffects(data, Criterion.REML).fit();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        // the first third warms up
        double[] warm = Arrays.copyOfRange(seconds, repeats / 3, repeats);
        Arrays.sort(warm);
        double ours = warm[warm.length / 2];
        System.out.printf(
                "%s, %,d rows%nregionwise  %.4f s (min %.4f, max %.4f)  criterion %.6f  theta %s%n",
                formula,
                data.rows(),
                ours,
                warm[0],
                warm[warm.length - 1],
                fit.criterionValue(),
                Arrays.toString(fit.theta()));
        Process process = new ProcessBuilder(
                        "Rscript", "src/bench/r/lmer-fit.R", file.toString(), formula, String.valueOf(peerRepeats))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("lmer-fit.R failed");
        }
        JsonNode peer = new ObjectMapper().readTree(output);
        System.out.println("lmer  " + peer);
        System.out.printf("ratio %.1f%n", peer.get("median_seconds").asDouble() / ours);
    }
}
