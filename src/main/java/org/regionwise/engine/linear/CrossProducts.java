package org.regionwise.engine.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.regionwise.engine.NotEstimable;

/**
 * All that the likelihood takes from the rows: cross-products of the columns of [Z Q y], rows multiplied by √w,
 * predictors orthonormal ({@link OrthogonalDesign}), the outcome without its least-squares fit and of unit mean square.
 *
 * <p>The factor with the most levels is the <em>inner</em> one: its levels do not meet in Z'Z, so each is eliminated by
 * itself (a Schur complement). What is left is dense: effects of the other factors, fixed effects, outcome.
 */
final class CrossProducts {
    /**
     * Effects of factors but the inner one, above which the dense remainder would not fit in memory: 288 MB at 6,000.
     */
    private static final int MOST_OUTER = 6000;
    /** With fewer, one core is as fast as several. */
    private static final int FEW_ROWS = 1 << 16;

    private static final int BLOCKS = 8;
    /** Numbers in the sums of one block: 32 MB. */
    private static final int MOST_SUMS = 1 << 22;

    final LinearData data;
    final OrthogonalDesign fixed;
    final int rows;
    final int columns;
    /** In the order in which factors first appear among the terms. */
    final List<RandomBlock> blocks;

    final RandomBlock inner;
    final List<RandomBlock> outer;
    /** First column of each outer block in the remainder. */
    final int[] outerStart;
    /** Number of outer effects, r. */
    final int outerSize;
    /** r + p + 1. */
    final int width;

    final int parameters;
    /** Z_j'Z_j of each inner level. */
    final double[][] own;
    /**
     * Columns of the remainder that rows of an inner level meet: some of the outer effects, then fixed effects and
     * outcome.
     */
    final int[][] met;
    /** Z_j'[Z_outer Q y] in those columns, row by row. */
    final double[][] cross;
    /** Cross-products of the remainder. */
    final DMatrixRMaj rest;

    /** Q'y, in the units of the outcome. */
    final double[] leastSquares;
    /** Root mean square of the residuals of least squares: what the outcome was divided by. */
    final double scale;

    final double sumLogWeights;

    CrossProducts(LinearData data) {
        this.data = data;
        rows = data.rows();
        fixed = new OrthogonalDesign(data);
        columns = fixed.columns;
        blocks = blocks(data.random());
        inner = blocks.stream()
                .reduce((a, b) -> b.factor.size() > a.factor.size() ? b : a)
                .orElseThrow();
        outer = blocks.stream().filter(block -> block != inner).toList();
        outerStart = new int[outer.size()];
        int effects = 0;
        for (int f = 0; f < outerStart.length; f++) {
            outerStart[f] = effects;
            effects += outer.get(f).factor.size() * outer.get(f).size;
        }
        outerSize = effects;
        width = outerSize + columns + 1;
        parameters = blocks.stream().mapToInt(RandomBlock::parameters).sum();
        refuse();

        OrthogonalDesign.LeastSquares fit = fixed.leastSquares();
        if (fit.exact()) {
            throw new NotEstimable("outcome-explained-exactly", Map.of());
        }
        leastSquares = fit.gamma();
        double[] y = fit.residuals();
        double square = 0;
        double logs = 0;
        for (int i = 0; i < rows; i++) {
            square += y[i] * y[i];
            logs += data.weighted() ? Math.log(data.weight(i)) : 0;
        }
        sumLogWeights = logs;
        scale = Math.sqrt(square / rows);

        own = new double[inner.factor.size()][];
        met = new int[inner.factor.size()][];
        cross = new double[inner.factor.size()][];
        rest = new DMatrixRMaj(width, width);
        if (outerSize == 0) {
            sumOfOneFactor(y);
        } else {
            sum(y);
        }
    }

    private static List<RandomBlock> blocks(List<RandomTerm> terms) {
        Map<GroupingFactor, List<RandomTerm>> byFactor = new LinkedHashMap<>();
        for (RandomTerm term : terms) {
            // terms of one factor are told by its name and levels of rows, as callers may have built it twice
            GroupingFactor same = byFactor.keySet().stream()
                    .filter(other -> other.name().equals(term.factor().name())
                            && Arrays.equals(other.levelOfRow(), term.factor().levelOfRow()))
                    .findFirst()
                    .orElse(term.factor());
            byFactor.computeIfAbsent(same, f -> new ArrayList<>()).add(term);
        }
        List<RandomBlock> blocks = new ArrayList<>();
        int theta = 0;
        for (List<RandomTerm> each : byFactor.values()) {
            RandomBlock block = new RandomBlock(each, theta);
            theta += block.parameters();
            blocks.add(block);
        }
        return blocks;
    }

    private void refuse() {
        if (rows <= columns) {
            throw new NotEstimable("too-few-rows", Map.of("rows", rows, "coefficients", columns));
        }
        for (RandomBlock block : blocks) {
            int sampled =
                    (int) Arrays.stream(block.factor.levelOfRow()).distinct().count();
            if (sampled < 2) {
                throw new NotEstimable("one-group", Map.of("factor", block.factor.name(), "groups", sampled));
            }
            if (sampled * block.size >= rows) {
                throw new NotEstimable(
                        "as-many-effects-as-rows",
                        Map.of("factor", block.factor.name(), "effects", sampled * block.size, "rows", rows));
            }
        }
        if (outerSize > MOST_OUTER) {
            throw new NotEstimable(
                    "too-many-effects",
                    Map.of("effects", outerSize, "most", MOST_OUTER, "largest", inner.factor.name()));
        }
    }

    /**
     * In the order of the rows, as levels are few beside them and their sums stay at hand. Many rows are summed in
     * blocks, whose number depends on nothing but the data, so that the cores share them.
     */
    private void sumOfOneFactor(double[] y) {
        int q = inner.size;
        int wide = columns + 1;
        int ofLevel = q * q + q * wide;
        int levels = own.length;
        int blocks = rows < FEW_ROWS || (long) levels * ofLevel > MOST_SUMS ? 1 : BLOCKS;
        double[][] parts = IntStream.range(0, blocks)
                .parallel()
                .mapToObj(b ->
                        sumOfRows(y, (int) ((long) rows * b / blocks), (int) ((long) rows * (b + 1) / blocks), ofLevel))
                .toArray(double[][]::new);
        double[] all = parts[0];
        for (int b = 1; b < blocks; b++) {
            for (int i = 0; i < all.length; i++) {
                all[i] += parts[b][i];
            }
        }
        int[] every = IntStream.range(0, wide).toArray();
        for (int j = 0; j < levels; j++) {
            met[j] = every;
            own[j] = Arrays.copyOfRange(all, j * ofLevel, j * ofLevel + q * q);
            cross[j] = Arrays.copyOfRange(all, j * ofLevel + q * q, (j + 1) * ofLevel);
        }
        System.arraycopy(all, levels * ofLevel, rest.data, 0, wide * wide);
    }

    /** Z_j'Z_j and Z_j'[Q y] of each level, one level after another, then [Q y]'[Q y]. */
    private double[] sumOfRows(double[] y, int from, int to, int ofLevel) {
        int q = inner.size;
        int wide = columns + 1;
        double[] sums = new double[own.length * ofLevel + wide * wide];
        double[] z = new double[q];
        double[] value = new double[wide];
        int[] level = inner.factor.levelOfRow();
        boolean weighted = data.weighted();
        for (int i = from; i < to; i++) {
            double root = weighted ? Math.sqrt(data.weight(i)) : 1;
            for (int k = 0; k < q; k++) {
                z[k] = root * inner.columns[k][i];
            }
            for (int k = 0; k < columns; k++) {
                value[k] = fixed.basis[k][i];
            }
            value[columns] = y[i] / scale;
            int at = level[i] * ofLevel;
            addProducts(sums, at, z, z);
            addProducts(sums, at + q * q, z, value);
            addProducts(sums, sums.length - wide * wide, value, value);
        }
        return sums;
    }

    private static void addProducts(double[] sums, int from, double[] left, double[] right) {
        int at = from;
        for (double factor : left) {
            for (double each : right) {
                sums[at++] += factor * each;
            }
        }
    }

    private void sum(double[] y) {
        int q = inner.size;
        int[] order = new int[rows];
        int[] start = byLevel(order);
        int[] position = new int[outerSize];
        Arrays.fill(position, -1);
        double[] z = new double[q];
        double[] value = new double[width];
        int[] column = new int[width];
        for (int j = 0; j < own.length; j++) {
            met[j] = met(order, start[j], start[j + 1]);
            int wide = met[j].length;
            for (int c = 0; c < wide - columns - 1; c++) {
                position[met[j][c]] = c;
            }
            own[j] = new double[q * q];
            cross[j] = new double[q * wide];
            for (int at = start[j]; at < start[j + 1]; at++) {
                int i = order[at];
                double root = Math.sqrt(data.weight(i));
                for (int k = 0; k < q; k++) {
                    z[k] = root * inner.columns[k][i];
                }
                int filled = 0;
                for (int f = 0; f < outerStart.length; f++) {
                    RandomBlock block = outer.get(f);
                    int first = outerStart[f] + block.factor.levelOfRow()[i] * block.size;
                    for (int k = 0; k < block.size; k++) {
                        column[filled] = first + k;
                        value[filled++] = root * block.columns[k][i];
                    }
                }
                int outerFilled = filled;
                for (int k = 0; k < columns; k++) {
                    column[filled] = outerSize + k;
                    value[filled++] = fixed.basis[k][i];
                }
                column[filled] = width - 1;
                value[filled++] = y[i] / scale;
                add(own[j], q, z);
                for (int c = 0; c < filled; c++) {
                    int to = c < outerFilled ? position[column[c]] : column[c] - width + wide;
                    for (int k = 0; k < q; k++) {
                        cross[j][k * wide + to] += z[k] * value[c];
                    }
                    for (int d = 0; d < filled; d++) {
                        rest.data[column[c] * width + column[d]] += value[c] * value[d];
                    }
                }
            }
            for (int c = 0; c < wide - columns - 1; c++) {
                position[met[j][c]] = -1;
            }
        }
    }

    /** Sum of squares of the column of one effect of one level. */
    double square(RandomBlock block, int level, int effect) {
        if (block == inner) {
            return own[level][effect * inner.size + effect];
        }
        int at = outerStart[outer.indexOf(block)] + level * block.size + effect;
        return rest.unsafe_get(at, at);
    }

    /** Its product with the outcome. */
    double withOutcome(RandomBlock block, int level, int effect) {
        if (block == inner) {
            return cross[level][(effect + 1) * met[level].length - 1];
        }
        int at = outerStart[outer.indexOf(block)] + level * block.size + effect;
        return rest.unsafe_get(at, width - 1);
    }

    private static void add(double[] square, int size, double[] z) {
        for (int i = 0; i < size; i++) {
            for (int k = 0; k < size; k++) {
                square[i * size + k] += z[i] * z[k];
            }
        }
    }

    /** Writes the rows level by level, and returns where each level begins. */
    private int[] byLevel(int[] order) {
        int[] level = inner.factor.levelOfRow();
        int[] start = new int[inner.factor.size() + 1];
        for (int each : level) {
            start[each + 1]++;
        }
        for (int j = 1; j < start.length; j++) {
            start[j] += start[j - 1];
        }
        int[] next = start.clone();
        for (int i = 0; i < rows; i++) {
            order[next[level[i]]++] = i;
        }
        return start;
    }

    private int[] met(int[] order, int from, int to) {
        List<int[]> outerColumns = new ArrayList<>();
        for (int f = 0; f < outerStart.length; f++) {
            RandomBlock block = outer.get(f);
            int first = outerStart[f];
            outerColumns.add(Arrays.stream(order, from, to)
                    .map(i -> block.factor.levelOfRow()[i])
                    .distinct()
                    .sorted()
                    .flatMap(level -> IntStream.range(first + level * block.size, first + (level + 1) * block.size))
                    .toArray());
        }
        return IntStream.concat(outerColumns.stream().flatMapToInt(Arrays::stream), IntStream.range(outerSize, width))
                .toArray();
    }
}
