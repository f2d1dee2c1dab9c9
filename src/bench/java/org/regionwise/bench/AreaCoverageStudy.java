package org.regionwise.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Simulates tables of direct estimates whose truth is known and pools them by every method of the area-level model.
 * Writes one line a table to FOLDER/areas.csv; {@link AreaCoverageReport} turns them into docs/coverage-area.md.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.AreaCoverageStudy
 * -Dexec.args="FOLDER [TABLES]"}, TABLES of each scenario, a third of it of those that take long.
 */
public final class AreaCoverageStudy {
    static final long SEED = 20263;
    static final int TABLES = 1000;

    private AreaCoverageStudy() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        List<AreaScenario> scenarios = AreaScenario.all(arguments.length > 1 ? Integer.parseInt(arguments[1]) : TABLES);
        try (PrintWriter file = new PrintWriter(folder.resolve("areas.csv").toFile(), StandardCharsets.UTF_8)) {
            for (int number = 0; number < scenarios.size(); number++) {
                AreaScenario scenario = scenarios.get(number);
                int at = number;
                IntStream.range(0, scenario.tables())
                        .parallel()
                        .mapToObj(table -> outcome(scenario, at, table))
                        .toList()
                        .forEach(outcome -> file.println(outcome.line()));
                file.flush();
                System.out.println(number + " " + scenario);
            }
        }
    }

    private static AreaOutcome outcome(AreaScenario scenario, int number, int table) {
        SplittableRandom random = new SplittableRandom(SEED + 1_000_003L * table + 7919L * number);
        AreaScenario.Table simulated = scenario.table(random);
        return AreaOutcome.of(number, simulated, new AreaIntervals(scenario, simulated));
    }
}
