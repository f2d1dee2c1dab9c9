package org.regionwise.survey.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.survey.RegionKey;

class RegionPairingTest {
    private static Map<String, String> names(String... keysAndNames) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < keysAndNames.length; i += 2) {
            names.put(keysAndNames[i], keysAndNames[i + 1]);
        }
        return names;
    }

    @Test
    void caseWidthDashesAndBlanksDoNotMatter() {
        RegionPairing pairing = RegionPairing.of(
                List.of("PRAHA", "Brno‑venkov", "ｚｌíｎ", "Ústí  nad\u00A0Labem", "Straße"),
                names("Praha", null, "brno-venkov", null, "Zlín", null, "X4", "Ústí nad Labem", "STRASSE", null),
                Map.of());
        assertEquals(
                "{PRAHA=Praha, Brno‑venkov=brno-venkov, ｚｌíｎ=Zlín, Ústí  nad\u00A0Labem=X4, Straße=STRASSE}",
                pairing.alike().toString());
        assertEquals(5, pairing.matched());
        assertEquals(List.of(), pairing.others());
    }

    /** One region here and one there, with a third that is neither. */
    private static RegionPairing pairing(String here, String there) {
        return RegionPairing.of(List.of(here, "Elsewhere"), names(there, null, "Atlantis", null), Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5001|05001",
                "01|001",
                "1.0|1",
                "01|1.00",
                "1,0|1",
                "-1.0|-1",
                "1E+05|100000",
                "1.1E+01|11",
                "١٢|12",
                "1.|1",
                "NordrheinWestfalen|Nordrhein-Westfalen",
                "CastillayLeón|Castilla y León",
                "Castilla-LaMancha|Castilla - La Mancha",
                "Navarra, Comunidad Foral de|Comunidad Foral de Navarra",
                "Rioja, La|La Rioja",
                "Coruña (A)|A Coruña",
                "Hospitalet de Llobregat, L'|L’Hospitalet de Llobregat",
                "The Gambia|Gambia, The",
                "Gambia|The Gambia",
                "Trinidad & Tobago|Trinidad and Tobago",
                "Castilla & León|Castilla y León",
                "Cote d'Ivoire|Côte d´Ivoire",
                "Hawaiʻi|Hawaii",
                "St. Gallen|St Gallen",
                "ES-NC|ESNC",
                "Zlin|Zlín",
                "Thueringen|Thüringen",
                "Lodz|Łódź",
                "KOBENHAVN|København",
                "Nordrhein−Westfalen|Nordrhein-Westfalen",
                "İstanbul|ISTANBUL",
            })
    void notationAloneIsPairedFromEitherSide(String here, String there) {
        assertEquals(Map.of(here, there), pairing(here, there).alike());
        assertEquals(Map.of(there, here), pairing(there, here).alike());
        boolean sameButForDashes = here.replace('\u2212', '-').equals(there);
        assertEquals(!sameButForDashes, RegionPairing.byNotation(List.of(here), there, null), "so that it is said");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Saint Gallen|St. Gallen",
                "Praha|Hlavní město Praha",
                "La Rioja|Rioja",
                "Vysočina kraj|Kraj Vysočina",
                "Pardubikcý|Pardubický",
                "CZ10|CZ010",
                "08A|8A",
            })
    void whatIsNoMereNotationIsProposed(String here, String there) {
        RegionPairing pairing = pairing(here, there);
        assertEquals(Map.of(), pairing.alike());
        assertEquals(Optional.of(there), pairing.unmatched().get(0).nearest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1001|1002",
                "-1|1",
                "1-2|12",
                "1.5|15",
                "1.000|1",
                "1E5|100000",
                "1.25E+01|13",
                "CZ010|CZ020",
                "Praha 1|Praha 11",
                "Jih|Sever",
            })
    void otherRegionsAreNotEvenProposed(String here, String there) {
        RegionPairing pairing = pairing(here, there);
        assertEquals(Map.of(), pairing.alike());
        assertEquals(Optional.empty(), pairing.unmatched().get(0).nearest());
    }

    @Test
    void whatTellsRegionsApartIsNoNotation() {
        for (List<String> two : List.of(List.of("A+", "A-"), List.of("कि", "का"), List.of("Area 1 2", "Area 12"))) {
            assertEquals(Map.of(), pairing(two.get(0), two.get(1)).alike());
        }
    }

    @Test
    void nothingIsPairedThatCouldBeTwoOnEitherSide() {
        assertEquals(
                Map.of(),
                RegionPairing.of(List.of("1.0"), names("1", null, "01", null), Map.of())
                        .alike());
        assertEquals(
                Map.of(),
                RegionPairing.of(List.of("1", "01"), names("001", null), Map.of())
                        .alike());
        RegionPairing taken = RegionPairing.of(List.of("Zlín", "Zlin"), names("Zlín", null), Map.of());
        assertEquals(Map.of(), taken.alike());
        assertEquals(Optional.of("Zlín"), taken.unmatched().get(0).nearest());
        assertEquals(
                Map.of(),
                RegionPairing.of(List.of("1.0", "1.5"), names("1", null), Map.of())
                        .alike(),
                "decimals tell something here");
    }

    @Test
    void whatIsSaidToBeItselfHasNoCounterpart() {
        RegionPairing pairing = RegionPairing.of(List.of("5001"), names("05001", null), Map.of("5001", "5001"));
        assertEquals(Map.of(), pairing.alike());
        assertEquals(List.of(new RegionPairing.Unmatched("5001", Optional.empty(), "")), pairing.unmatched());
    }

    @Test
    void caseAndBlanksAloneAreNoNews() {
        assertFalse(RegionPairing.byNotation(List.of("PRAHA"), "CZ1", "Praha"));
        assertTrue(RegionPairing.byNotation(Arrays.asList("5", "Zlin"), "CZ1", "Zlín"));
        assertFalse(RegionPairing.byNotation(Arrays.asList("Prha", null), "Praha", null));
    }

    @Test
    void theLikeliestIsOfferedAndNothingWhereNoneIsNear() {
        RegionPairing pairing = RegionPairing.of(
                List.of("Kraj Vysocyna", "Hlavní město Praha", "Atlantis", "Pardubikcý"),
                names("A", "Kraj Vysočina", "B", "Praha", "C", "Pardubický"),
                Map.of());
        assertEquals(
                List.of(Optional.of("A"), Optional.of("B"), Optional.empty(), Optional.of("C")),
                pairing.unmatched().stream()
                        .map(RegionPairing.Unmatched::nearest)
                        .toList());
    }

    @Test
    void noCounterpartIsOfferedTwice() {
        RegionPairing pairing = RegionPairing.of(
                List.of("Jihočeskí kraj", "Liberecký kraj"), names("1", "Jihocesky kraj", "2", "Liberec"), Map.of());
        assertEquals(
                List.of(Optional.of("1"), Optional.empty()),
                pairing.unmatched().stream()
                        .map(RegionPairing.Unmatched::nearest)
                        .toList());
    }

    @Test
    void whatTwoRegionsShareTellsNeither() {
        RegionPairing pairing = RegionPairing.of(List.of("brno"), names("1", "Brno", "2", "BRNO"), Map.of());
        assertEquals(0, pairing.matched());
        assertEquals(List.of("1", "2"), pairing.others());
    }

    @Test
    void codesComeBeforeNamesAndTheAnalystBeforeBoth() {
        Map<String, String> names = names("B", "A", "A", "Other");
        assertEquals(Map.of(), RegionPairing.of(List.of("A"), names, Map.of()).alike());
        assertEquals(
                Map.of("x", "B"),
                RegionPairing.of(List.of("x"), names, Map.of("x", "B")).alike());
        assertEquals(
                0, RegionPairing.of(List.of("x"), names, Map.of("x", "gone")).matched());
    }

    @Test
    void distanceCountsSwapsOnce() {
        assertEquals(0.25, RegionKey.distance("abcd", "abdc"));
        assertEquals(1, RegionKey.distance("", "ab"));
        assertEquals(0, RegionKey.distance("", ""));
    }
}
