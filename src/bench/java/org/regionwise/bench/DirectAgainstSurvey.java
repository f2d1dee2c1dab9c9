package org.regionwise.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.regionwise.engine.direct.DesignSample;
import org.regionwise.engine.direct.DirectEstimate;
import org.regionwise.engine.direct.DirectEstimates;
import org.regionwise.engine.direct.SampleGroup;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.count.DesignCount;
import org.regionwise.survey.count.DesignCounter;
import org.regionwise.survey.count.DesignCounts;
import org.regionwise.survey.file.SurveyFile;

/**
 * Direct estimates with linearised variances of 300 regions from 100,000 rows with 50 strata and 5,000 clusters: from
 * rows in memory, from grouped counts, and from the file itself; against {@code svyby(…, svymean)} of R's survey on the
 * same rows in memory.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.DirectAgainstSurvey
 * -Dexec.args=FOLDER}. Needs R with survey and jsonlite.
 */
public final class DirectAgainstSurvey {
    private static final int ROWS = 100_000;
    private static final int REGIONS = 300;
    private static final int STRATA = 50;
    private static final int CLUSTERS = 100;
    private static final int RUNS = 21;

    private DirectAgainstSurvey() {}

    public static void main(String[] arguments) throws Exception {
        Path file = Files.createDirectories(Path.of(arguments[0])).resolve("designed.csv");
        Files.write(file, simulated());
        List<SampleGroup> rows = rows(file);
        List<SampleGroup> groups = grouped(file);
        double[] population = new double[STRATA];
        Arrays.fill(population, Double.POSITIVE_INFINITY);
        Repeated[] times = Repeated.inTurn(
                RUNS,
                () -> DirectEstimates.regions(new DesignSample(REGIONS, rows, population)),
                () -> DirectEstimates.regions(new DesignSample(REGIONS, groups, population)),
                () -> grouped(file));
        System.out.println("from " + rows.size() + " rows in memory: " + times[0]);
        System.out.println("from " + groups.size() + " groups: " + times[1]);
        System.out.println("reading the file into groups: " + times[2]);
        List<DirectEstimate> ours = DirectEstimates.regions(new DesignSample(REGIONS, rows, population));
        for (int j = 0; j < 3; j++) {
            System.out.printf(
                    Locale.ROOT,
                    "%.15f %.15f%n",
                    ours.get(j).proportion(),
                    ours.get(j).standardError());
        }
        Process process = new ProcessBuilder("Rscript", "src/bench/r/svyby.R", file.toString(), "3")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode peer = new ObjectMapper().readTree(process.getInputStream());
        System.out.println(peer);
        System.out.printf(
                Locale.ROOT,
                "ratio %.0f from rows in memory%n",
                peer.get("median_seconds").asDouble() / times[0].median());
    }

    private static List<String> simulated() {
        Random random = new Random(4);
        List<String> lines = new ArrayList<>(List.of("region,stratum,cluster,weight,y"));
        for (int i = 0; i < ROWS; i++) {
            int stratum = random.nextInt(STRATA);
            int cluster = random.nextInt(CLUSTERS);
            int region = (stratum * 6 + random.nextInt(24)) % REGIONS;
            double effect = ((stratum * 31 + cluster * 17) % 100) / 100.0 - 0.5;
            int y = random.nextDouble() < 1 / (1 + Math.exp(1.5 - effect)) ? 1 : 0;
            lines.add(String.format(
                    Locale.ROOT,
                    "R%03d,S%02d,C%d,%.3f,%d",
                    region,
                    stratum,
                    cluster,
                    0.5 + 2 * random.nextDouble(),
                    y));
        }
        return lines;
    }

    /** Every row a group of its own. */
    private static List<SampleGroup> rows(Path file) throws IOException {
        List<SampleGroup> rows = new ArrayList<>(ROWS);
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            int stratum = Integer.parseInt(cells[1].substring(1));
            double weight = Double.parseDouble(cells[3]);
            rows.add(new SampleGroup(
                    Integer.parseInt(cells[0].substring(1)),
                    stratum,
                    stratum * CLUSTERS + Integer.parseInt(cells[2].substring(1)),
                    cells[4].equals("1"),
                    1,
                    weight,
                    weight * weight));
        }
        return rows;
    }

    private static List<SampleGroup> grouped(Path file) {
        DesignCounts counts = DesignCounter.count(
                SurveyFile.open(file, "designed.csv"),
                new DesignColumns("weight", "stratum", "cluster", null),
                "region",
                "y",
                List.of());
        Map<String, Integer> units = new HashMap<>();
        List<SampleGroup> groups = new ArrayList<>();
        for (DesignCount each : counts.counts()) {
            int stratum = Integer.parseInt(each.stratum().substring(1));
            groups.add(new SampleGroup(
                    Integer.parseInt(each.responses().region().substring(1)),
                    stratum,
                    units.computeIfAbsent(each.stratum() + each.cluster(), key -> units.size()),
                    each.responses().answer().equals("1"),
                    each.responses().count(),
                    each.weight(),
                    each.weightSquares()));
        }
        return groups;
    }
}
