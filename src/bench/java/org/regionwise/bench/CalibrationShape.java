package org.regionwise.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A shape of survey on which the posterior is tried: few or many regions, with and without predictors. Respondents run
 * evenly on the logarithmic scale from 1 to 200, and from 14 regions on one region has none.
 */
record CalibrationShape(int regions, int predictors) {
    private static final double MOST = 200;

    static List<CalibrationShape> all() {
        List<CalibrationShape> shapes = new ArrayList<>();
        for (int regions : new int[] {6, 14, 60}) {
            shapes.add(new CalibrationShape(regions, 0));
            shapes.add(new CalibrationShape(regions, 2));
        }
        return shapes;
    }

    String name() {
        return regions + "-regions-" + predictors + "-predictors";
    }

    String words() {
        return regions + " regions, " + (predictors == 0 ? "no predictors" : predictors + " predictors");
    }

    boolean withUnsampled() {
        return regions >= 14;
    }

    SurveyDesign design() {
        int first = withUnsampled() ? 1 : 0;
        double[] trials = new double[regions];
        for (int j = first; j < regions; j++) {
            trials[j] = Math.round(Math.pow(MOST, (double) (j - first) / (regions - 1 - first)));
        }
        SplittableRandom random = new SplittableRandom(regions);
        double[][] values = new double[predictors][regions];
        for (double[] each : values) {
            for (int j = 0; j < regions; j++) {
                each[j] = Math.round(10 + 30 * random.nextGaussian()) / 10.0;
            }
        }
        return new SurveyDesign(trials, values);
    }

    /** Regions whose prevalence is watched: without respondents (where there is one), smallest, middle, largest. */
    int[] watched() {
        int first = withUnsampled() ? 1 : 0;
        int middle = (first + regions - 1) / 2;
        return withUnsampled() ? new int[] {0, first, middle, regions - 1} : new int[] {first, middle, regions - 1};
    }

    /** What is ranked, in the order of the columns of the saved file. */
    List<String> quantities() {
        SurveyDesign design = design();
        List<String> names = new ArrayList<>(List.of("intercept"));
        for (int k = 1; k <= predictors; k++) {
            names.add("slope of x" + k);
        }
        names.add("σ");
        for (int j : watched()) {
            names.add(String.format("π, n = %.0f", design.trials()[j]));
        }
        names.add("national prevalence");
        names.add("log-likelihood");
        return names;
    }
}
