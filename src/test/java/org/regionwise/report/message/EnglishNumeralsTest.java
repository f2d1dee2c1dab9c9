package org.regionwise.report.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.IntervalEstimate;

/** Alone, as it changes the language of the whole program for a moment. */
@Isolated
class EnglishNumeralsTest {
    private static final Numerals NUMERALS = Words.english().numerals();

    @Test
    void percentagesHaveOneDecimalInTablesAndTwoDigitsInSentences() {
        assertEquals("14.3", NUMERALS.percent(0.1429));
        assertEquals("0.0", NUMERALS.percent(0));
        assertEquals("100.0", NUMERALS.percent(1));
        assertEquals("0.034", NUMERALS.percent(0.000341, 3));
        assertEquals("14%", NUMERALS.percentInWords(0.1429));
        assertEquals("4.2%", NUMERALS.percentInWords(0.0418));
        assertEquals("0.043%", NUMERALS.percentInWords(0.000431));
        assertEquals("0%", NUMERALS.percentInWords(0));
        assertEquals("100%", NUMERALS.percentInWords(1));
    }

    @Test
    void numbersRoundAsTheirDigitsSay() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 200_000; i++) {
            int decimals = random.nextInt(6);
            double value = switch (i % 4) {
                case 0 -> random.nextDouble();
                case 1 -> random.nextDouble(-1000, 1000);
                // halves as decimals write them, most of which no double is
                case 2 -> (random.nextInt(-100_000, 100_000) * 2 + 1) / (2 * Math.pow(10, decimals));
                default -> random.nextDouble() * Math.pow(10, random.nextInt(-8, 10));
            };
            BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
            String expected =
                    String.format(Locale.ROOT, "%,." + decimals + "f", rounded).replace('-', '−');
            assertEquals(expected, NUMERALS.fixed(value, decimals), () -> value + " to " + decimals);
        }
    }

    @Test
    void almostEverybodyIsNotEverybody() {
        assertEquals("99.6%", NUMERALS.percentInWords(0.9968));
        assertEquals("99.991%", NUMERALS.percentInWords(0.99991));
        assertEquals("99.999999%", NUMERALS.percentInWords(1 - 1e-12));
    }

    @Test
    void intervalsSayToAndAdmitWhatTheyLack() {
        assertEquals("12.1 to 19.3", NUMERALS.percentInterval(new Estimate(0.15, 0.01, 0.121, 0.193)));
        assertEquals("–", NUMERALS.percentInterval(Estimate.UNDEFINED));
        assertEquals("0.01 to 0.11", NUMERALS.interval(new IntervalEstimate(0.04, 0.01, 0.11)));
        assertEquals("unbounded", NUMERALS.interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
        assertEquals("0.200 or more", NUMERALS.interval(0.2, Double.POSITIVE_INFINITY));
        assertEquals("0.200 or less", NUMERALS.interval(Double.NEGATIVE_INFINITY, 0.2));
        assertEquals("0.200 or less", NUMERALS.interval(Double.NaN, 0.2));
        assertEquals("98%", NUMERALS.probability(0.98));
        assertEquals("more than 99.9%", NUMERALS.probability(1));
        assertEquals("less than 0.1%", NUMERALS.probability(0));
        assertEquals(Numerals.UNDEFINED, NUMERALS.probability(Double.NaN));
        assertEquals("98", NUMERALS.probabilityInColumn(0.98));
        assertEquals("<1", NUMERALS.probabilityInColumn(0.0049));
        assertEquals("1", NUMERALS.probabilityInColumn(0.005));
        assertEquals("99", NUMERALS.probabilityInColumn(0.9949));
        assertEquals(">99", NUMERALS.probabilityInColumn(0.995));
        assertEquals(Numerals.UNDEFINED, NUMERALS.probabilityInColumn(Double.NaN));
        assertEquals("−0.7 to 6.1", NUMERALS.pointsInterval(-0.676, 6.086));
        assertEquals("−0.0068 to 0.061", NUMERALS.pointsInterval(-0.0068, 0.0608));
        assertEquals("0.200 or more", NUMERALS.interval(0.2, Double.NaN));
    }

    @Test
    void numbersHaveSensibleDigitsAndATrueMinus() {
        assertEquals("−1.823", NUMERALS.number(-1.8234));
        assertEquals("0.083", NUMERALS.number(0.0831));
        assertEquals("0.00047", NUMERALS.number(0.000471));
        assertEquals("about 0", NUMERALS.number(-1e-12));
        assertEquals("0.000", NUMERALS.number(-0.0));
        assertEquals("12.35", NUMERALS.number(12.345678));
        assertEquals("12,345.7", NUMERALS.number(12345.678));
        assertEquals("−402.78", NUMERALS.criterion(-402.7799));
        assertEquals("0.005", NUMERALS.hundredths(0.0049));
        assertEquals("0.00", NUMERALS.hundredths(1e-9));
        assertEquals("1,397,880", NUMERALS.count(1_397_880));
        assertEquals("1,234%", NUMERALS.percentInWords(12.34));
        assertEquals("–", NUMERALS.number(Double.NaN));
        assertEquals("∞", NUMERALS.number(Double.POSITIVE_INFINITY));
    }

    @Test
    void pValues() {
        assertEquals("0.43", NUMERALS.pValue(0.4321));
        assertEquals("0.021", NUMERALS.pValue(0.0213));
        assertEquals("0.0003", NUMERALS.pValue(0.00031));
        assertEquals("< 0.0001", NUMERALS.pValue(1e-30));
        assertEquals("p < 0.0001", NUMERALS.pEquals(0));
        assertEquals("p = 1.00", NUMERALS.pEquals(1));
        assertEquals("–", NUMERALS.pValue(Double.NaN));
    }

    @Test
    void levels() {
        assertEquals("95%", NUMERALS.level(0.95));
        assertEquals("99.9%", NUMERALS.level(0.999));
        assertEquals("50%", NUMERALS.level(0.5));
    }

    @Test
    void theMachinesLanguageDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("cs-CZ"));
            assertEquals("1,234.6", NUMERALS.fixed(1234.56, 1));
        } finally {
            Locale.setDefault(before);
        }
    }
}
