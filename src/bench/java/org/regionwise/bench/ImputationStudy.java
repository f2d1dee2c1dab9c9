package org.regionwise.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.linear.CoefficientLine;
import org.regionwise.analysis.linear.IntervalMethod;
import org.regionwise.analysis.linear.LinearEstimation;
import org.regionwise.analysis.linear.LinearQuestion;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.inference.CoefficientTests;
import org.regionwise.survey.frame.DataFrame;
import org.regionwise.survey.frame.FrameColumn;

/**
 * Whether limits from imputed predictors cover: worlds of 40 groups of 10 with y = 2 + (1 + 0.4 b)x + 0.5z + a + e, x =
 * 0.5z + 0.6v + e', x missing in about four rows of ten, the more often the higher y is. Bias and coverage of 95%
 * limits by imputation and by complete rows.
 *
 * <p>{@code mvn -q -Pbench test-compile exec:java -Dexec.mainClass=org.regionwise.bench.ImputationStudy
 * -Dexec.args="WORLDS [COPIES]"}
 */
public final class ImputationStudy {
    private static final int GROUPS = 40;
    private static final int SIZE = 10;
    private static final double[] TRUTH = {2, 1, 0.5};

    private ImputationStudy() {}

    public static void main(String[] arguments) {
        int worlds = Integer.parseInt(arguments[0]);
        int copies = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        for (int each : new int[] {copies, 0}) {
            double[][] outcomes = IntStream.range(0, worlds)
                    .parallel()
                    .mapToObj(world -> outcome(world, each))
                    .toArray(double[][]::new);
            System.out.println(each == 0 ? "complete rows" : each + " copies");
            for (int k = 0; k < TRUTH.length; k++) {
                int at = k;
                double bias = Arrays.stream(outcomes).mapToDouble(o -> o[2 * at]).average().orElseThrow();
                double covered = Arrays.stream(outcomes).mapToDouble(o -> o[2 * at + 1]).average().orElseThrow();
                System.out.printf("  coefficient %d: bias %+.4f, coverage %.3f%n", k, bias, covered);
            }
        }
    }

    private static double[] outcome(int world, int copies) {
        LinearQuestion question = new LinearQuestion(
                Formula.parse("y ~ x + z + (x | g)"),
                List.of(),
                Criterion.REML,
                null,
                CoefficientTests.Method.SATTERTHWAITE,
                false,
                List.of(),
                null,
                null,
                0.95,
                IntervalMethod.WALD,
                1,
                null,
                world,
                copies);
        List<CoefficientLine> lines = new LinearEstimation(question, world(world), FitProgress.UNWATCHED)
                .answer("world", "", null)
                .coefficients();
        double[] outcome = new double[2 * TRUTH.length];
        for (int k = 0; k < TRUTH.length; k++) {
            CoefficientLine line = lines.get(k);
            outcome[2 * k] = line.estimate() - TRUTH[k];
            outcome[2 * k + 1] = line.lower() <= TRUTH[k] && TRUTH[k] <= line.upper() ? 1 : 0;
        }
        return outcome;
    }

    private static DataFrame world(int seed) {
        SplittableRandom random = new SplittableRandom(1000 + seed);
        int rows = GROUPS * SIZE;
        double[] x = new double[rows];
        double[] z = new double[rows];
        double[] y = new double[rows];
        int[] group = new int[rows];
        for (int j = 0; j < GROUPS; j++) {
            double b0 = random.nextGaussian();
            double b1 = random.nextGaussian();
            double v = random.nextGaussian();
            for (int i = j * SIZE; i < (j + 1) * SIZE; i++) {
                group[i] = j;
                z[i] = random.nextGaussian();
                x[i] = 0.5 * z[i] + 0.6 * v + random.nextGaussian();
                y[i] = 2 + (1 + 0.4 * b1) * x[i] + 0.5 * z[i] + b0 + random.nextGaussian();
                if (random.nextDouble() < 1 / (1 + Math.exp(1.6 - 0.6 * y[i]))) {
                    x[i] = Double.NaN;
                }
            }
        }
        Map<String, FrameColumn> columns = new LinkedHashMap<>();
        columns.put("y", new FrameColumn.Numbers(y));
        columns.put("x", new FrameColumn.Numbers(x));
        columns.put("z", new FrameColumn.Numbers(z));
        columns.put(
                "g",
                new FrameColumn.Categories(
                        group,
                        IntStream.range(0, GROUPS).mapToObj(String::valueOf).toList()));
        return new DataFrame(columns, IntStream.range(0, rows).asLongStream().toArray());
    }
}
