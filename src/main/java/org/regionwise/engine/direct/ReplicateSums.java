package org.regionwise.engine.direct;

import java.util.Arrays;

/**
 * What respondents' replicate weights w_ir come to, r = 1..R.
 *
 * @param weights Σ_i w_ir
 * @param factors Σ_i w_ir/w_i, w_i the weight itself
 * @param span a basis of the rows (w_i1, …, w_iR)
 */
public record ReplicateSums(double[] weights, double[] factors, double[][] span) {
    /** Sums while respondents are added to them. */
    public static final class Growing {
        private final double[] weights;
        private final double[] factors;
        private final ReplicateSpan span;

        /** @param replicates R */
        public Growing(int replicates) {
            this.weights = new double[replicates];
            this.factors = new double[replicates];
            this.span = new ReplicateSpan(replicates);
        }

        /**
         * A respondent; see {@link #add(double, double[], long)}.
         *
         * @param weight w_i, above 0
         * @param replicates w_ir; not kept
         */
        public void add(double weight, double[] replicates) {
            add(weight, replicates, 1);
        }

        /**
         * Respondents who agree in all weights.
         *
         * @param times how many they are
         */
        public void add(double weight, double[] replicates, long times) {
            double part = 1 / weight;
            for (int r = 0; r < weights.length; r++) {
                weights[r] += times * replicates[r];
                factors[r] += times * (replicates[r] * part);
            }
            span.add(replicates);
        }

        private void add(ReplicateSums other) {
            for (int r = 0; r < weights.length; r++) {
                weights[r] += other.weights[r];
                factors[r] += other.factors[r];
            }
            span.addBasis(other.span);
        }

        /** What was added so far. */
        public ReplicateSums sums() {
            return new ReplicateSums(weights.clone(), factors.clone(), span.basis());
        }
    }

    /** These respondents and others. */
    public ReplicateSums plus(ReplicateSums other) {
        Growing both = new Growing(weights.length);
        both.add(this);
        both.add(other);
        return both.sums();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReplicateSums sums
                && Arrays.equals(weights, sums.weights)
                && Arrays.equals(factors, sums.factors)
                && Arrays.deepEquals(span, sums.span);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(weights) + Arrays.hashCode(factors);
    }
}
