package org.regionwise.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.binomial.Priors;
import org.regionwise.engine.binomial.posterior.BinomialPosterior;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.numeric.Logistic;

/**
 * How often a survey that fits the model names a region as in conflict with the others, how often one with a single
 * outlier names it, and what looking costs beside the fit.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.ConflictStudy
 * -Dexec.args="SURVEYS"}
 */
public final class ConflictStudy {
    private static final double BY_CHANCE = 0.1;

    private ConflictStudy() {}

    public static void main(String[] arguments) {
        int surveys = Integer.parseInt(arguments[0]);
        System.out.println("| regions | σ | outlier at | named by chance, % | outlier named, % | "
                + "integrating, s | checking, s |");
        System.out.println("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        for (int regions : new int[] {24, 12, 60}) {
            for (double sigma : new double[] {0.3, 0.6}) {
                for (int shift : new int[] {0, 3, 4, 5}) {
                    if (shift == 0 || regions == 24) {
                        row(regions, sigma, shift, surveys);
                    }
                }
            }
        }
    }

    private static void row(int regions, double sigma, int shift, int surveys) {
        int byChance = 0;
        int found = 0;
        double fit = 0;
        double check = 0;
        for (int s = 0; s < surveys; s++) {
            Cells cells = survey(regions, sigma, shift, new SplittableRandom(31L * s + 7 * regions + shift));
            long before = System.nanoTime();
            BinomialPosterior posterior =
                    new BinomialPosterior(cells, new BinomialPosterior.Settings(Priors.DEFAULT, 15, 4000, 1, 0.95));
            long between = System.nanoTime();
            double[] midP = posterior.conflicts();
            check += (System.nanoTime() - between) / 1e9;
            fit += (between - before) / 1e9;
            boolean[] named = new boolean[regions];
            boolean others = false;
            for (int j = 0; j < regions; j++) {
                named[j] = Math.min(midP[j], 1 - midP[j]) * 2 * regions < BY_CHANCE;
                others |= named[j] && (j > 0 || shift == 0);
            }
            byChance += others ? 1 : 0;
            found += named[0] ? 1 : 0;
        }
        System.out.printf(
                "| %d | %.1f | %s | %.1f | %s | %.3f | %.3f |%n",
                regions,
                sigma,
                shift == 0 ? "–" : shift + " σ",
                100.0 * byChance / surveys,
                shift == 0 ? "–" : "%.1f".formatted(100.0 * found / surveys),
                fit / surveys,
                check / surveys);
    }

    /** 3 to 300 respondents a region, evenly on the log scale; the first region is the outlier and has 60. */
    private static Cells survey(int regions, double sigma, int shift, SplittableRandom random) {
        double[] trials = new double[regions];
        double[] successes = new double[regions];
        for (int j = 0; j < regions; j++) {
            trials[j] = j == 0 ? 60 : Math.rint(3 * Math.pow(100, random.nextDouble()));
            double effect = j == 0 && shift > 0 ? shift * sigma : sigma * random.nextGaussian();
            double p = Logistic.probability(-1.4 + effect);
            for (int i = 0; i < trials[j]; i++) {
                successes[j] += random.nextDouble() < p ? 1 : 0;
            }
        }
        DMatrixRMaj ones = new DMatrixRMaj(regions, 1);
        Arrays.fill(ones.data, 1);
        return Cells.oneEach(trials, successes, ones, List.of("(Intercept)"));
    }
}
