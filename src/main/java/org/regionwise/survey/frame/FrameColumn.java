package org.regionwise.survey.frame;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.regionwise.survey.NumberText;

/** One column, a value a row. */
public sealed interface FrameColumn {
    /** How many rows there are. */
    int rows();

    /** Whether a row has no value. */
    boolean missing(int row);

    /** Some of the rows, in their order. */
    FrameColumn rows(int[] kept);

    /** The same as categories; numbers by size. */
    Categories categories();

    /**
     * Numbers.
     *
     * @param values NaN where a row has none
     */
    record Numbers(double[] values) implements FrameColumn {
        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean missing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public Numbers rows(int[] kept) {
            return new Numbers(Arrays.stream(kept).mapToDouble(i -> values[i]).toArray());
        }

        @Override
        public Categories categories() {
            double[] sorted = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .map(value -> value == 0 ? 0 : value)
                    .distinct()
                    .sorted()
                    .toArray();
            int[] codes = Arrays.stream(values)
                    .mapToInt(value -> Double.isNaN(value)
                            ? Categories.MISSING
                            : Arrays.binarySearch(sorted, value == 0 ? 0 : value))
                    .toArray();
            return new Categories(
                    codes, Arrays.stream(sorted).mapToObj(NumberText::format).toList());
        }
    }

    /**
     * Categories.
     *
     * @param codes position of the level of each row, {@link #MISSING} where it has none
     * @param levels numbers by size, then texts by their letters' codes
     */
    record Categories(int[] codes, List<String> levels) implements FrameColumn {
        /** The code of no value. */
        public static final int MISSING = -1;

        public Categories {
            levels = List.copyOf(levels);
        }

        @Override
        public int rows() {
            return codes.length;
        }

        @Override
        public boolean missing(int row) {
            return codes[row] == MISSING;
        }

        @Override
        public Categories rows(int[] kept) {
            return new Categories(Arrays.stream(kept).map(i -> codes[i]).toArray(), levels);
        }

        @Override
        public Categories categories() {
            return this;
        }

        /** The same rows among other levels; a row whose level is not one of them has none. */
        public Categories as(List<String> others) {
            Map<String, Integer> position = new HashMap<>();
            for (int k = 0; k < others.size(); k++) {
                position.put(others.get(k), k);
            }
            int[] codeOf = levels.stream()
                    .mapToInt(level -> position.getOrDefault(level, MISSING))
                    .toArray();
            return new Categories(
                    Arrays.stream(codes)
                            .map(code -> code == MISSING ? MISSING : codeOf[code])
                            .toArray(),
                    others);
        }

        /** What stands in a row; empty where nothing does. */
        public String text(int row) {
            return codes[row] == MISSING ? "" : levels.get(codes[row]);
        }

        /** Without levels that no row has. */
        public Categories used() {
            int[] counts = new int[levels.size()];
            Arrays.stream(codes).filter(code -> code != MISSING).forEach(code -> counts[code]++);
            int[] kept =
                    IntStream.range(0, counts.length).filter(k -> counts[k] > 0).toArray();
            int[] position = new int[counts.length];
            for (int k = 0; k < kept.length; k++) {
                position[kept[k]] = k;
            }
            return new Categories(
                    Arrays.stream(codes)
                            .map(code -> code == MISSING ? MISSING : position[code])
                            .toArray(),
                    Arrays.stream(kept).mapToObj(levels::get).toList());
        }
    }
}
