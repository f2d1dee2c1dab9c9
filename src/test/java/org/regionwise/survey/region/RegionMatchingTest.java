package org.regionwise.survey.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.count.ResponseCount;
import org.regionwise.survey.count.ResponseCounts;

class RegionMatchingTest {
    private static ResponseCounts survey(String... regions) {
        return ResponseCounts.sorted(
                "region",
                "answer",
                List.of(),
                IntStream.range(0, regions.length)
                        .mapToObj(i -> new ResponseCount(regions[i], "yes", List.of(), 10, i + 2))
                        .toList());
    }

    private static Optional<RegionTable> table(String... keys) {
        return Optional.of(new RegionTable(
                "regions.csv",
                "",
                "region",
                null,
                null,
                List.of(new Column("region", ColumnType.TEXT)),
                Stream.of(keys).map(List::of).toList(),
                null));
    }

    private static RegionMatching matching(Optional<RegionTable> table, List<String> shapes, String... regions) {
        return new RegionMatching(survey(regions), Map.of(), table, Optional.of(shapes));
    }

    @Test
    void whatIsSaidOfAShapeHoldsForTheRegionThatTheSurveyWritesAlike() {
        RegionMatching files = matching(table("Praha", "Brno"), List.of("Prague", "Brno"), "Prague", "Brno");
        assertEquals(1, files.pairing().orElseThrow().matched());

        RegionMatching said = files.accepting(Map.of(), Map.of("Prague", "Praha"));
        assertEquals(Map.of("Prague", "Praha"), said.recoding().recoded());
        assertEquals(Map.of("Prague", "Praha"), said.shapeMatches());
    }

    @Test
    void whatIsSaidOfARegionHoldsForItsShape() {
        RegionMatching said = matching(table("Praha", "Brno"), List.of("Prague", "Brno"), "Prague", "Brno")
                .accepting(Map.of("Prague", "Praha"), Map.of());
        assertEquals(Map.of("Prague", "Praha"), said.shapeMatches());
        assertEquals(2, said.pairing().orElseThrow().matched());
    }

    @Test
    void matchesOfOtherFilesHoldWhereTheseRegionsAndShapesAre() {
        RegionMatching files = matching(table("Praha", "Brno"), List.of("Prague"), "Prague", "Brno")
                .acceptingAsFarAsThere(
                        Map.of("Prague", "Praha", "Pilsen", "Praha", "Brno", "Plzen"),
                        Map.of("Prague", "Praha", "Olmutz", "Brno"));
        assertEquals(Map.of("Prague", "Praha"), files.accepted());
        assertEquals(Map.of("Prague", "Praha"), files.acceptedShapes());
    }

    @Test
    void filesThatShareNoRegionAreUnmatchedAndShapeless() {
        RegionMatching strangers = matching(table("A1", "A2"), List.of("X", "Y"), "Praha", "Brno");
        assertTrue(strangers.unmatched(), "no region is the table's");
        assertTrue(strangers.shapeless(), "no shape is a region's");
        assertFalse(matching(Optional.empty(), List.of("Brno"), "Praha", "Brno").unmatched(), "there is no table");
    }

    @Test
    void shapesMayBeCalledByCodesAndNamesOfTheTableAndAsTheSurveyDoes() {
        assertEquals(
                List.of("Brno", "Praha", "A1"),
                matching(table("A1"), List.of(), "Brno", "Praha").wanted());
    }

    @Test
    void whatIsDeclinedStaysWhenMatchesChange() {
        RegionMatching declined = matching(table("A1"), List.of(), "A2").declining(Set.of("A2"));
        assertEquals(Set.of("A2"), declined.accepting(Map.of(), Map.of()).declined());
    }
}
