package org.regionwise.report.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures in each language; English ones are {@code NumbersTest}'s. */
class NumeralsTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    static Iterable<Language> languages() {
        return CATALOGUE.languages();
    }

    private static Numerals in(String tag) {
        return CATALOGUE.words(CATALOGUE.language(tag).orElseThrow()).numerals();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 14% | 99.9% | 14.3 to 19.5 | 1,234.5 | p = 0.031 | less than 0.1% | 1.200 or more",
                "es | 14_% | 99,9_% | 14,3 a 19,5 | 1.234,5 | p_=_0,031 | menos del 0,1_% | 1,200 o más",
                "cs | 14_% | 99,9% | 14,3 až 19,5 | 1_234,5 | p_=_0,031 | méně než 0,1_% | 1,200 nebo více"
            })
    void figuresAreWrittenAsTheLanguageDoes(
            String tag, String share, String level, String span, String large, String p, String never, String open) {
        Numerals figures = in(tag);
        assertEquals(spaced(share), figures.percentInWords(0.1429));
        assertEquals(spaced(level), figures.level(0.999));
        assertEquals(spaced(span), figures.interval(0.143, 0.195, figures::percent));
        assertEquals(spaced(large), figures.fixed(1234.5, 1));
        assertEquals(spaced(p), figures.pEquals(0.031));
        assertEquals(spaced(never), figures.probability(0));
        assertEquals(open, figures.interval(1.2, Double.POSITIVE_INFINITY));
    }

    /** A no-break space is seen in a table of values as a low line. */
    private static String spaced(String text) {
        return text.replace('_', '\u00a0');
    }

    @ParameterizedTest
    @MethodSource("languages")
    void daysAreThoseOfTheUnicodeLocaleData(Language language) {
        DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, language.rules());
        format.setTimeZone(TimeZone.getTimeZone("Europe/Prague"));
        for (int day = 0; day < 400; day++) {
            Instant moment = Instant.parse("2025-12-31T23:30:00Z").plus(day, ChronoUnit.DAYS);
            assertEquals(format.format(Date.from(moment)), in(language.tag()).day(moment, ZoneId.of("Europe/Prague")));
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void marksAreThoseOfTheUnicodeLocaleData(Language language) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(language.rules());
        Numerals figures = in(language.tag());
        assertEquals(
                "1" + symbols.getGroupingSeparatorString() + "234" + symbols.getGroupingSeparatorString() + "567"
                        + symbols.getDecimalSeparatorString() + "9",
                figures.fixed(1_234_567.9, 1));
        // plurals write theirs by themselves
        assertEquals(NumberFormatter.withLocale(language.rules()).format(12_345).toString(), figures.count(12_345));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en | 18 November 2026", "es | 18 de noviembre de 2026", "cs | 18. listopadu 2026"})
    void daysAreWrittenOut(String tag, String day) {
        Instant moment = Instant.parse("2026-11-18T23:59:00Z");
        assertEquals(day, in(tag).day(moment, ZoneOffset.UTC));
        assertEquals(day + ", 23:59", in(tag).minute(moment, ZoneOffset.UTC));
    }

    @Test
    void differencesHaveTheirSignUnlessTheyAreNone() {
        assertEquals("+1.2", in("en").signed(1.2, 1));
        assertEquals("−6,4", in("cs").signed(-6.4, 1));
        assertEquals("0.0", in("en").signed(0.04, 1));
        assertEquals("0.0", in("en").signed(-0.04, 1));
        assertEquals(new Measured("5,0", "many"), in("cs").points(-5.0));
    }
}
