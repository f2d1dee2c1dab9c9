package org.regionwise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One kind of survey of the coverage study.
 *
 * @param study grid, drawn, findings or departures
 * @param prevalence at a region effect of zero; NaN where it is drawn for each survey
 * @param sigma between-region standard deviation; NaN where it is drawn for each survey
 * @param surveys how many are simulated
 * @param shape of the regions' effects
 * @param slope of a predictor that is 1 in half of the regions and 0 in the others; 0 for no predictor
 */
record CoverageScenario(
        String study, int regions, double prevalence, double sigma, int surveys, EffectShape shape, double slope) {
    /** Fewest and most respondents of a region, by size band. */
    static final int[][] BANDS = {{5, 9}, {10, 29}, {30, 99}, {100, 200}};

    CoverageScenario(String study, int regions, double prevalence, double sigma, int surveys) {
        this(study, regions, prevalence, sigma, surveys, EffectShape.NORMAL, 0);
    }

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

    /** Effects that are not as the model takes them, a predictor, and an outcome of one in a hundred. */
    static List<CoverageScenario> departures(int surveys) {
        List<CoverageScenario> scenarios = new ArrayList<>();
        for (int regions : new int[] {14, 30}) {
            for (EffectShape shape : EffectShape.values()) {
                scenarios.add(new CoverageScenario("departures", regions, 0.2, 0.5, surveys, shape, 0));
            }
            scenarios.add(new CoverageScenario("departures", regions, 0.2, 0.5, surveys, EffectShape.NORMAL, 0.7));
            scenarios.add(new CoverageScenario("departures", regions, 0.01, 0.5, surveys, EffectShape.NORMAL, 0));
        }
        return scenarios;
    }

    /** What the row of the report is called. */
    String departure() {
        return slope != 0
                ? "normal, with a binary predictor"
                : prevalence == 0.01 ? "normal, prevalence 1%" : shape.title();
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
        return new SurveyDesign(trials, slope == 0 ? new double[0][] : new double[][] {halves(random)});
    }

    /** 1 in half of the regions, drawn at random. */
    private double[] halves(SplittableRandom random) {
        double[] half = new double[regions];
        for (int ones = 0; ones < regions / 2; ) {
            int at = random.nextInt(regions);
            ones += half[at] == 0 ? 1 : 0;
            half[at] = 1;
        }
        return half;
    }

    /** Where they are drawn: prevalence log-uniform from 2% to 40%, σ half-normal with scale 0.5. */
    SurveyDesign.Parameters parameters(SplittableRandom random) {
        double level = Double.isNaN(prevalence)
                ? Math.exp(Math.log(0.02) + random.nextDouble() * Math.log(20))
                : prevalence;
        double spread = Double.isNaN(sigma) ? Math.abs(0.5 * random.nextGaussian()) : sigma;
        double intercept = Math.log(level / (1 - level));
        return new SurveyDesign.Parameters(
                slope == 0 ? new double[] {intercept} : new double[] {intercept, slope}, spread);
    }
}
