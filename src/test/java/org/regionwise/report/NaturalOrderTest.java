package org.regionwise.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regionwise.report.message.Catalogue;
import org.regionwise.report.message.Words;

class NaturalOrderTest {
    @Test
    void numbersInNamesAreOrderedByTheirValue() {
        assertEquals(
                List.of("District 1", "district 2", "District 10", "District 10 North", "District 100"),
                Stream.of("District 100", "District 10 North", "District 10", "district 2", "District 1")
                        .sorted(new NaturalOrder(Words.english()))
                        .toList());
        assertTrue(new NaturalOrder(Words.english()).compare("A 99999999999999999999", "A 100000000000000000000") < 0);
    }

    @Test
    void lettersWithAccentsStandWithThoseWithout() {
        assertEquals(
                List.of("Brno", "Čáslav", "Děčín", "Zlín"),
                Stream.of("Zlín", "Čáslav", "Děčín", "Brno")
                        .sorted(new NaturalOrder(Words.english()))
                        .toList());
    }

    @Test
    void differentNamesAreNeverEqual() {
        assertTrue(new NaturalOrder(Words.english()).compare("a 01", "a 1") != 0);
        assertTrue(new NaturalOrder(Words.english()).compare("Praha", "praha") != 0);
        assertEquals(0, new NaturalOrder(Words.english()).compare("Praha 4", "Praha 4"));
    }

    @Test
    void lettersAreOrderedAsTheLanguageDoes() {
        Catalogue catalogue = Catalogue.load();
        Words czech = catalogue.words(catalogue.language("cs").orElseThrow());
        assertTrue(new NaturalOrder(czech).compare("Cheb", "Hodonín") > 0);
        assertTrue(new NaturalOrder(Words.english()).compare("Cheb", "Hodonín") < 0);
    }
}
