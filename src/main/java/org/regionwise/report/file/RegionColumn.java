package org.regionwise.report.file;

import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.regionwise.analysis.result.RegionEstimate;

/** A column of the table of regions, as every file with one row a region has it. */
public sealed interface RegionColumn {
    /** As files head it; never changes. */
    String name();

    /** What it holds, in a sentence. */
    String meaning();

    /** In what its values are. */
    Unit unit();

    /** Whether the region has a value. */
    boolean presentIn(RegionEstimate region);

    /** What values are in. */
    enum Unit {
        TEXT("text"),
        COUNT("count"),
        EFFECTIVE_COUNT("respondents of a simple random sample"),
        PROPORTION("proportion"),
        SHARE("proportion"),
        RANK("rank, 1 the highest"),
        EXPECTED_RANK("rank, 1 the highest"),
        RATIO("ratio"),
        VARIANCE("squared proportion"),
        SCALE_VARIANCE("square of the model's scale");

        private final String words;

        Unit(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** A column of words; the empty text stands for none. */
    record Words(String name, String meaning, Function<RegionEstimate, String> text) implements RegionColumn {
        @Override
        public Unit unit() {
            return Unit.TEXT;
        }

        @Override
        public boolean presentIn(RegionEstimate region) {
            String value = text.apply(region);
            return value != null && !value.isEmpty();
        }
    }

    /** A column of numbers; NaN stands for what is undefined. */
    record Figures(String name, Unit unit, String meaning, ToDoubleFunction<RegionEstimate> number)
            implements RegionColumn {
        @Override
        public boolean presentIn(RegionEstimate region) {
            return Double.isFinite(number.applyAsDouble(region));
        }
    }
}
