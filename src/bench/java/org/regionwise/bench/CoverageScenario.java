package org.regionwise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One kind of survey of the coverage study.
 *
 * @param study grid, drawn or alike
 * @param prevalence at a region effect of zero; NaN where it is drawn for each survey
 * @param sigma between-region standard deviation; NaN where it is drawn for each survey
 * @param surveys how many are simulated
 */
record CoverageScenario(String study, int regions, double prevalence, double sigma, int surveys) {
    /** Fewest and most respondents of a region, by size band. */
    static final int[][] BANDS = {{5, 9}, {10, 29}, {30, 99}, {100, 200}};

    private static final int[] REGIONS = {6, 14, 30, 60};

    /** Every combination, each {@code grid} times; drawn parameters; and surveys for the study of false findings. */
    static List<CoverageScenario> all(int grid, int drawn, int alike) {
        List<CoverageScenario> scenarios = new ArrayList<>();
        for (int regions : REGIONS) {
            for (double prevalence : new double[] {0.02, 0.1, 0.4}) {
                for (double sigma : new double[] {0, 0.25, 0.5, 1}) {
                    scenarios.add(new CoverageScenario("grid", regions, prevalence, sigma, grid));
                }
            }
            scenarios.add(new CoverageScenario("drawn", regions, Double.NaN, Double.NaN, drawn));
        }
        for (int regions : new int[] {14, 60}) {
            for (double prevalence : new double[] {0.05, 0.2}) {
                for (double sigma : new double[] {0, 0.5}) {
                    scenarios.add(new CoverageScenario("findings", regions, prevalence, sigma, alike));
                }
            }
        }
        return scenarios;
    }

    static int band(int region) {
        return region % BANDS.length;
    }

    /** Respondents uniform within the region's band; every fourth region is of the same band. */
    SurveyDesign design(SplittableRandom random) {
        double[] trials = new double[regions];
        for (int j = 0; j < regions; j++) {
            int[] band = BANDS[band(j)];
            trials[j] = random.nextInt(band[0], band[1] + 1);
        }
        return new SurveyDesign(trials, new double[0][]);
    }

    /** Where they are drawn: prevalence log-uniform from 2% to 40%, σ half-normal with scale 0.5. */
    SurveyDesign.Parameters parameters(SplittableRandom random) {
        double level = Double.isNaN(prevalence)
                ? Math.exp(Math.log(0.02) + random.nextDouble() * Math.log(20))
                : prevalence;
        double spread = Double.isNaN(sigma) ? Math.abs(0.5 * random.nextGaussian()) : sigma;
        return new SurveyDesign.Parameters(new double[] {Math.log(level / (1 - level))}, spread);
    }
}
