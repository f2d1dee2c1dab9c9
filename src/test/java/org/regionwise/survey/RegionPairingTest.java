package org.regionwise.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    @Test
    void theLikeliestIsOfferedAndNothingWhereNoneIsNear() {
        RegionPairing pairing = RegionPairing.of(
                List.of("Kraj Vysocina", "Hlavní město Praha", "Atlantis", "Pardubikcý"),
                names("A", "Kraj Vysočina", "B", "Praha", "C", "Pardubický"),
                Map.of());
        assertEquals(
                List.of(Optional.of("A"), Optional.of("B"), Optional.empty(), Optional.of("C")),
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
