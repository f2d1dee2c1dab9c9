package org.regionwise.engine.binomial.posterior;

import java.util.Arrays;

/**
 * Normal densities with weights of their own, given by logarithms, and their sum on an even grid. A reusable working
 * space: not for use by several threads.
 */
final class Kernels {
    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    /** Of a kernel's height; what it is multiplied by may weigh it up again far from its centre. */
    private static final double NOTHING = 1e-100;

    private double[] logWeight = new double[256];
    private double[] centre = new double[256];
    private double[] spread = new double[256];
    private int size;
    /** First kernel of each group, and mean and standard deviation of what the group stands for. */
    private int[] groupFirst = new int[32];

    private double[] groupMean = new double[32];

    private double[] groupSpread = new double[32];
    private int groups;

    void clear() {
        size = 0;
        groups = 0;
    }

    int size() {
        return size;
    }

    void add(double logWeight, double centre, double spread) {
        if (size == this.centre.length) {
            this.logWeight = Arrays.copyOf(this.logWeight, 2 * size);
            this.centre = Arrays.copyOf(this.centre, 2 * size);
            this.spread = Arrays.copyOf(this.spread, 2 * size);
        }
        this.logWeight[size] = logWeight;
        this.centre[size] = centre;
        this.spread[size++] = spread;
    }

    /** Draws the kernels from {@code first} on towards the mean by a factor, and gives them a spread. */
    void draw(int first, double mean, double factor, double about) {
        for (int i = first; i < size; i++) {
            centre[i] = mean + (centre[i] - mean) * factor;
            spread[i] = about;
        }
    }

    /** Where the kernels from {@code first} on count, unless there are none. */
    void reach(int first, double mean, double deviation) {
        if (first == size) {
            return;
        }
        if (groups == groupMean.length) {
            groupFirst = Arrays.copyOf(groupFirst, 2 * groups);
            groupMean = Arrays.copyOf(groupMean, 2 * groups);
            groupSpread = Arrays.copyOf(groupSpread, 2 * groups);
        }
        groupFirst[groups] = first;
        groupMean[groups] = mean;
        groupSpread[groups++] = deviation;
    }

    /** The least place so many standard deviations below a group's mean. */
    double lowest(double reach) {
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < groups; i++) {
            lowest = Math.min(lowest, groupMean[i] - reach * groupSpread[i]);
        }
        return lowest;
    }

    double highest(double reach) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < groups; i++) {
            highest = Math.max(highest, groupMean[i] + reach * groupSpread[i]);
        }
        return highest;
    }

    /** The highest log of a kernel anywhere between two places; 0 where there is none. */
    double highestOn(double from, double to) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            double z = (Math.min(Math.max(centre[i], from), to) - centre[i]) / spread[i];
            highest = Math.max(highest, logHeight(i) - z * z / 2);
        }
        return size == 0 ? 0 : highest;
    }

    private double logHeight(int i) {
        return logWeight[i] - Math.log(spread[i]) - LOG_ROOT_TWO_PI;
    }

    /**
     * Adds the sum of the kernels, times e^−reference, and its slope at every node. Each kernel starts at the node next
     * to its centre and goes on by multiplication: e^(−(z+d)²/2) = e^(−z²/2) e^(−zd−d²/2), the second factor itself
     * falling by e^(−d²) a node.
     *
     * @param narrowest what the kernels of a narrower group are widened to
     */
    void addTo(double[] sum, double[] slope, double start, double step, int last, double reference, double narrowest) {
        int group = 0;
        for (int i = 0; i < size; i++) {
            while (group + 1 < groups && i >= groupFirst[group + 1]) {
                group++;
            }
            double wide = groupSpread[group] < narrowest ? narrowest : spread[i];
            double inverse = 1 / wide;
            int middle = (int) Math.max(0, Math.min(last, Math.rint((centre[i] - start) / step)));
            double z = (start + middle * step - centre[i]) * inverse;
            double d = step * inverse;
            double height = Math.exp(logHeight(i) - reference - z * z / 2) * spread[i] / wide;
            if (height == 0) {
                continue;
            }
            double shrink = Math.exp(-d * d);
            walk(sum, slope, middle, last, 1, height, z, d, shrink, inverse);
            double back = height * Math.exp(z * d - d * d / 2);
            walk(sum, slope, middle - 1, -1, -1, back, z - d, d, shrink, inverse);
        }
    }

    private static void walk(
            double[] sum,
            double[] slope,
            int from,
            int end,
            int by,
            double first,
            double z,
            double d,
            double shrink,
            double inverse) {
        double ratio = Math.exp(-by * z * d - d * d / 2);
        double height = first;
        double at = z;
        double least = first * NOTHING;
        for (int i = from; by > 0 ? i <= end : i > end; i += by) {
            sum[i] += height;
            slope[i] -= height * at * inverse;
            height *= ratio;
            ratio *= shrink;
            at += by * d;
            if (!(height > least)) {
                break;
            }
        }
    }
}
