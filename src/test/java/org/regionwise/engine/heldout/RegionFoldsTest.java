package org.regionwise.engine.heldout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.cells.Cells;

class RegionFoldsTest {
    /** 23 regions, every tenth without respondents. */
    private static Cells cells() {
        double[] trials =
                IntStream.range(0, 23).mapToDouble(j -> j % 10 == 0 ? 0 : 5).toArray();
        DMatrixRMaj ones = new DMatrixRMaj(23, 1);
        ones.fill(1);
        return Cells.oneEach(trials, new double[23], ones, List.of("(Intercept)"));
    }

    private static int[] all(RegionFolds folds) {
        return IntStream.range(0, folds.size())
                .flatMap(f -> Arrays.stream(folds.heldOut(f)))
                .sorted()
                .toArray();
    }

    @Test
    void everyRegionWithRespondentsIsHeldOutOnce() {
        int[] sampled = IntStream.range(0, 23).filter(j -> j % 10 != 0).toArray();
        assertArrayEquals(sampled, all(RegionFolds.leaveOneOut(cells())));
        RegionFolds folds = RegionFolds.kFold(cells(), 6, 1);
        assertArrayEquals(sampled, all(folds));
        assertEquals(6, folds.size());
        for (int f = 0; f < 6; f++) {
            assertEquals(20 / 6.0, folds.heldOut(f).length, 1, "sizes differ by one at most");
        }
        assertEquals("leave-one-region-out", RegionFolds.kFold(cells(), 20, 1).description());
    }

    @Test
    void theSeedDecides() {
        assertArrayEquals(
                RegionFolds.kFold(cells(), 4, 7).heldOut(0),
                RegionFolds.kFold(cells(), 4, 7).heldOut(0));
        assertFalse(Arrays.equals(
                RegionFolds.kFold(cells(), 4, 7).heldOut(0),
                RegionFolds.kFold(cells(), 4, 8).heldOut(0)));
    }

    @Test
    void randomSplitsHoldOutAShare() {
        RegionFolds splits = RegionFolds.monteCarlo(cells(), 30, 0.2, 1);
        assertEquals(30, splits.size());
        for (int s = 0; s < 30; s++) {
            assertEquals(4, Arrays.stream(splits.heldOut(s)).distinct().count());
        }
        assertFalse(Arrays.equals(splits.heldOut(0), splits.heldOut(1)));
        assertEquals("30 random splits, 20% of the regions held out, seed 1", splits.description());
    }

    @Test
    void senselessSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> RegionFolds.kFold(cells(), 1, 1));
        assertThrows(IllegalArgumentException.class, () -> RegionFolds.monteCarlo(cells(), 0, 0.2, 1));
        assertThrows(IllegalArgumentException.class, () -> RegionFolds.monteCarlo(cells(), 5, 1, 1));
    }
}
