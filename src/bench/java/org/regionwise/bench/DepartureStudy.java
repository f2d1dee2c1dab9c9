package org.regionwise.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.regionwise.engine.binomial.posterior.Grain;

/**
 * {@link CoverageStudy} where the model does not hold, or holds with a predictor or for a rare outcome. Writes one line
 * a region to FOLDER/departures.csv; {@link DesignedReport} turns them into a section of docs/coverage.md.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.DepartureStudy
 * -Dexec.args="FOLDER SURVEYS"}: surveys of each kind, integrated as coarsely as for looking around (limits move by
 * less than 0.3 points).
 */
public final class DepartureStudy {
    private DepartureStudy() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int surveys = Integer.parseInt(arguments[1]);
        List<CoverageScenario> scenarios = CoverageScenario.departures(surveys);
        try (PrintWriter file = new PrintWriter(folder.resolve("departures.csv").toFile(), StandardCharsets.UTF_8)) {
            // a tenth of the surveys of every kind at a time, so that a study cut short is still a study
            int step = Math.max(1, surveys / 10);
            for (int from = 0; from < surveys; from += step) {
                int first = from;
                for (int s = 0; s < scenarios.size(); s++) {
                    int number = s;
                    IntStream.range(first, Math.min(surveys, first + step))
                            .parallel()
                            .mapToObj(survey ->
                                    CoverageStudy.outcomes(scenarios.get(number), number, survey, Grain.COARSE))
                            .toList()
                            .forEach(outcomes -> outcomes.forEach(outcome -> file.println(outcome.line())));
                    file.flush();
                }
                System.out.println("up to survey " + Math.min(surveys, first + step));
            }
        }
    }
}
