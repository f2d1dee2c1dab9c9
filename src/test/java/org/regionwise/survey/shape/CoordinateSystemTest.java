package org.regionwise.survey.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinateSystemTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static JsonNode named(String name) {
        return json("{\"type\": \"name\", \"properties\": {\"name\": \"" + name + "\"}}");
    }

    /**
     * Against PROJ. National datums are shifted by grids or seven parameters, one of several sets each, which differ by
     * up to 10 m in Europe; NAD27 and Gauss-Krüger by more. On a map of a country 100 m are less than a pixel.
     */
    @ParameterizedTest
    @CsvFileSource(resources = "/reference/coordinates/coordinates.csv", numLinesToSkip = 1)
    void registeredSystemsAreTransformedAsPeersDo(
            String system, double longitude, double latitude, String x, String y) {
        CoordinateSystem from = CoordinateSystem.of(named("urn:ogc:def:crs:" + system.replace(":", "::")))
                .orElseThrow();
        ArrayNode polygon = (ArrayNode) json("[[[" + x + "," + y + "]]]");
        JsonNode position = from.degrees(polygon).orElseThrow().at("/0/0");
        double metres = Math.hypot(
                111_320 * Math.cos(Math.toRadians(latitude)) * (position.get(0).asDouble() - longitude),
                110_574 * (position.get(1).asDouble() - latitude));
        assertTrue(metres < 100, () -> system + " is " + metres + " m off: " + position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:ogc:def:crs:OGC:1.3:CRS84",
                "urn:ogc:def:crs:OGC::CRS84",
                "OGC:CRS84",
                "CRS84",
                "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
                "EPSG:4326",
                "epsg:4326",
                "urn:ogc:def:crs:EPSG::4326",
                "urn:ogc:def:crs:EPSG:6.9:4326",
                "urn:x-ogc:def:crs:EPSG:4326",
                "http://www.opengis.net/def/crs/EPSG/0/4326",
                "http://www.opengis.net/gml/srs/epsg.xml#4326",
                "https://epsg.io/4326",
                "WGS 84",
            })
    void longitudeAndLatitudeNeedNoTransformation(String name) {
        assertFalse(CoordinateSystem.of(named(name)).orElseThrow().isOther());
    }

    @Test
    void otherSpellingsOfTheMemberAreUnderstood() {
        assertEquals(
                "EPSG:3035",
                CoordinateSystem.of(json("{\"type\": \"EPSG\", \"properties\": {\"code\": 3035}}"))
                        .orElseThrow()
                        .name());
        assertTrue(CoordinateSystem.of(json("{\"type\": \"link\", \"properties\": {\"href\":"
                        + " \"http://spatialreference.org/ref/epsg/3035/proj4/\", \"type\": \"proj4\"}}"))
                .orElseThrow()
                .isProjected());
        assertTrue(CoordinateSystem.of(json("\"EPSG:3035\"")).orElseThrow().isProjected());
        assertTrue(CoordinateSystem.of(named("EPSG:900913")).orElseThrow().isProjected());
        assertFalse(CoordinateSystem.of(json("null")).orElseThrow().isOther());
    }

    /**
     * What the library does not know, and what it knows otherwise than PROJ: Brazil's polyconic, a Mercator in true
     * scale.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "EPSG:999999",
                "EPSG:5880",
                "EPSG:3388",
                "EPSG:3168",
                "EPSG:5513",
                "ESRI:102031",
                "Lokal 7",
                "+proj=laea +nadgrids=/etc/passwd",
                "EPSG:../../x"
            })
    void othersCannotBeTransformed(String name) {
        assertTrue(CoordinateSystem.of(named(name)).isEmpty());
    }

    @Test
    void ringsStayInOnePieceAcrossTheDateLine() {
        // UTM zone 60 ends at the 180th meridian
        CoordinateSystem system = CoordinateSystem.of(named("EPSG:32760")).orElseThrow();
        JsonNode ring = system.degrees((ArrayNode)
                        json("[[[700000, 6000000], [900000, 6000000], [900000, 6100000], [700000, 6000000]]]"))
                .orElseThrow()
                .get(0);
        assertTrue(ring.get(1).get(0).asDouble() > 180, ring.toString());
        assertEquals(ring.get(0), ring.get(3));
    }
}
