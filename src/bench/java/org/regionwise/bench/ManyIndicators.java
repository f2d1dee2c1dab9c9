package org.regionwise.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.regionwise.cli.RegionwiseCommand;

/**
 * A plan of 183 indicators of a survey with weights, strata and clusters in 77 regions, from file to workbook.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.ManyIndicators
 * -Dexec.args="FOLDER ROWS METHOD"}; FOLDER is filled when it is empty.
 */
public final class ManyIndicators {
    private static final int INDICATORS = 183;
    private static final int REGIONS = 77;
    private static final int CLUSTERS = 12;

    private ManyIndicators() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int rows = Integer.parseInt(arguments[1]);
        Path file = folder.resolve("indicators-" + rows + ".csv");
        if (!Files.exists(file)) {
            write(file, rows);
        }
        List<String> seconds = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            int status = RegionwiseCommand.execute(
                    new String[] {
                        "estimate", file.toString(), "--region", "region", "--outcome", "q*", "--weight", "weight",
                        "--stratum", "stratum", "--cluster", "cluster", "--method", arguments[2], "--format", "xlsx",
                        "--output", folder.resolve("indicators.xlsx").toString()
                    },
                    Map.of(),
                    System.out,
                    System.err);
            seconds.add("%.1f s (exit code %d)".formatted((System.nanoTime() - begun) / 1e9, status));
        }
        System.out.println(seconds);
    }

    private static void write(Path file, int rows) throws IOException {
        Random random = new Random(1);
        double[][] logits = new double[INDICATORS][REGIONS];
        for (double[] each : logits) {
            double mean = -1.5 + random.nextGaussian();
            for (int j = 0; j < REGIONS; j++) {
                each[j] = mean + 0.4 * random.nextGaussian();
            }
        }
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("region,stratum,cluster,weight");
            for (int k = 1; k <= INDICATORS; k++) {
                out.write(",q" + k);
            }
            out.write('\n');
            for (int i = 0; i < rows; i++) {
                int region = random.nextInt(REGIONS);
                int cluster = random.nextInt(CLUSTERS);
                StringBuilder line = new StringBuilder("R%02d,S%02d,%d,%.3f"
                        .formatted(region, region, region * 100 + cluster, 0.5 + 2 * random.nextDouble()));
                for (double[] each : logits) {
                    double share = 1 / (1 + Math.exp(-each[region]));
                    line.append(',');
                    if (random.nextDouble() > 0.03) {
                        line.append(random.nextDouble() < share ? 1 : 0);
                    }
                }
                out.write(line.append('\n').toString());
            }
        }
    }
}
