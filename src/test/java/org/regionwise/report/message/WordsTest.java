package org.regionwise.report.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    private static final Language ENGLISH = new Language("en", "en-GB", "English");
    private static final Words SOURCE = new Words(
            ENGLISH,
            patterns(Map.of(
                    "figure.point", ".",
                    "figure.thousands", ",",
                    "list.separator", ", ",
                    "list.more", "{shown} and {more, plural, one {# more} other {# more}}",
                    "list.more-plain", "{shown}; {more, plural, one {# more} other {# more}}",
                    "some.rows", "{rows, plural, one {# row} other {# rows}} of {all}",
                    "some.term", "Regions differ ([icc|correlation], {name}).",
                    "some.points", "{points} {points_form, select, one {point} other {points}}",
                    "some.only", "Only here.")),
            null);
    private static final Words CZECH = new Words(
            new Language("cs", "cs", "Čeština"),
            patterns(Map.of(
                    "figure.point",
                    ",",
                    "figure.thousands",
                    " ",
                    "some.points",
                    "{points} {points_form, select, one {bod} few {body} many {bodu} other {bodů}}")),
            SOURCE);

    private static Patterns patterns(Map<String, String> messages) {
        return new Patterns(List.of("figure", "list", "some"), page -> {
            Map<String, String> onPage = new HashMap<>(messages);
            onPage.keySet().removeIf(key -> !key.startsWith(page + "."));
            return onPage;
        });
    }

    @Test
    void countsTakeThePluralAndAreWrittenAsFigures() {
        assertEquals("1 row of 12,345", SOURCE.say("some.rows", "rows", 1, "all", 12_345));
        assertEquals("1,000 rows of all", SOURCE.say("some.rows", "rows", 1000L, "all", "all"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 0 | 1 bod",
                "3 | 0 | 3 body",
                "5 | 0 | 5 bodů",
                "5 | 1 | 5,0 bodu",
                "1 | 1 | 1,0 bodu",
                "5.24 | 1 | 5,2 bodu"
            })
    void aNounGoesWithItsNumberAsPrinted(double value, int decimals, String said) {
        assertEquals(said, CZECH.say("some.points", "points", CZECH.numerals().measured(value, decimals)));
    }

    @Test
    void namesAreNeverMarkup() {
        String name = "<b>'{x}' [icc|y] \uE000icc\uE001y\uE002";
        assertEquals("Regions differ (correlation, <b>'{x}' [icc|y] y).", SOURCE.say("some.term", "name", name));
        assertEquals(
                "Regions differ <span class=\"term-whole\">(<button type=\"button\" class=\"term\""
                        + " popovertarget=\"term-icc\">correlation</button>,</span>"
                        + " &lt;b&gt;&#39;{x}&#39; [icc|y] y).",
                SOURCE.html("some.term", "name", name));
    }

    @Test
    void englishStandsInForWhatIsNotTranslated() {
        assertEquals("Only here.", CZECH.say("some.only"));
        assertTrue(CZECH.has("some.only"), "said in English is said");
    }

    @Test
    void whatCannotBeSaidIsRefusedAndNotPrinted() {
        assertThrows(IllegalArgumentException.class, () -> SOURCE.say("some.thing"));
        assertThrows(IllegalArgumentException.class, () -> SOURCE.say("some.term"));
        assertThrows(IllegalArgumentException.class, () -> SOURCE.say("some.term", "name", null));
        assertThrows(IllegalArgumentException.class, () -> SOURCE.say("some.rows", "rows", "one", "all", 2));
        assertThrows(IllegalArgumentException.class, () -> SOURCE.say("some.rows", "rows", 1.5, "all", 2));
        assertThrows(IllegalArgumentException.class, () -> SOURCE.say("some.term", "name"));
    }

    @Test
    void manyThreadsMaySayTheSame() {
        assertEquals(
                0,
                IntStream.range(0, 20_000)
                        .parallel()
                        .filter(n -> !SOURCE.say("some.rows", "rows", n, "all", n)
                                .equals(SOURCE.numerals().count(n)
                                        + (n == 1 ? " row of " : " rows of ")
                                        + SOURCE.numerals().count(n)))
                        .count());
    }

    @Test
    void listsJoinAsTheLanguageDoes() {
        Catalogue catalogue = Catalogue.load();
        Lists spanish = catalogue.words(catalogue.language("es").orElseThrow()).lists();
        Lists czech = catalogue.words(catalogue.language("cs").orElseThrow()).lists();
        Lists english = catalogue.english().lists();
        assertEquals("Madrid e Ibiza", spanish.and(List.of("Madrid", "Ibiza")).text());
        assertEquals("A, B a\u00a0C", czech.and(List.of("A", "B", "C")).text());
        assertEquals("A, B and C", english.and(List.of("A", "B", "C")).text());
        assertEquals("A or B", english.or(List.of("A", "B")).text());
        assertEquals(
                "Rioja, La; Madrid", english.and(List.of("Rioja, La", "Madrid")).text());
        List<String> many = IntStream.range(0, 12).mapToObj(i -> "r" + i).toList();
        assertEquals(new Listed("r0, r1 and 10 more", 12), english.firstOf(many, 2));
        assertEquals("r0, r1 a\u00a010 dalších", czech.firstOf(many, 2).text());
        assertEquals("", english.and(List.of()).text());
    }
}
