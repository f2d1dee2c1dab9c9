package org.regionwise.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Minima that are known. */
class QuasiNewtonTest {
    @Test
    void curvedValley() {
        Function<double[], QuasiNewton.Slope> rosenbrock = x -> {
            double across = x[1] - x[0] * x[0];
            return new QuasiNewton.Slope(100 * across * across + (1 - x[0]) * (1 - x[0]), new double[] {
                -400 * across * x[0] - 2 * (1 - x[0]), 200 * across
            });
        };
        QuasiNewton.Minimum found = QuasiNewton.minimise(rosenbrock, new double[] {-1.2, 1});
        assertTrue(found.converged(), "converged");
        assertArrayEquals(new double[] {1, 1}, found.point(), 1e-8);
    }

    /** A value of a million has no digits left below 1e-10, but the slope tells the minimum to 1e-9 all the same. */
    @Test
    void asExactAsTheSlope() {
        Function<double[], QuasiNewton.Slope> function =
                x -> new QuasiNewton.Slope(1e6 + Math.cosh(x[0] - Math.PI), new double[] {Math.sinh(x[0] - Math.PI)});
        QuasiNewton.Minimum found = QuasiNewton.minimise(function, new double[] {1});
        assertEquals(Math.PI, found.point()[0], 1e-9);
    }

    /** A search that finds nothing lower where the slope promises much says so. */
    @Test
    void stalled() {
        Function<double[], QuasiNewton.Slope> wrong = x -> new QuasiNewton.Slope(x[0] * x[0], new double[] {5});
        assertFalse(QuasiNewton.minimise(wrong, new double[] {0}).converged(), "a slope that is not the function's");
    }

    @Test
    void levelRidge() {
        // even, level at 0, lower at ±1
        Function<double[], QuasiNewton.Slope> ridge =
                x -> new QuasiNewton.Slope(Math.pow(x[0] * x[0] - 1, 2), new double[] {4 * x[0] * (x[0] * x[0] - 1)});
        assertNotNull(QuasiNewton.offRidge(ridge, new double[] {0}, 1));
        assertNull(QuasiNewton.offRidge(ridge, new double[] {1}, 0));
    }
}
