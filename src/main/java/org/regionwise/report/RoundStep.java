package org.regionwise.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** 1, 2, 2.5 or 5 times a power of ten. */
public record RoundStep(int mantissa, int exponent) {
    private static final List<BigDecimal> MANTISSAS =
            List.of(BigDecimal.ONE, new BigDecimal("2"), new BigDecimal("2.5"), new BigDecimal("5"));

    /** The largest that is no larger than a size above 0, or one that is a little smaller. */
    public static RoundStep notAbove(double size) {
        RoundStep step = new RoundStep(0, (int) Math.floor(Math.log10(size)) - 1);
        while (step.next().size().doubleValue() <= size) {
            step = step.next();
        }
        return step;
    }

    /** The next larger one. */
    public RoundStep next() {
        return mantissa + 1 < MANTISSAS.size() ? new RoundStep(mantissa + 1, exponent) : new RoundStep(0, exponent + 1);
    }

    private RoundStep previous() {
        return mantissa > 0 ? new RoundStep(mantissa - 1, exponent) : new RoundStep(MANTISSAS.size() - 1, exponent - 1);
    }

    private BigDecimal size() {
        return MANTISSAS.get(mantissa).scaleByPowerOfTen(exponent);
    }

    /** Its multiples above {@code least} and up to {@code most}, ascending, each the double nearest to the decimal. */
    public List<Double> multiples(double least, double most) {
        BigDecimal size = size();
        BigDecimal next = decimal(least)
                .divide(size, 0, RoundingMode.FLOOR)
                .add(BigDecimal.ONE)
                .multiply(size);
        List<Double> multiples = new ArrayList<>();
        for (; next.compareTo(decimal(most)) <= 0; next = next.add(size)) {
            multiples.add(next.doubleValue());
        }
        return multiples;
    }

    /**
     * The multiple of the largest step that has one above {@code least} and up to {@code most}, nearest to
     * {@code near}.
     */
    public static double roundest(double least, double near, double most) {
        RoundStep step = notAbove(Math.max(Math.abs(least), Math.abs(most))).next();
        List<Double> multiples = step.multiples(least, most);
        while (multiples.isEmpty()) {
            step = step.previous();
            multiples = step.multiples(least, most);
        }
        double best = multiples.get(0);
        for (double each : multiples) {
            best = Math.abs(each - near) < Math.abs(best - near) ? each : best;
        }
        return best;
    }

    /** As it is written, so that 0.3 is a multiple of 0.1. */
    private static BigDecimal decimal(double value) {
        return BigDecimal.valueOf(value);
    }
}
