package org.regionwise.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.regionwise.engine.JointDraws;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.cells.Cells;

/**
 * Parameters drawn from the priors, a survey drawn from them, and where in the survey's posterior the parameters lie:
 * if the posterior is right, evenly everywhere between 0 and 1. Talts et al. (2018), arXiv:1804.06788; Modrák et al.
 * (2023), Bayesian Analysis. Writes one file of places a shape; {@link CalibrationReport} turns them into
 * docs/calibration.md.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.SimulationBasedCalibration
 * -Dexec.args="FOLDER [REPLICATES]"}
 */
public final class SimulationBasedCalibration {
    static final long SEED = 20261;
    static final int DRAWS = 1000;

    private SimulationBasedCalibration() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        int replicates = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1000;
        for (CalibrationShape shape : CalibrationShape.all()) {
            long start = System.nanoTime();
            List<String> lines = IntStream.range(0, replicates)
                    .parallel()
                    .mapToObj(replicate -> line(places(shape, replicate)))
                    .toList();
            Files.write(folder.resolve(shape.name() + ".csv"), lines);
            System.out.printf("%s: %.0f s%n", shape.words(), (System.nanoTime() - start) / 1e9);
        }
    }

    private static String line(double[] places) {
        return Arrays.stream(places)
                .mapToObj(place -> String.format(Locale.ROOT, "%.6f", place))
                .collect(Collectors.joining(","));
    }

    /** P(quantity ≤ truth | y) for every quantity of the shape, and last 1 if the integration called itself poor. */
    private static double[] places(CalibrationShape shape, int replicate) {
        SurveyDesign design = shape.design();
        SplittableRandom random = new SplittableRandom(SEED + 1_000_003L * replicate + 7919L * shape.regions());
        SurveyDesign.Parameters truth = design.fromPriors(Priors.DEFAULT, random);
        double[] prevalence = design.prevalence(truth, random);
        Cells cells = design.survey(prevalence, random);
        BinomialPosterior posterior = new BinomialPosterior(
                cells, new BinomialPosterior.Settings(Priors.DEFAULT, 0, DRAWS, replicate, 0.95));
        JointDraws draws = posterior.draws();
        double[] places = new double[shape.quantities().size() + 1];
        int at = 0;
        for (int k = 0; k < truth.beta().length; k++) {
            places[at++] = posterior.coefficientProbabilityBelow(k, truth.beta()[k]);
        }
        places[at++] = posterior.sigmaProbabilityBelow(truth.sigma());
        for (int j : shape.watched()) {
            // a logit of more than 36 has no prevalence below 1 in double precision
            double inside = Math.min(Math.max(prevalence[j], 1e-300), 1 - 1e-16);
            places[at++] = posterior.regionProbabilityBelow(j, inside);
        }
        double[][] joint = new double[draws.size()][design.regions()];
        for (int d = 0; d < joint.length; d++) {
            for (int j = 0; j < design.regions(); j++) {
                joint[d][j] = draws.prevalence(j, d);
            }
        }
        double[] rounded = new double[prevalence.length];
        Arrays.setAll(rounded, j -> (float) prevalence[j]);
        places[at++] = place(
                Arrays.stream(joint).mapToDouble(SimulationBasedCalibration::national), national(rounded), random);
        places[at++] = place(
                Arrays.stream(joint).mapToDouble(draw -> logLikelihood(cells, draw)),
                logLikelihood(cells, rounded),
                random);
        places[at] = posterior.quality().poor() ? 1 : 0;
        return places;
    }

    /** Of regions whose populations are 1, 2, 3, …, 1, 2, 3, …. */
    private static double national(double[] prevalence) {
        double sum = 0;
        double population = 0;
        for (int j = 0; j < prevalence.length; j++) {
            sum += (1 + j % 3) * prevalence[j];
            population += 1 + j % 3;
        }
        return sum / population;
    }

    /** Of the counts given the prevalences; it sees errors of the regions' dependence that single quantities miss. */
    private static double logLikelihood(Cells cells, double[] prevalence) {
        double sum = 0;
        for (int j = 0; j < prevalence.length; j++) {
            double yes = cells.successes(j);
            double no = cells.trials(j) - yes;
            sum += yes == 0 ? 0 : yes * Math.log(prevalence[j]);
            sum += no == 0 ? 0 : no * Math.log1p(-prevalence[j]);
        }
        return sum;
    }

    /** Rank of the truth among the draws, ties broken at random, spread evenly over its step. */
    private static double place(DoubleStream draws, double truth, SplittableRandom random) {
        double[] values = draws.toArray();
        int below = 0;
        int equal = 0;
        for (double value : values) {
            below += value < truth ? 1 : 0;
            equal += value == truth ? 1 : 0;
        }
        return (below + random.nextInt(equal + 1) + random.nextDouble()) / (values.length + 1);
    }
}
