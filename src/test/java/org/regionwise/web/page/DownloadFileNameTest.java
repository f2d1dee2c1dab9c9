package org.regionwise.web.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What files are called. */
class DownloadFileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Harassment in the last six months | With unemployment"
                        + " | harassment-in-the-last-six-months-with-unemployment",
                "Poor | Poor by unemployment | poor-by-unemployment",
                "Poor | Poor | poor",
                "Poor | Poorest | poor-poorest",
                "P7. ¿Ha pospuesto una visita al médico por su coste en el último año?"
                        + " | P7. ¿Ha pospuesto una visita al médico por su coste en el último año? by paro, weighted"
                        + " | p7-ha-pospuesto-una-visita-al-by-paro-weighted",
                "A word that is said | A word that is not" + " | a-word-that-is-said-not",
            })
    void whatBothSayIsSaidOnce(String outcome, String title, String name) {
        assertEquals(name, DownloadFileName.named(outcome, title));
    }

    @ParameterizedTest
    @CsvSource({"200, 200", "3, 200", "200, 3"})
    void longNamesAreCut(int outcome, int title) {
        assertEquals(
                "",
                DownloadFileName.named("a".repeat(outcome), "b".repeat(title)).replaceFirst("^(?=.{1,52}$)a+-b+$", ""));
    }
}
