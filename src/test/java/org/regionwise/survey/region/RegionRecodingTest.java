package org.regionwise.survey.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.regionwise.Said;
import org.regionwise.survey.ImportProblem;

class RegionRecodingTest {
    private static Map<String, Long> rows(Object... spellingsAndRows) {
        Map<String, Long> rows = new LinkedHashMap<>();
        for (int i = 0; i < spellingsAndRows.length; i += 2) {
            rows.put((String) spellingsAndRows[i], ((Integer) spellingsAndRows[i + 1]).longValue());
        }
        return rows;
    }

    private static RegionRecoding read(Map<String, Long> written, Map<String, String> names, Map<String, String> said) {
        return RegionRecoding.of(written, Map.of(), names, said);
    }

    @Test
    void variantsBecomeTheCommonestSpelling() {
        RegionRecoding reading = read(rows("PRAHA", 2, "Praha", 90, "praha", 1, "Brno", 5), Map.of(), Map.of());
        assertEquals(Map.of("PRAHA", "Praha", "praha", "Praha"), reading.recoded());
        assertEquals(rows("Praha", 93, "Brno", 5), reading.read());
        assertEquals(rows("PRAHA", 2, "praha", 1), reading.recodedRows());
    }

    @Test
    void codesAreInOneNotation() {
        RegionRecoding zeros = read(rows("1001", 9, "01001", 3, "4001", 2, "04001", 8), Map.of(), Map.of());
        assertEquals(rows("01001", 12, "04001", 10), zeros.read());
        RegionRecoding decimals = read(rows("1", 3, "2.0", 4, "3.0", 5, "3", 1), Map.of(), Map.of());
        assertEquals(rows("1", 3, "2", 4, "3", 6), decimals.read());
        assertEquals(
                List.of("2 [2.0=4]", "3 [3.0=5, 3=1]"),
                MergedRegions.of(decimals.recoded(), decimals.recodedRows(), decimals.read()).stream()
                        .map(each -> each.region() + " " + each.mostFirst())
                        .toList());
        // the table's keys have no zeros, though it lacks this region
        assertEquals(
                rows("7", 2, "9", 9),
                read(rows("07", 2, "09", 8, "9", 1), Map.of("7", "Seven", "8", "Eight"), Map.of())
                        .read());
        // whole where nothing else stands, and apart where the analyst says so
        assertEquals(
                Map.of(), read(rows("1.0", 3, "2.0", 4), Map.of(), Map.of()).recoded());
        assertEquals(
                Map.of(),
                read(rows("1", 3, "2.0", 4), Map.of(), Map.of("2.0", "2.0")).recoded());
        assertEquals(
                Map.of(),
                read(rows("1", 3, "2.0", 4, "2.5", 1), Map.of(), Map.of()).recoded());
    }

    @Test
    void amongEqualsTheEarlierSpellingStays() {
        assertEquals(
                Map.of("Brno", "BRNO"),
                read(rows("BRNO", 1, "Brno", 1), Map.of(), Map.of()).recoded());
    }

    @Test
    void charactersComposedOrNotAreTheSameAndOtherAccentsAreNot() {
        assertEquals(
                Map.of("Zli\u0301n", "Zlín"),
                read(rows("Zlín", 3, "Zli\u0301n", 2, "Zlin", 1), Map.of(), Map.of())
                        .recoded());
    }

    @Test
    void otherAccentsAreASuspicionInWhicheverSpellingIsRarer() {
        assertEquals(
                List.of("Plzen 3 Plzeň 9"),
                LookAlikes.of(rows("Plzeň", 9, "Plzen", 3), Map.of()).stream()
                        .map(RegionRecodingTest::told)
                        .toList());
        assertEquals(
                List.of("Plzeň 3 Plzen 9"),
                LookAlikes.of(rows("Plzeň", 3, "Plzen", 9), Map.of()).stream()
                        .map(RegionRecodingTest::told)
                        .toList());
        assertEquals(
                List.of("CZ032"),
                RegionPairing.of(List.of("Plzeň", "Plzen"), Map.of("CZ032", "Plzeň", "CZ010", "Praha"), Map.of())
                        .unmatched()
                        .stream()
                        .flatMap(each -> each.nearest().stream())
                        .toList(),
                "offered, and not taken for it unasked");
    }

    @Test
    void theTableHasTheLastWord() {
        Map<String, String> names = Map.of("CZ1", "Praha");
        assertEquals(
                Map.of("praha", "CZ1", "Prha", "CZ1", "BRNO", "Brno"),
                read(rows("praha", 9, "Prha", 1, "Brno", 2, "BRNO", 1), names, Map.of("prha", "Praha"))
                        .recoded());
    }

    @Test
    void labelsOfCodesFindTheirRegionInTheTable() {
        RegionRecoding reading = RegionRecoding.of(
                rows("1", 5, "2", 4), Map.of("1", "praha", "2", "Aš"), Map.of("CZ1", "Praha"), Map.of());
        assertEquals(Map.of("1", "CZ1"), reading.recoded());
    }

    @Test
    void whatIsSaidOfNobodyIsRefusedWithTheNearest() {
        RegionRecoding reading = read(rows("Praha", 9, "Brno", 2), Map.of(), Map.of());
        Map<String, String> said = new LinkedHashMap<>();
        said.put("Prag", "Brno");
        said.put("Brno", "Prahaa");
        List<String> sentences = assertThrows(
                        ImportProblem.class, () -> reading.requireKnown("s.csv", "kraj", said, Optional.empty()))
                .report()
                .first()
                .stream()
                .map(Said::of)
                .toList();
        assertEquals(
                List.of(
                        "s.csv, column “kraj”: “Prag”: There is no such region in the survey. The closest is “Praha”.",
                        "s.csv, column “kraj”: “Prahaa”: There is no such region in the survey. The closest is"
                                + " “Praha”."),
                sentences);
    }

    @Test
    void slipsAreNamedAndCodesInARowAreNot() {
        List<LookAlikes.Suspicion> found = LookAlikes.of(
                rows("Praha", 100, "Prha", 3, "CZ010", 50, "CZ020", 4, "Zlín", 9, "Zlin", 2, "Jih", 80, "Jij", 1),
                Map.of());
        assertEquals(
                List.of("Zlin 2 Zlín 9", "Prha 3 Praha 100"),
                found.stream().map(RegionRecodingTest::told).toList());
    }

    @Test
    void regionsOfLikeSizeAreNoSlips() {
        assertEquals(List.of(), LookAlikes.of(rows("North East", 50, "North West", 40), Map.of()));
    }

    @Test
    void withATableOnlyWhatItLacksIsSuspected() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("CZ1", "Praha");
        names.put("CZ2", null);
        List<LookAlikes.Suspicion> found = LookAlikes.of(rows("Prahaa", 7, "CZ2", 1), names);
        assertEquals(List.of(new LookAlikes.Suspicion("Prahaa", 7, "CZ1", "Praha", 0)), found);
    }

    private static String told(LookAlikes.Suspicion each) {
        return each.region() + " " + each.respondents() + " " + each.likeName() + " " + each.likeRespondents();
    }
}
