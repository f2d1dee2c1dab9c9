package org.regionwise.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.RegionMarginal;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.binomial.posterior.Grain;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.direct.DirectEstimate;
import org.regionwise.engine.direct.DirectEstimates;

/**
 * Simulates samples with weights, strata and clusters whose truth is known, and estimates them by {@code bayes} with
 * the effective sample sizes of several rules. Writes one line a region and rule to FOLDER/designs.csv;
 * {@link DesignedReport} turns them into a section of docs/coverage.md.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.DesignedStudy
 * -Dexec.args="FOLDER SURVEYS [RULES]"}: surveys of each design; rules that {@code bayes} is run for (EARLIER,ENGINE by
 * default; NONE is quick), others get intervals given the true hyperparameters only.
 */
public final class DesignedStudy {
    static final long SEED = 20263;
    private static final double LEVEL = 0.95;

    private DesignedStudy() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int surveys = Integer.parseInt(arguments[1]);
        Set<SizeRule> bayes = EnumSet.noneOf(SizeRule.class);
        String rules = arguments.length > 2 ? arguments[2] : "EARLIER,ENGINE";
        if (!rules.equals("NONE")) {
            Stream.of(rules.split(",")).map(SizeRule::valueOf).forEach(bayes::add);
        }
        List<DesignedScenario> scenarios = DesignedScenario.all();
        try (PrintWriter file = new PrintWriter(folder.resolve("designs.csv").toFile(), StandardCharsets.UTF_8)) {
            // a tenth of the surveys of every design at a time, so that a study cut short is still a study
            int step = Math.max(1, surveys / 10);
            for (int from = 0; from < surveys; from += step) {
                int first = from;
                for (int s = 0; s < scenarios.size(); s++) {
                    int number = s;
                    IntStream.range(first, Math.min(surveys, first + step))
                            .parallel()
                            .mapToObj(survey -> outcomes(scenarios.get(number), number, survey, bayes))
                            .toList()
                            .forEach(outcomes -> outcomes.forEach(outcome -> file.println(outcome.line())));
                    file.flush();
                }
                System.out.println("up to survey " + Math.min(surveys, first + step));
            }
        }
    }

    /** Prevalence of a region of average effect log-uniform from 5% to 40%, σ uniform from .2 to .8. */
    static List<DesignedOutcome> outcomes(DesignedScenario scenario, int number, int survey, Set<SizeRule> bayes) {
        SplittableRandom random = new SplittableRandom(SEED + 1_000_003L * survey + 7919L * number);
        double[] sizes = scenario.sizes(random);
        double level = 0.05 * Math.exp(random.nextDouble() * Math.log(8));
        double intercept = Math.log(level / (1 - level));
        double sigma = 0.2 + 0.6 * random.nextDouble();
        double[] effects = new double[sizes.length];
        double[] prevalence = new double[sizes.length];
        for (int j = 0; j < sizes.length; j++) {
            effects[j] = random.nextGaussian();
            prevalence[j] = 1 / (1 + Math.exp(-intercept - sigma * effects[j]));
        }
        DesignedSurvey drawn = DesignedSurvey.draw(scenario, sizes, prevalence, !bayes.isEmpty(), random);
        List<DirectEstimate> direct = DirectEstimates.regions(drawn.sample());
        List<DesignedOutcome> outcomes = new ArrayList<>();
        for (SizeRule rule : SizeRule.values()) {
            if (rule == SizeRule.REAL && bayes.isEmpty()) {
                continue;
            }
            double[] n = rule.sizes(drawn);
            List<RegionMarginal> marginals = bayes.contains(rule) ? posterior(n, direct) : null;
            for (int j = 0; j < n.length; j++) {
                double truth = drawn.prevalence()[j];
                outcomes.add(new DesignedOutcome(
                        number,
                        survey,
                        j,
                        rule,
                        direct.get(j).respondents(),
                        effects[j],
                        n[j],
                        held(n[j] * direct.get(j).proportion(), n[j], intercept, sigma, truth),
                        truth,
                        marginals == null
                                ? Double.NaN
                                : marginals.get(j).prevalence().mean(),
                        marginals == null
                                ? Double.NaN
                                : marginals.get(j).prevalence().lower(),
                        marginals == null
                                ? Double.NaN
                                : marginals.get(j).prevalence().upper()));
            }
        }
        return outcomes;
    }

    private static List<RegionMarginal> posterior(double[] n, List<DirectEstimate> direct) {
        DMatrixRMaj design = new DMatrixRMaj(n.length, 1);
        Arrays.fill(design.data, 1);
        double[] yes = new double[n.length];
        for (int j = 0; j < n.length; j++) {
            yes[j] = n[j] * direct.get(j).proportion();
        }
        return new BinomialPosterior(
                        Cells.oneEach(n, yes, design, List.of("(Intercept)")),
                        new BinomialPosterior.Settings(
                                Priors.DEFAULT, 15, 100, 1, LEVEL, RegionEffects.NORMAL, Grain.COARSE))
                .regions(Double.NaN)
                .marginals();
    }

    /** Whether the interval of a region holds the truth when the hyperparameters are known, by a sum over u/σ. */
    private static boolean held(double yes, double n, double intercept, double sigma, double truth) {
        double at = (Math.log(truth / (1 - truth)) - intercept) / sigma;
        double step = 0.02;
        double below = 0;
        double all = 0;
        double reference = yes * intercept - n * Math.log1p(Math.exp(intercept));
        for (double u = -8; u <= 8; u += step) {
            double eta = intercept + sigma * u;
            double density = Math.exp(Math.min(700, yes * eta - n * Math.log1p(Math.exp(eta)) - u * u / 2 - reference));
            all += density;
            below += density * Math.max(0, Math.min(1, (at - u) / step + 0.5));
        }
        return below / all > (1 - LEVEL) / 2 && below / all < (1 + LEVEL) / 2;
    }
}
