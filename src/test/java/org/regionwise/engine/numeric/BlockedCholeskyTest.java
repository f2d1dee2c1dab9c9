package org.regionwise.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedCholeskyTest {
    /** A = BB' + I multiplied out again, and A times its inverse, whatever falls on the edge of a block. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 64, 100, 257})
    void factorAndInverseMultiplyOut(int size) {
        Random random = new Random(size);
        double[] b = random.doubles((long) size * size, -1, 1).toArray();
        double[] a = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                double sum = i == k ? 1 : 0;
                for (int c = 0; c < size; c++) {
                    sum += b[i * size + c] * b[k * size + c];
                }
                a[i * size + k] = sum;
            }
        }
        double[] lower = a.clone();
        assertTrue(BlockedCholesky.factor(lower, size), "A is positive definite");
        double[] inverse = BlockedCholesky.inverse(lower, size);
        for (int i = 0; i < size; i++) {
            for (int k = 0; k <= i; k++) {
                double product = 0;
                for (int c = 0; c <= k; c++) {
                    product += lower[i * size + c] * lower[k * size + c];
                }
                // rounding grows with the entries of A, which are of the order of its size
                assertEquals(a[i * size + k], product, 1e-14 * size * size);
                double one = 0;
                for (int c = 0; c < size; c++) {
                    one += a[i * size + c] * inverse[Math.max(c, k) * size + Math.min(c, k)];
                }
                assertEquals(i == k ? 1 : 0, one, 1e-12 * size * size);
            }
        }
    }

    @Test
    void saysWhatIsNotPositiveDefinite() {
        assertFalse(BlockedCholesky.factor(new double[] {1, 0, 2, 4}, 2), "1, 2; 2, 4 is singular");
    }
}
