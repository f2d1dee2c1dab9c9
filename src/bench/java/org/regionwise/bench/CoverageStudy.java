package org.regionwise.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.regionwise.engine.Interval;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.BinomialFit;
import org.regionwise.engine.binomial.BinomialRandomIntercept;
import org.regionwise.engine.binomial.PlugInRegions;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.engine.binomial.RegionPrediction;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.binomial.posterior.Grain;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.direct.WilsonInterval;

/**
 * Simulates surveys whose truth is known and estimates them raw, by {@code ml} and by {@code bayes}. Writes one line a
 * region to FOLDER/regions.csv; {@link CoverageReport} turns them into docs/coverage.md.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.CoverageStudy
 * -Dexec.args="FOLDER [GRID DRAWN FINDINGS]"}: surveys for each combination of the grid, for each number of regions
 * with drawn parameters, and for each combination of the study of false findings.
 */
public final class CoverageStudy {
    static final long SEED = 20262;
    static final double LEVEL = 0.95;
    /** As few as there may be: intervals do not come from draws. */
    private static final int DRAWS = 100;

    private CoverageStudy() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        List<CoverageScenario> scenarios = CoverageScenario.all(
                arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50,
                arguments.length > 2 ? Integer.parseInt(arguments[2]) : 250,
                arguments.length > 3 ? Integer.parseInt(arguments[3]) : 250);
        try (PrintWriter file = new PrintWriter(folder.resolve("regions.csv").toFile(), StandardCharsets.UTF_8)) {
            for (int number = 0; number < scenarios.size(); number++) {
                CoverageScenario scenario = scenarios.get(number);
                int at = number;
                IntStream.range(0, scenario.surveys())
                        .parallel()
                        .mapToObj(survey -> outcomes(scenario, at, survey))
                        .toList()
                        .forEach(outcomes -> outcomes.forEach(outcome -> file.println(outcome.line())));
                file.flush();
                System.out.println(number + " " + scenario);
            }
        }
    }

    private static List<RegionOutcome> outcomes(CoverageScenario scenario, int number, int survey) {
        return outcomes(scenario, number, survey, Grain.FINE);
    }

    static List<RegionOutcome> outcomes(CoverageScenario scenario, int number, int survey, Grain grain) {
        SplittableRandom random = new SplittableRandom(SEED + 1_000_003L * survey + 7919L * number);
        SurveyDesign design = scenario.design(random);
        double[] prevalence = design.prevalence(scenario.parameters(random), scenario.shape(), random);
        Cells cells = design.survey(prevalence, random);
        double raw = IntStream.range(0, cells.regions())
                        .mapToDouble(cells::successes)
                        .sum()
                / cells.totalTrials();
        double national = Arrays.stream(prevalence).average().orElseThrow();
        BinomialFit fit = new BinomialRandomIntercept(cells, 0).fit();
        List<RegionPrediction> plugIn = new PlugInRegions(fit, LEVEL).regions();
        List<RegionMarginal> posterior = new BinomialPosterior(
                        cells,
                        new BinomialPosterior.Settings(
                        Priors.DEFAULT, 0, DRAWS, survey, LEVEL, RegionEffects.NORMAL, grain))
                .regions(Double.NaN)
                .marginals();
        return IntStream.range(0, cells.regions())
                .mapToObj(j -> new RegionOutcome(
                        number,
                        survey,
                        CoverageScenario.band(j),
                        prevalence[j],
                        national,
                        raw,
                        new double[] {
                            cells.successes(j) / cells.trials(j),
                            plugIn.get(j).prevalence(),
                            posterior.get(j).prevalence().mean(),
                            raw
                        },
                        new Interval[] {
                            WilsonInterval.of(cells.successes(j), cells.trials(j), LEVEL),
                            plugIn.get(j).interval(),
                            new Interval(
                                    posterior.get(j).prevalence().lower(),
                                    posterior.get(j).prevalence().upper())
                        }))
                .toList();
    }
}
