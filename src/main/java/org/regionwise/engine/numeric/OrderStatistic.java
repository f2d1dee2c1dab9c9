package org.regionwise.engine.numeric;

/** Values by their rank, without sorting all of them: Hoare's selection, the middle one of three the pivot. */
public final class OrderStatistic {
    private OrderStatistic() {}

    /**
     * The quantile by linear interpolation of the distribution at the midpoints of its steps, of values that weigh
     * alike.
     *
     * @param values brought into another order
     */
    public static double quantile(double[] values, double probability) {
        double place = probability * values.length - 0.5;
        int below = (int) Math.floor(place);
        if (below < 0 || below >= values.length - 1) {
            return select(values, 0, below < 0 ? 0 : values.length - 1);
        }
        double low = select(values, 0, below);
        double high = select(values, below + 1, below + 1);
        return low + (place - below) * (high - low);
    }

    /** Brings the value of a rank to its place, smaller ones before it; those before {@code first} are so already. */
    private static double select(double[] values, int first, int rank) {
        int left = first;
        int right = values.length - 1;
        while (left < right) {
            double pivot = middle(values[left], values[(left + right) >>> 1], values[right]);
            int i = left;
            int j = right;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (rank <= j) {
                right = j;
            } else if (rank >= i) {
                left = i;
            } else {
                break;
            }
        }
        return values[rank];
    }

    private static double middle(double a, double b, double c) {
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
