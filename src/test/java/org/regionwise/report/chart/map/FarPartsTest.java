package org.regionwise.report.chart.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Countries as boxes of longitude and latitude: which of their parts stand in insets. */
class FarPartsTest {
    private record Part(String region, double west, double east, double south, double north) {}

    private static Part part(String region, double west, double east, double south, double north) {
        return new Part(region, west, east, south, north);
    }

    private static MapShapes shapes(List<Part> country) {
        ObjectNode collection = new ObjectMapper().createObjectNode();
        ArrayNode features = collection.putArray("features");
        for (Part each : country) {
            ObjectNode feature = features.addObject();
            feature.putObject("properties").put("region", each.region());
            ArrayNode ring = feature.putObject("geometry")
                    .put("type", "Polygon")
                    .putArray("coordinates")
                    .addArray();
            // along its edges, as borders have many points
            double[][] corners = {
                {each.west(), each.south()},
                {each.east(), each.south()},
                {each.east(), each.north()},
                {each.west(), each.north()},
                {each.west(), each.south()}
            };
            for (int i = 0; i < 4; i++) {
                for (int k = 0; k < 20; k++) {
                    double share = k / 20.0;
                    ring.addArray()
                            .add(corners[i][0] + share * (corners[i + 1][0] - corners[i][0]))
                            .add(corners[i][1] + share * (corners[i + 1][1] - corners[i][1]));
                }
            }
            ring.addArray().add(each.west()).add(each.south());
        }
        return MapShapes.of(collection);
    }

    static Stream<Arguments> countries() {
        Part france = part("Mainland", -4.8, 8.2, 42.3, 51.1);
        return Stream.of(
                arguments(
                        "Spain",
                        List.of(
                                part("Mainland", -9.3, 3.3, 36, 43.8),
                                part("Baleares", 1.2, 4.3, 38.6, 40.1),
                                part("Canarias", -18.2, -13.4, 27.6, 29.4)),
                        List.of(List.of("Canarias"))),
                arguments(
                        "Portugal",
                        List.of(
                                part("Mainland", -9.5, -6.2, 37, 42.2),
                                part("Madeira", -17.3, -16.3, 32.4, 33.1),
                                part("Açores", -31.3, -31.0, 39.4, 39.7),
                                part("Açores", -28.8, -27, 38.4, 39.1),
                                part("Açores", -25.9, -25, 36.9, 37.9)),
                        List.of(List.of("Açores"), List.of("Madeira"))),
                arguments(
                        "France",
                        List.of(
                                france,
                                part("Corse", 8.5, 9.6, 41.3, 43),
                                part("Guadeloupe", -61.8, -61, 15.8, 16.5),
                                part("Martinique", -61.2, -60.8, 14.4, 14.9),
                                part("Guyane", -54.6, -51.6, 2.1, 5.8),
                                part("La Réunion", 55.2, 55.8, -21.4, -20.9),
                                part("Mayotte", 45, 45.3, -13, -12.6)),
                        List.of(
                                List.of("Guadeloupe", "Martinique"),
                                List.of("Guyane"),
                                List.of("Mayotte"),
                                List.of("La Réunion"))),
                arguments(
                        "the United States, torn at 180°",
                        List.of(
                                part("Contiguous", -124.7, -67, 25, 49.4),
                                part("Alaska", -168, -141, 60, 71),
                                part("Alaska", 172, 180, 51.5, 53),
                                part("Alaska", -180, -163, 51.5, 55),
                                part("Hawaii", -160.2, -154.8, 18.9, 22.2)),
                        List.of(List.of("Alaska"), List.of("Hawaii"))),
                arguments(
                        "two lands of one size",
                        List.of(part("Peninsular", 100, 104, 1.3, 6.7), part("Borneo", 109.6, 116, 0.9, 5.5)),
                        List.of()),
                arguments("one land", List.of(france), List.of()),
                arguments(
                        "islands all over",
                        List.of(part("A", 0, 1, 0, 1), part("B", 3, 4, 3, 4), part("C", 7, 8, 1, 2)),
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("countries")
    void insetsHoldWhatIsSmallAndFar(String country, List<Part> parts, List<List<String>> expected) {
        MapShapes shapes = shapes(parts);
        assertEquals(
                expected, shapes.insets().stream().map(MapShapes.Inset::regions).toList(), country);
    }

    /** Whatever stands in a box lies in it, the rest above all boxes, and nothing beyond the drawing. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("countries")
    void everythingLiesInItsFrame(String country, List<Part> parts, List<List<String>> expected) {
        MapShapes shapes = shapes(parts);
        shapes.rings()
                .forEach((region, rings) -> rings.stream()
                        .flatMap(Arrays::stream)
                        .forEach(point -> {
                            assertTrue(
                                    point[0] >= 0
                                            && point[0] <= shapes.width()
                                            && point[1] >= 0
                                            && point[1] <= shapes.height(),
                                    region);
                            boolean boxed = shapes.insets().stream()
                                    .filter(each -> each.regions().contains(region))
                                    .anyMatch(each -> point[0] >= each.x()
                                            && point[0] <= each.x() + each.width()
                                            && point[1] >= each.y()
                                            && point[1] <= each.y() + each.height());
                            assertEquals(
                                    expected.stream().anyMatch(each -> each.contains(region)), boxed, country + region);
                        }));
    }

    /** The mainland keeps the size that it would have alone. */
    @Test
    void theMainlandIsAsLargeAsWithoutThem() {
        List<Part> spain = List.of(part("Mainland", -9.3, 3.3, 36, 43.8), part("Canarias", -18.2, -13.4, 27.6, 29.4));
        MapShapes alone = shapes(spain.subList(0, 1));
        MapShapes both = shapes(spain);
        assertEquals(alone.width(), both.width());
        assertEquals(
                Arrays.deepToString(alone.rings().get("Mainland").toArray()),
                Arrays.deepToString(both.rings().get("Mainland").toArray()));
    }
}
