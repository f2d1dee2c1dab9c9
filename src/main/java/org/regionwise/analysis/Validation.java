package org.regionwise.analysis;

import java.util.Arrays;
import java.util.Optional;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.heldout.RegionFolds;

/** Which regions are held out, to see how well a model predicts what it has not seen. */
public enum Validation {
    /** Every region alone. */
    LEAVE_ONE_REGION_OUT("leave-one-out"),
    /** Every region once, in ten random folds; cheaper where regions are many. */
    TEN_FOLD("ten-fold"),
    /** Twenty random splits, a fifth of the regions held out in each. */
    MONTE_CARLO("monte-carlo");

    private static final int FOLDS = 10;
    private static final int SPLITS = 20;
    private static final double SHARE = 0.2;

    private final String code;

    Validation(String code) {
        this.code = code;
    }

    /** As addresses write it. */
    public String code() {
        return code;
    }

    /** The one with this code; empty where there is none. */
    public static Optional<Validation> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    /** Regions shared out at random to folds of about equal size; the same seed gives the same folds. */
    public RegionFolds folds(Cells cells, long seed) {
        return switch (this) {
            case LEAVE_ONE_REGION_OUT -> RegionFolds.leaveOneOut(cells);
            case TEN_FOLD -> RegionFolds.kFold(cells, FOLDS, seed);
            case MONTE_CARLO -> RegionFolds.monteCarlo(cells, SPLITS, SHARE, seed);
        };
    }
}
