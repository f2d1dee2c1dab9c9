package org.regionwise.engine.cells;

import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Directions of β that responses say nothing about: the null space of X'X over the cells with responses. A region's
 * linear predictor x'β is estimable exactly when x is orthogonal to all of them. Searle (1971), section 5.4.
 */
public final class UndeterminedDirections {
    private static final double ORTHOGONAL = 1e-6;

    private final Cells cells;
    private final ScaledDesign design;
    private final List<DMatrixRMaj> directions;

    private UndeterminedDirections(Cells cells, ScaledDesign design, List<DMatrixRMaj> directions) {
        this.cells = cells;
        this.design = design;
        this.directions = directions;
    }

    /** @param nothing eigenvalue, relative to the largest, below which a direction counts as undetermined */
    public static UndeterminedDirections of(Cells cells, ScaledDesign design, double nothing) {
        int p = design.columns();
        DMatrixRMaj product = new DMatrixRMaj(p, p);
        for (int c = 0; c < cells.size(); c++) {
            for (int a = 0; a < p && cells.trials(c) > 0; a++) {
                for (int b = 0; b < p; b++) {
                    product.add(a, b, design.value(c, a) * design.value(c, b));
                }
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, true, true);
        eigen.decompose(product);
        double largest = 0;
        for (int i = 0; i < p; i++) {
            largest = Math.max(largest, eigen.getEigenvalue(i).real);
        }
        List<DMatrixRMaj> directions = new ArrayList<>();
        for (int i = 0; i < p; i++) {
            if (eigen.getEigenvalue(i).real <= nothing * largest) {
                directions.add(eigen.getEigenVector(i));
            }
        }
        return new UndeterminedDirections(cells, design, directions);
    }

    /** Whether the linear predictor of some cell of region j moves along one of them. */
    public boolean touch(int j) {
        int p = design.columns();
        for (int c = cells.start(j); c < cells.start(j + 1); c++) {
            for (DMatrixRMaj direction : directions) {
                double along = 0;
                double length = 0;
                for (int i = 0; i < p; i++) {
                    along += design.value(c, i) * direction.get(i);
                    length += design.value(c, i) * design.value(c, i);
                }
                if (Math.abs(along) > ORTHOGONAL * Math.sqrt(length)) {
                    return true;
                }
            }
        }
        return false;
    }
}
