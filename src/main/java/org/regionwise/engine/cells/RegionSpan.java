package org.regionwise.engine.cells;

import org.regionwise.engine.numeric.OrthonormalBasis;

/** Whether the fixed effects already tell every region from every other. */
public final class RegionSpan {
    private static final double NOTHING = 1e-7;

    private RegionSpan() {}

    /**
     * Whether every region's indicator is a linear combination of the columns of the design, over cells with responses.
     */
    public static boolean within(Cells cells, ScaledDesign design) {
        OrthonormalBasis basis = new OrthonormalBasis();
        for (int i = 0; i < design.columns(); i++) {
            double[] column = new double[cells.size()];
            for (int c = 0; c < column.length; c++) {
                column[c] = cells.trials(c) > 0 ? design.value(c, i) : 0;
            }
            if (basis.reduce(column) > NOTHING) {
                basis.add(column);
            }
        }
        for (int j = 0; j < cells.regions(); j++) {
            double[] indicator = new double[cells.size()];
            for (int c = cells.start(j); c < cells.start(j + 1); c++) {
                indicator[c] = cells.trials(c) > 0 ? 1 : 0;
            }
            if (basis.reduce(indicator) > NOTHING) {
                return false;
            }
        }
        return true;
    }
}
