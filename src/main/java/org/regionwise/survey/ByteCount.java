package org.regionwise.survey;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes as people say it: in the largest unit of which there is one at least, 1,024 of the next smaller
 * one, with one decimal where it is not whole.
 *
 * @param number of the unit
 * @param unit {@code B}, {@code kB}, {@code MB} or {@code GB}, which are called so in every language
 */
public record ByteCount(BigDecimal number, String unit) {
    private static final List<String> UNITS = List.of("B", "kB", "MB", "GB");
    private static final Pattern WRITTEN = Pattern.compile("(\\d+(?:\\.\\d)?) (B|kB|MB|GB)");

    /** Rounded down: of a limit, no more than it allows. */
    public static ByteCount of(long bytes) {
        return of(bytes, RoundingMode.DOWN);
    }

    /** Rounded up: of what is above a limit, no less. */
    public static ByteCount above(long bytes) {
        return of(bytes, RoundingMode.UP);
    }

    private static ByteCount of(long bytes, RoundingMode rounding) {
        int unit = 0;
        while (unit < UNITS.size() - 1 && bytes >> 10 * (unit + 1) > 0) {
            unit++;
        }
        BigDecimal number = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(1L << 10 * unit), 1, rounding);
        return new ByteCount(
                number.stripTrailingZeros().scale() <= 0 ? number.setScale(0, RoundingMode.UNNECESSARY) : number,
                UNITS.get(unit));
    }

    /** What {@link #toString} wrote; empty for any other text. */
    public static Optional<ByteCount> written(String text) {
        Matcher written = WRITTEN.matcher(text);
        return written.matches()
                ? Optional.of(new ByteCount(new BigDecimal(written.group(1)), written.group(2)))
                : Optional.empty();
    }

    /** {@code 4 GB}, {@code 1.5 GB}; as a fact of a reason has it, which is no language's. */
    @Override
    public String toString() {
        return number.toPlainString() + " " + unit;
    }
}
