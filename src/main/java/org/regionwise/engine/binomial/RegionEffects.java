package org.regionwise.engine.binomial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What distribution region effects have. */
public enum RegionEffects {
    /** u_j ~ N(0, σ²). */
    NORMAL,
    /** u_j = σ t_j, Student's t with ν degrees of freedom, ν − 2 ~ Gamma(2, rate 0.1). Juárez &amp; Steel (2010). */
    STUDENT;

    /** By its code. */
    public static Optional<RegionEffects> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** Its name in options and files. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Rate of the prior of ν − 2. */
    public static final double RATE = 0.1;

    /** log(ν − 2) is summed over by the trapezoidal rule. */
    private static final double LEAST = -1.25;

    private static final double STEP = 1;
    private static final int SIZE = 7;

    /**
     * A number of degrees of freedom.
     *
     * @param logPrior its prior mass
     */
    public record Candidate(ScaleMixture mixture, double logPrior) {}

    /** All that are integrated over, ascending. */
    public List<Candidate> candidates() {
        if (this == NORMAL) {
            return List.of(new Candidate(ScaleMixture.NORMAL, 0));
        }
        List<Candidate> all = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
            double log = LEAST + i * STEP;
            all.add(new Candidate(ScaleMixture.student(2 + Math.exp(log)), logPrior(log) + Math.log(STEP)));
        }
        return List.copyOf(all);
    }

    /** log of the prior density of log(ν − 2). */
    public static double logPrior(double log) {
        return 2 * Math.log(RATE) + 2 * log - RATE * Math.exp(log);
    }
}
