package org.regionwise.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource({"1,1", "1.0,1", "-0,0", "-0.0,0", "1e3,1000", ".5,0.5", "2.50,2.5", "1e15,1.0E15", "+4.,4"})
    void oneNumberHasOneText(String written, String canonical) {
        assertEquals(canonical, NumberText.canonical(written));
    }

    @Test
    void canonicalTextReadsBackAsTheSameNumber() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            assertEquals(value, NumberText.parse(NumberText.format(value)).getAsDouble());
        }
    }

    @Test
    void decimalsAreRoundedAsTheyShouldBe() {
        Random random = new Random(13);
        for (int i = 0; i < 100_000; i++) {
            int digits = 1 + random.nextInt(18);
            int point = random.nextInt(digits + 1);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
            for (int k = 0; k < digits; k++) {
                text.append(k == point ? "." : "").append((char) ('0' + random.nextInt(10)));
            }
            assertEquals(Double.parseDouble(text.toString()), NumberText.value(text.toString()), text.toString());
        }
    }

    @Test
    void acceptsWhatTheGrammarSays() {
        Pattern grammar = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
        String alphabet = "0019.+-eE x";
        Random random = new Random(11);
        for (int i = 0; i < 200_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String each = text.toString();
            boolean expected = grammar.matcher(each).matches() && Double.isFinite(Double.parseDouble(each));
            assertEquals(expected, NumberText.isNumber(each), each);
            if (expected) {
                assertEquals(Double.parseDouble(each), NumberText.value(each), each);
            }
        }
        assertEquals(false, NumberText.isNumber(null));
    }
}
