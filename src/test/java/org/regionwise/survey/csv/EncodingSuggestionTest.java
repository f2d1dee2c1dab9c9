package org.regionwise.survey.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.survey.ImportLimits;
import org.regionwise.survey.row.ReceivedFile;

class EncodingSuggestionTest {
    private static final String CZECH =
            "Ústecký kraj, Kraj Vysočina, Plzeňský kraj, Hlavní město Praha, Středočeský, Žďár";
    private static final String POLISH = "Łódź, Śląskie, Małopolskie, Świętokrzyskie, Wielkopolskie, Pomorskie, Kraków";
    private static final String HUNGARIAN =
            "Győr, Székesfehérvár, Nógrád megye, Szabolcs, Jász, Nagykőrös, Hódmezővásárhely";
    private static final String GERMAN = "Württemberg, Thüringen, Köln, Münster, Straße, Lübeck, Görlitz, Osnabrück";
    private static final String FRENCH =
            "Île-de-France, Rhône, Hérault, Ardèche, Corrèze, Finistère, Français, Créteil";
    private static final String SPANISH = "Castilla y León, Cataluña, Málaga, Cádiz, Córdoba, Álava, A Coruña, Ávila";
    private static final String TURKISH = "Şanlıurfa, Diyarbakır, Eskişehir, Muğla, Ağrı, Kırşehir, Çanakkale, Iğdır";
    private static final String LITHUANIAN =
            "Šiauliai, Panevėžys, Tauragė, Telšiai, Alytus, Marijampolė, Plungė, Mažeikių";
    private static final String RUSSIAN = "Москва, Новосибирская область, Пермский край, Республика Коми, Ростов";
    private static final String GREEK = "Αττική, Θεσσαλονίκη, Κρήτη, Πελοπόννησος, Ήπειρος, Θεσσαλία, Ιόνια Νησιά";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                CZECH + "|windows-1250",
                CZECH + "|ISO-8859-2",
                CZECH + "|IBM852",
                POLISH + "|windows-1250",
                POLISH + "|ISO-8859-2",
                GERMAN + "|windows-1252",
                FRENCH + "|windows-1252",
                SPANISH + "|windows-1252",
                TURKISH + "|windows-1254",
                LITHUANIAN + "|windows-1257",
                RUSSIAN + "|windows-1251",
                RUSSIAN + "|ISO-8859-5",
                RUSSIAN + "|KOI8-R",
                GREEK + "|windows-1253"
            })
    void recognisesWhatEuropeWrites(String text, String encoding) {
        EncodingSuggestion suggestion =
                of(text.getBytes(Charset.forName(encoding))).orElseThrow();
        assertEquals(encoding, suggestion.encoding());
        assertTrue(text.contains(suggestion.sample().split(", ")[0]), suggestion.sample());
    }

    /** Hungarian letters stand at the same places in both; the suggestion has to read them right. */
    @ParameterizedTest
    @CsvSource({"windows-1250", "ISO-8859-2"})
    void whereTwoEncodingsAgreeEitherWillDo(String encoding) {
        EncodingSuggestion suggestion =
                of(HUNGARIAN.getBytes(Charset.forName(encoding))).orElseThrow();
        assertEquals(
                HUNGARIAN,
                new String(HUNGARIAN.getBytes(Charset.forName(encoding)), Charset.forName(suggestion.encoding())));
    }

    @Test
    void utf8NeedsNoSuggestionHoweverItIsCut() {
        String text = "a" + "Žluťoučký kůň 😀 ".repeat(20_000);
        assertEquals(Optional.empty(), of(text.getBytes(StandardCharsets.UTF_8)));
        assertEquals(Optional.empty(), of(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(Optional.empty(), of("region,answer\nA,1\n".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void oneForeignWordFarInsideIsFound() {
        String text = "region;y\n" + "Praha;1\n".repeat(50_000) + "Plzeňský kraj;0\nÚstí;1\n";
        assertEquals(
                "windows-1250",
                of(text.getBytes(Charset.forName("windows-1250"))).orElseThrow().encoding());
    }

    @Test
    void nonsenseIsNotGivenAName() {
        byte[] nonsense = new byte[4_000];
        new java.util.Random(3).nextBytes(nonsense);
        nonsense[0] = 'a';
        nonsense[1] = 'b';
        assertEquals(Optional.empty(), of(nonsense));
    }

    private Optional<EncodingSuggestion> of(byte[] bytes) {
        try {
            Path file = Files.write(Files.createTempFile(folder, "text", ".csv"), bytes);
            return EncodingSuggestion.of(new ReceivedFile(file, "survey.csv", ImportLimits.USUAL));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
