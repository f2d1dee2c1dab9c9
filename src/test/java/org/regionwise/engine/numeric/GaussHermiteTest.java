package org.regionwise.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaussHermiteTest {
    /** ∫ e^(−z²) z^2m dz = Γ(m + ½), so exact up to m = n − 1; the last even moment is the hardest. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 15, 31})
    void momentsAreExact(int points) {
        GaussHermite rule = GaussHermite.of(points);
        assertEquals(points, rule.points());
        double gamma = Math.sqrt(Math.PI);
        for (int m = 0; m < points; m++) {
            double sum = 0;
            for (int k = 0; k < points; k++) {
                double z = rule.node(k);
                sum += Math.exp(rule.logWeight(k) - z * z) * Math.pow(z, 2 * m);
            }
            // sums of so many terms of one sign, each good to a few units of the last digit times the power
            assertEquals(1, sum / gamma, 1e-11, "moment " + 2 * m);
            gamma *= m + 0.5;
        }
    }

    @Test
    void aRuleIsWorkedOutOnceAndThereAreNoLargerOnes() {
        assertSame(GaussHermite.of(15), GaussHermite.of(15));
        assertThrows(IndexOutOfBoundsException.class, () -> GaussHermite.of(GaussHermite.MOST_POINTS + 1));
        assertThrows(IndexOutOfBoundsException.class, () -> GaussHermite.of(0));
    }
}
