package org.regionwise.engine.direct;

import org.regionwise.engine.Interval;
import org.regionwise.engine.numeric.NormalQuantile;

/** Score interval of a binomial proportion without continuity correction. Wilson (1927), JASA 22. */
public final class WilsonInterval {
    private WilsonInterval() {}

    /**
     * (p̂ + z²/2n ± z √(p̂(1 − p̂)/n + z²/4n²)) / (1 + z²/n).
     *
     * @param successes y in [0, n]
     * @param trials n &gt; 0, may be an effective sample size
     * @param level coverage in (0, 1)
     * @return proportions; exactly 0 below when y = 0, exactly 1 above when y = n
     */
    public static Interval of(double successes, double trials, double level) {
        if (!(trials > 0) || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("no interval for " + successes + " of " + trials);
        }
        double z = NormalQuantile.twoSided(level);
        double p = successes / trials;
        double centre = p + z * z / (2 * trials);
        double half = z * Math.sqrt(p * (1 - p) / trials + z * z / (4 * trials * trials));
        double scale = 1 + z * z / trials;
        return new Interval(
                successes == 0 ? 0 : (centre - half) / scale, successes == trials ? 1 : (centre + half) / scale);
    }
}
