package org.regionwise.engine.numeric;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystematicResamplingTest {
    private static final double[] WEIGHTS = {0.6, 0, 1.3, 0.1};

    /** Of the weights. */
    private static final double SUM = 2;

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.25, 0.5, 0.999999})
    void everyPointIsDrawnAsOftenAsItsWeightSaysUpToRounding(double start) {
        int[] drawn = SystematicResampling.of(WEIGHTS, SUM, 7, start);
        assertEquals(7, drawn.length);
        assertArrayEquals(Arrays.stream(drawn).sorted().toArray(), drawn);
        for (int point = 0; point < WEIGHTS.length; point++) {
            int wanted = point;
            long times = Arrays.stream(drawn).filter(each -> each == wanted).count();
            double exact = 7 * WEIGHTS[point] / SUM;
            assertEquals(exact, times, 1, "point " + point);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.3, 0.999999})
    void equalWeightsAreDrawnInTurn(double start) {
        assertArrayEquals(
                new int[] {0, 1, 2, 3}, SystematicResampling.of(new double[] {0.25, 0.25, 0.25, 0.25}, 1, 4, start));
    }
}
