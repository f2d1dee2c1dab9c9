package org.regionwise.engine.numeric.interpolation;

/**
 * Interpolation of a smooth function between even nodes by the polynomial of degree five through the six nearest of
 * them.
 */
public final class LocalPolynomial {
    private static final int NODES = 6;

    private LocalPolynomial() {}

    /**
     * The function where it has no node.
     *
     * @param values at 0, 1, 2, …; of fewer than six, the polynomial through all
     * @param position kept between the first and the last node
     */
    public static double at(double[] values, double position) {
        double x = Math.min(Math.max(position, 0), values.length - 1);
        int size = Math.min(NODES, values.length);
        int first = (int) Math.min(Math.max(Math.floor(x) - (size / 2 - 1), 0), values.length - size);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double term = values[first + i];
            for (int k = 0; k < size; k++) {
                if (k != i) {
                    term *= (x - first - k) / (i - k);
                }
            }
            sum += term;
        }
        return sum;
    }
}
