package org.regionwise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.cells.Cells;

/**
 * The full posterior, warm, with every region's marginal, at least 4,000 effective joint draws and the ranking: 14
 * regions without and with two predictors, 62 districts with two, 3,000 and 30,000 regions with two, 5,000 regions of
 * one answer; and rstanarm on the same cells (of the first three, as the others take it very long). Before the clock
 * starts, runs of {@value #WARM} seconds in all, so that the compiler is done; what it still uses counts. Processor
 * time beside the clock, because a busy machine stretches the clock; for that of one core start Java with
 * {@code -XX:ActiveProcessorCount=1}.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.PosteriorSpeed
 * -Dexec.args="FOLDER [RUNS]"}; FOLDER gets the cells, {@code cells.csv} by {@code src/bench/r/simulate-cells.R}. Needs
 * R with rstanarm and jsonlite.
 */
public final class PosteriorSpeed {
    private static final Path REFERENCE = Path.of("src/test/resources/reference");
    private static final int EFFECTIVE = 4000;
    private static final int WARM = 15;

    private PosteriorSpeed() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 41;
        if (!Files.exists(folder.resolve("cells.csv"))) {
            r("simulate-cells.R", folder.toString());
        }
        Files.write(folder.resolve("harassment.csv"), harassment(false));
        Files.write(folder.resolve("harassment-predictors.csv"), harassment(true));
        Files.write(folder.resolve("districts.csv"), districts());
        Files.write(folder.resolve("one-answer.csv"), simulated(5000, 1, 0));
        Files.write(folder.resolve("thirty-thousand.csv"), simulated(30_000, 40, 2));
        double[] ours = new double[3];
        String[] files = {"harassment.csv", "harassment-predictors.csv", "districts.csv"};
        for (int i = 0; i < files.length; i++) {
            ours[i] = time(folder.resolve(files[i]), runs);
        }
        time(folder.resolve("cells.csv"), Math.max(5, runs / 5));
        time(folder.resolve("one-answer.csv"), Math.max(5, runs / 5));
        time(folder.resolve("thirty-thousand.csv"), 3);
        for (int i = 0; i < files.length; i++) {
            JsonNode peer = new ObjectMapper()
                    .readTree(r("stan-cells.R", folder.resolve(files[i]).toString()));
            System.out.println(files[i] + " " + peer);
            System.out.printf("ratio of processor times %.0f%n", peer.get("processor").asDouble() / ours[i]);
        }
    }

    /** Mean processor seconds. */
    private static double time(Path file, int runs) throws IOException {
        Cells cells = cells(file);
        OperatingSystemMXBean machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double[] seconds = new double[runs];
        double processor = 0;
        long peak = 0;
        BinomialPosterior posterior = null;
        // more than asked for, as only a share of them counts
        int draws = 4300;
        long ready = System.nanoTime() + WARM * 1_000_000_000L;
        for (int i = -3; i < runs; i++) {
            if (i == -1 && System.nanoTime() < ready) {
                i--;
            }
            System.gc();
            long used = used();
            long start = System.nanoTime();
            long began = machine.getProcessCpuTime();
            posterior = new BinomialPosterior(
                    cells, new BinomialPosterior.Settings(Priors.DEFAULT, 0, draws, 1, 0.95));
            boolean cut = posterior.quality().draws() < draws;
            if (!cut && posterior.quality().effectiveDraws() < EFFECTIVE) {
                draws = (int)
                        Math.ceil(draws * 1.02 * EFFECTIVE / posterior.quality().effectiveDraws());
            }
            posterior.regions(0.2).draws().ranking(3);
            if (i >= 0) {
                seconds[i] = (System.nanoTime() - start) / 1e9;
                processor += (machine.getProcessCpuTime() - began) / 1e9 / runs;
                peak = Math.max(peak, used() - used);
            }
        }
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        System.out.printf(
                "%s: %d regions, %d terms: median %.1f ms (min %.1f, max %.1f, %d runs), processor %.1f "
                        + "ms, %.0f effective draws of %d, at most %d MB allocated and kept before a "
                        + "collection, sigma %.4f, load %.1f%n",
                file.getFileName(),
                cells.regions(),
                cells.terms().size(),
                1e3 * sorted[runs / 2],
                1e3 * sorted[0],
                1e3 * sorted[runs - 1],
                runs,
                1e3 * processor,
                posterior.quality().effectiveDraws(),
                posterior.quality().draws(),
                peak >> 20,
                posterior.sigma().mean(),
                machine.getSystemLoadAverage());
        return processor;
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static Cells cells(Path file) throws IOException {
        List<String[]> rows =
                Files.readAllLines(file).stream().map(line -> line.split(",")).toList();
        List<String> terms = new ArrayList<>(List.of("(Intercept)"));
        terms.addAll(Arrays.asList(rows.get(0)).subList(3, rows.get(0).length));
        int size = rows.size() - 1;
        double[] trials = new double[size];
        double[] successes = new double[size];
        DMatrixRMaj design = new DMatrixRMaj(size, terms.size());
        for (int c = 0; c < size; c++) {
            String[] row = rows.get(c + 1);
            successes[c] = Double.parseDouble(row[1]);
            trials[c] = Double.parseDouble(row[2]);
            design.set(c, 0, 1);
            for (int k = 1; k < terms.size(); k++) {
                design.set(c, k, Double.parseDouble(row[k + 2]));
            }
        }
        return Cells.oneEach(trials, successes, design, terms);
    }

    private static List<String[]> table(String file) throws IOException {
        return Files.readAllLines(REFERENCE.resolve(file)).stream()
                .map(line -> line.replace("\"", "").split(",", -1))
                .toList();
    }

    private static List<String> harassment(boolean predictors) throws IOException {
        List<String> lines = new ArrayList<>(List.of("region,y,n" + (predictors ? ",unemployment,education" : "")));
        List<String[]> areas = table("harassment/areas.csv");
        List<String> names = Arrays.asList(areas.get(0));
        for (String[] row : areas.subList(1, areas.size())) {
            lines.add(row[0] + "," + row[1] + "," + row[2]
                    + (predictors
                            ? "," + row[names.indexOf("unemployment")] + "," + row[names.indexOf("education")]
                            : ""));
        }
        return lines;
    }

    /** Regions of 1 to {@code most} respondents, σ of .8. */
    private static List<String> simulated(int regions, int most, int predictors) {
        SplittableRandom random = new SplittableRandom(17);
        List<String> lines = new ArrayList<>(List.of("region,y,n" + (predictors == 0 ? "" : ",a,b")));
        for (int j = 0; j < regions; j++) {
            double[] x = {random.nextGaussian(), random.nextGaussian()};
            double logit = -1 + 0.8 * random.nextGaussian() + (predictors == 0 ? 0 : 0.3 * x[0] - 0.2 * x[1]);
            int trials = 1 + random.nextInt(most);
            int successes = 0;
            for (int i = 0; i < trials; i++) {
                successes += random.nextDouble() < 1 / (1 + Math.exp(-logit)) ? 1 : 0;
            }
            lines.add(j + "," + successes + "," + trials + (predictors == 0 ? "" : "," + x[0] + "," + x[1]));
        }
        return lines;
    }

    /** The districts' respondents with an answer, counted. */
    private static List<String> districts() throws IOException {
        List<String[]> survey = table("extra/sixty-districts/survey.csv");
        List<String> columns = Arrays.asList(survey.get(0));
        Map<String, int[]> counts = new HashMap<>();
        for (String[] row : survey.subList(1, survey.size())) {
            String answer = row[columns.indexOf("y")];
            int[] count = counts.computeIfAbsent(row[columns.indexOf("region")], region -> new int[2]);
            if (!answer.isEmpty() && !answer.equals("NA")) {
                count[0] += Integer.parseInt(answer);
                count[1]++;
            }
        }
        List<String[]> regions = table("extra/sixty-districts/regions.csv");
        List<String> lines = new ArrayList<>();
        lines.add("region,y,n," + String.join(",", Arrays.asList(regions.get(0)).subList(1, 3)));
        for (String[] row : regions.subList(1, regions.size())) {
            int[] count = counts.getOrDefault(row[0], new int[2]);
            lines.add(row[0] + "," + count[0] + "," + count[1] + "," + row[1] + "," + row[2]);
        }
        return lines;
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
}
