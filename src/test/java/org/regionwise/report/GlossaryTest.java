package org.regionwise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Language;
import org.regionwise.report.message.Words;

class GlossaryTest {
    private static final Glossary GLOSSARY = Glossary.load();

    private static List<String> marked(String sentence) {
        return GLOSSARY.mark(sentence).stream()
                .filter(piece -> piece.term() != null)
                .map(piece -> piece.term().id() + ": " + piece.text())
                .toList();
    }

    @Test
    void intervalsOfAnyLevelAreOneTerm() {
        assertEquals(List.of("interval: 95% interval"), marked("By 95% interval, it lies above."));
        assertEquals(List.of("interval: 82.5% interval"), marked("0.04, 82.5% interval 0.01 to 0.11"));
        assertEquals(List.of("interval: 50% intervals"), marked("pooled share with 50% intervals"));
        assertEquals(List.of(), marked("the interval 0.95"));
        assertTrue(GLOSSARY.terms().stream().anyMatch(term -> term.id().equals("interval")));
    }

    @Test
    void theLongestFormWins() {
        assertEquals(List.of("odds-ratio: Odds ratio"), marked("Odds ratio"));
        assertEquals(List.of("odds: odds"), marked("the odds of a yes are 1.08 times as high"));
    }

    @Test
    void aTermIsMarkedOnceAndNotWithinNamesOrWords() {
        assertEquals(List.of("prior: priors"), marked("Its priors, and again priors"));
        assertEquals(List.of(), marked("The analysis “weak priors” has priority"));
    }

    @Test
    void nothingOfASentenceIsLost() {
        String sentence = "About 4% (intraclass correlation, latent scale: 0.04, 95% interval 0.01 to 0.11).";
        assertEquals(
                sentence,
                GLOSSARY.mark(sentence).stream()
                        .map(piece -> piece.opening() + piece.text() + piece.closing())
                        .reduce("", String::concat));
    }

    @Test
    void everyTermSaysWhatItMeans() {
        Catalogue catalogue = Catalogue.load();
        for (Language language : catalogue.languages()) {
            Words words = catalogue.words(language);
            for (Glossary.Term term : GLOSSARY.terms()) {
                assertFalse(words.say("term." + term.id() + ".name").isBlank(), term.id());
                assertTrue(words.say("term." + term.id() + ".meaning").endsWith("."), term.id());
            }
        }
    }
}
