package org.regionwise.survey.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Systems as ESRI's programs and GDAL write them, against those of the register. */
class WellKnownTextTest {
    private static final Path SYSTEMS = Path.of("src/test/resources/boundaries/systems.tsv");
    private static final Pattern NORTHING = Pattern.compile("(?i)False_Northing\",([-0-9.]+)");
    private static final Pattern EASTING = Pattern.compile("(?i)False_Easting\",([-0-9.]+)");
    private static final Pattern ORIGIN = Pattern.compile("(?i)Latitude_Of_(?:Origin|Center)\",([-0-9.]+)");

    private static double number(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    @Test
    void textAndRegisterPlaceAPositionAlike() throws IOException {
        List<String> refused = new ArrayList<>();
        for (String line : Files.readAllLines(SYSTEMS)) {
            String code = line.substring(0, line.indexOf('\t'));
            String text = line.substring(line.indexOf('\t') + 1);
            Optional<CoordinateSystem> registered = CoordinateSystem.of(TextNode.valueOf(code));
            Optional<CoordinateSystem> written = CoordinateSystem.ofWellKnownText(text);
            if (written.isEmpty() || registered.isEmpty()) {
                refused.add(code + (registered.isEmpty() ? " not in register" : " by text") + written.isPresent());
                continue;
            }
            assertEquals(registered.get().isOther(), written.get().isOther(), line);
            if (!written.get().isOther()) {
                continue;
            }
            boolean plane = text.startsWith("PROJCS");
            double north = Math.abs(number(ORIGIN, text)) < 1 ? 5e6 : 2e5;
            double x = plane ? number(EASTING, text) + 1e5 : 15;
            double y = plane ? number(NORTHING, text) + north : 50;
            ArrayNode polygon = JsonNodeFactory.instance.arrayNode();
            polygon.addArray().addArray().add(x).add(y);
            Optional<ArrayNode> expected = registered.get().degrees(polygon);
            Optional<ArrayNode> actual = written.get().degrees(polygon);
            assertTrue(expected.isPresent() && actual.isPresent(), line);
            for (int axis = 0; axis < 2; axis++) {
                // two metres: ESRI's text leaves out shifts within the frames that agree with WGS 84
                assertEquals(
                        expected.get().at("/0/0/" + axis).asDouble(),
                        actual.get().at("/0/0/" + axis).asDouble(),
                        2e-5,
                        line);
            }
        }
        assertEquals(List.of(), refused);
    }

    @Test
    void brokenTextIsNoSystem() throws IOException {
        Random random = new Random(3);
        List<String> lines = Files.readAllLines(SYSTEMS);
        for (int i = 0; i < 2000; i++) {
            StringBuilder text =
                    new StringBuilder(lines.get(random.nextInt(lines.size())).replaceAll("^.*\t", ""));
            text.setLength(1 + random.nextInt(text.length()));
            text.setCharAt(random.nextInt(text.length()), "[],\"0x".charAt(random.nextInt(6)));
            // an answer or none, and no failure
            assertFalse(
                    CoordinateSystem.ofWellKnownText(text.toString())
                            .filter(system -> system.name().isBlank())
                            .isPresent(),
                    text::toString);
        }
    }
}
