package org.regionwise.engine.binomial;

import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitStep;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.DistinctRegions;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.numeric.Evaluation;
import org.regionwise.engine.numeric.Objective;
import org.regionwise.engine.numeric.SymmetricMatrix;

/**
 * Log-likelihood ℓ(β, σ) of the individual 0/1 responses with every u_j integrated out, its gradient and Hessian.
 *
 * <p>A point is (β in scaled predictors, σ); ℓ is even in σ, so σ may be any real number. The gradient is the exact
 * derivative of the quadrature formula, nodes moving with the parameters included; with many nodes it equals Fisher's
 * identity ∇ℓ_j = E[s_j | y]. The Hessian is Louis's (1982, JRSS B 44): E[∂²f_j | y] + Var(s_j | y), on the same nodes;
 * with fewer than {@value #LOUIS_NEEDS} nodes those moments are too coarse and the gradient is differenced instead.
 * Regions with the same cells are integrated once.
 *
 * <p>Keeps the modes between calls as starting values: not for use by several threads.
 */
public final class MarginalLikelihood implements Objective {
    private static final int LOUIS_NEEDS = 7;
    private static final double DIFFERENCE = 1e-4;
    /**
     * Regions summed as one block; blocks may run on any core, and are added in order, so that no sum depends on it.
     */
    private static final int BLOCK = 128;

    private static final double[] ONE = {1};

    private final Cells cells;
    private final ScaledDesign design;
    private final DistinctRegions kinds;
    /** 0 for as many nodes as each integral takes. */
    private final int quadraturePoints;

    private final FitProgress progress;
    /** Of region effects, divided by σ. */
    private final ScaleMixture mixture;
    /** By kind. */
    private final double[] modes;

    private final double[] eta;

    MarginalLikelihood(Cells cells, ScaledDesign design, int quadraturePoints) {
        this(cells, design, quadraturePoints, FitProgress.UNWATCHED);
    }

    /** @param quadraturePoints nodes per region; 0 for as many as each integral takes */
    public MarginalLikelihood(Cells cells, ScaledDesign design, int quadraturePoints, FitProgress progress) {
        this(cells, design, DistinctRegions.of(cells, design), quadraturePoints, progress);
    }

    private MarginalLikelihood(
            Cells cells, ScaledDesign design, DistinctRegions kinds, int quadraturePoints, FitProgress progress) {
        this(cells, design, kinds, ScaleMixture.NORMAL, quadraturePoints, progress);
    }

    /**
     * Of effects that need not be normal.
     *
     * @param kinds of the regions of {@code cells}
     */
    public MarginalLikelihood(
            Cells cells,
            ScaledDesign design,
            DistinctRegions kinds,
            ScaleMixture mixture,
            int quadraturePoints,
            FitProgress progress) {
        this.mixture = mixture;
        this.progress = progress;
        this.cells = cells;
        this.design = design;
        this.kinds = kinds;
        this.quadraturePoints = quadraturePoints;
        this.modes = new double[kinds.size()];
        this.eta = new double[cells.size()];
    }

    @Override
    public Evaluation at(double[] point) {
        return quadraturePoints == 0 || quadraturePoints >= LOUIS_NEEDS ? evaluate(point, true) : differenced(point);
    }

    private Evaluation differenced(double[] point) {
        int size = point.length;
        Evaluation here = evaluate(point, false);
        DMatrixRMaj hessian = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            double[] above = point.clone();
            double[] below = point.clone();
            above[i] += DIFFERENCE;
            below[i] -= DIFFERENCE;
            double[] up = evaluate(above, false).gradient();
            double[] down = evaluate(below, false).gradient();
            for (int k = 0; k < size; k++) {
                double slope = (up[k] - down[k]) / (2 * DIFFERENCE);
                hessian.add(i, k, slope / 2);
                hessian.add(k, i, slope / 2);
            }
        }
        return new Evaluation(here.value(), here.gradient(), hessian);
    }

    private Evaluation evaluate(double[] point, boolean withHessian) {
        progress.at(FitStep.MAXIMISING, 0, 0);
        design.linearPredictors(point, eta);
        int blocks = (kinds.size() + BLOCK - 1) / BLOCK;
        IntStream numbers = IntStream.range(0, blocks);
        List<Evaluation> parts = (blocks > 1 ? numbers.parallel() : numbers)
                .mapToObj(block -> block(block, point[design.columns()], withHessian))
                .toList();
        Evaluation sum = parts.get(0);
        for (Evaluation part : parts.subList(1, parts.size())) {
            sum = sum.plus(part);
        }
        SymmetricMatrix.mirrorLower(sum.hessian());
        return sum;
    }

    /** The part of kinds {@code block * BLOCK} and following. */
    private Evaluation block(int block, double sigma, boolean withHessian) {
        int p = design.columns();
        double[] x = design.values();
        double value = 0;
        double[] gradient = new double[p + 1];
        DMatrixRMaj hessian = new DMatrixRMaj(p + 1, p + 1);
        RegionIntegral integral = new RegionIntegral(cells, quadraturePoints);
        // a region of one cell moves with its linear predictor alone, which saves most of the work
        RegionScore single = new RegionScore(cells, integral, 1);
        RegionScore several = new RegionScore(cells, integral, p);
        MixedScore mixedSingle = new MixedScore(mixture, 1);
        MixedScore mixedSeveral = new MixedScore(mixture, p);
        for (int kind = block * BLOCK; kind < Math.min((block + 1) * BLOCK, kinds.size()); kind++) {
            int j = kinds.example(kind);
            double times = kinds.multiplicity(kind);
            if (cells.trialsOfRegion(j) == 0) {
                continue;
            }
            int first = cells.start(j);
            boolean alone = cells.start(j + 1) == first + 1;
            RegionScore score = alone ? single : several;
            MixedScore mixed = alone ? mixedSingle : mixedSeveral;
            for (int q = 0; q < mixture.size(); q++) {
                double wide = sigma * mixture.scale()[q];
                integral.integrate(j, eta, wide, modes[kind]);
                modes[kind] = integral.mode;
                if (alone) {
                    score.collect(first, first + 1, ONE, -first, eta, wide, withHessian);
                } else {
                    score.collect(first, cells.start(j + 1), x, 0, eta, wide, withHessian);
                }
                if (mixture.size() > 1) {
                    mixed.add(q, integral.logLikelihood, score);
                }
            }
            value += times * (mixture.size() == 1 ? integral.logLikelihood : mixed.put(score));
            if (alone) {
                addSingle(score, times, x, first * p, gradient, hessian);
            } else {
                for (int i = 0; i < hessian.data.length; i++) {
                    hessian.data[i] += times * score.hessian[i];
                }
                for (int a = 0; a <= p; a++) {
                    gradient[a] += times * score.gradient[a];
                }
            }
        }
        return new Evaluation(value, gradient, hessian);
    }

    /** Adds derivatives by (η, σ) of a region of one cell, by the chain rule η = x'β. */
    private static void addSingle(
            RegionScore score, double times, double[] x, int row, double[] gradient, DMatrixRMaj hessian) {
        int p = gradient.length - 1;
        for (int a = 0; a < p; a++) {
            double xa = times * x[row + a];
            gradient[a] += xa * score.gradient[0];
            for (int b = 0; b <= a; b++) {
                hessian.data[a * (p + 1) + b] += xa * x[row + b] * score.hessian[0];
            }
            hessian.data[p * (p + 1) + a] += xa * score.hessian[2];
        }
        gradient[p] += times * score.gradient[1];
        hessian.data[p * (p + 1) + p] += times * score.hessian[3];
    }
}
