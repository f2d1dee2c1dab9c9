package org.regionwise.bench;

import java.util.Arrays;
import java.util.Locale;

/** Wall-clock times of something done several times. */
final class Repeated {
    private final double[] seconds;

    private Repeated(double[] seconds) {
        this.seconds = seconds;
    }

    /** Something that takes time. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    /** Does the works in turn, A B A B …, once uncounted and then {@code runs} times; one answer for each. */
    static Repeated[] inTurn(int runs, Work... works) throws Exception {
        Repeated[] times = new Repeated[works.length];
        Arrays.setAll(times, i -> new Repeated(new double[runs]));
        for (int run = -1; run < runs; run++) {
            for (int i = 0; i < works.length; i++) {
                long start = System.nanoTime();
                works[i].run();
                if (run >= 0) {
                    times[i].seconds[run] = (System.nanoTime() - start) / 1e9;
                }
            }
        }
        return times;
    }

    double median() {
        double[] sorted = seconds.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%.3f s (min %.3f, max %.3f, %d runs)",
                median(),
                Arrays.stream(seconds).min().orElse(Double.NaN),
                Arrays.stream(seconds).max().orElse(Double.NaN),
                seconds.length);
    }
}
