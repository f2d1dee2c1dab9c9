package org.regionwise.survey.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.regionwise.Said;
import org.regionwise.survey.ImportProblem;

/** Shapefiles that GDAL wrote ({@code src/test/resources/boundaries/make.sh}), and what becomes of damaged ones. */
class ShapefileArchiveTest {
    private static final Path FILES = Path.of("src/test/resources/boundaries");
    private static final List<String> NAMES = List.of("Žďár", "Příbor", "Moře");

    @TempDir
    private Path folder;

    private static Boundaries read(Path file) {
        return BoundaryFile.read(file, file.getFileName().toString(), NAMES);
    }

    private Boundaries read(Map<String, byte[]> parts) throws IOException {
        Path file = folder.resolve("shapes.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        }
        return read(file);
    }

    private static Map<String, byte[]> parts(String archive) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        byte[] packed = Files.readAllBytes(FILES.resolve(archive));
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                zip.transferTo(content);
                parts.put(entry.getName(), content.toByteArray());
            }
        }
        return parts;
    }

    /** Tolerances: what writing a projected position in metres costs, and the shift between old and new frames. */
    @ParameterizedTest
    @CsvSource({
        "degrees.zip, 0, ''",
        "krovak.zip, 2e-4, S-JTSK",
        "layers.zip, 1e-6, several layers. “regions” was read",
        "heights.zip, 1e-6, WGS_1984_UTM_Zone_33N",
        "unstated.zip, 1e-4, read as windows-1250"
    })
    void whatGdalWroteIsReadAsItWas(String archive, double tolerance, String noted) throws IOException {
        assertAsDrawn(read(FILES.resolve(archive)), tolerance, noted);
    }

    /** The regions of {@code regions.geojson}: an area with a hole, in which another lies, and a square. */
    static void assertAsDrawn(Boundaries boundaries, double tolerance, String noted) throws JsonProcessingException {
        assertEquals("nazev", boundaries.keyProperty());
        assertEquals(List.of("Žďár", "Příbor"), boundaries.keys());
        JsonNode shapes = new ObjectMapper().readTree(boundaries.geojson()).get("features");
        JsonNode areas = shapes.at("/0/geometry/coordinates");
        assertEquals(2, areas.size());
        assertEquals(List.of(2, 1), List.of(areas.get(0).size(), areas.get(1).size()));
        assertBox(areas.at("/0/0"), 14, 50, 15, 51, tolerance);
        assertBox(areas.at("/0/1"), 14.2, 50.2, 14.8, 50.8, tolerance);
        assertBox(areas.at("/1/0"), 14.4, 50.4, 14.6, 50.6, tolerance);
        assertBox(shapes.at("/1/geometry/coordinates/0"), 15, 50, 16, 51, tolerance);
        String notes = boundaries.notes().stream().map(Said::of).toList().toString();
        assertContains(noted, notes);
        assertContains("“Moře” is left out", notes);
    }

    private static void assertBox(
            JsonNode ring, double left, double bottom, double right, double top, double tolerance) {
        double[] box = {181, 91, -181, -91};
        for (JsonNode position : ring) {
            for (int axis = 0; axis < 2; axis++) {
                box[axis] = Math.min(box[axis], position.get(axis).asDouble());
                box[axis + 2] = Math.max(box[axis + 2], position.get(axis).asDouble());
            }
        }
        double[] expected = {left, bottom, right, top};
        for (int i = 0; i < 4; i++) {
            assertEquals(expected[i], box[i], tolerance, () -> Arrays.toString(box));
        }
    }

    @Test
    void missingAndUnevenPartsAreNamed() throws IOException {
        Map<String, byte[]> parts = parts("degrees.zip");
        parts.remove("regions.prj");
        assertAsDrawn(read(parts), 0, "");
        byte[] table = parts.remove("regions.dbf");
        ImportProblem missing = assertThrows(ImportProblem.class, () -> read(parts));
        assertContains("no table (.dbf) of the same name", Said.of(missing));
        parts.put("REGIONS.DBF", Arrays.copyOf(table, table.length - 40));
        assertContains("3 shapes", Said.of(assertThrows(ImportProblem.class, () -> read(parts))));
        Map<String, byte[]> projected = parts("krovak.zip");
        projected.remove("Kraje.prj");
        assertContains("longitude and latitude", Said.of(assertThrows(ImportProblem.class, () -> read(projected))));
        projected.put("Kraje.prj", "LOCAL_CS[\"site\"]".getBytes(StandardCharsets.UTF_8));
        assertContains("“site”", Said.of(assertThrows(ImportProblem.class, () -> read(projected))));
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefused() throws IOException {
        Map<String, byte[]> parts = parts("degrees.zip");
        parts.put("regions.shp", new byte[101 << 20]);
        assertContains("endless repetition", Said.of(assertThrows(ImportProblem.class, () -> read(parts))));
    }

    @Test
    void damageIsRefusedWithReasons() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 150; i++) {
            Map<String, byte[]> parts = parts("krovak.zip");
            List<String> names = List.copyOf(parts.keySet());
            String name = names.get(random.nextInt(names.size()));
            byte[] part = parts.get(name);
            if (random.nextInt(4) == 0) {
                part = Arrays.copyOf(part, random.nextInt(part.length));
            } else {
                part[random.nextInt(part.length)] = (byte) random.nextInt(256);
            }
            parts.put(name, part);
            try {
                read(parts);
            } catch (ImportProblem problem) {
                assertTrue(problem.report().total() > 0, name);
            }
        }
    }

    /** Java's reader of archives does not compare their checksums. */
    @Test
    void aByteThatChangedInAnArchiveIsNoticed() throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("heights.zip"));
        Boundaries sound = read(FILES.resolve("heights.zip"));
        Random random = new Random(11);
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                Boundaries read = read(Files.write(folder.resolve("shapes.zip"), damaged));
                assertEquals(sound.keys().size(), read.keys().size());
            } catch (ImportProblem problem) {
                refused++;
            }
        }
        assertTrue(refused > 100, "refused " + refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kraje.geojson | only “kraje.geojson”. Put .shp, .dbf and .prj together into one zip archive",
                "a.dbf;a.prj;b/ | only “a.dbf” and “a.prj”. Put",
                "1;2;3;4;5;6;7 | only “1”, “2”, “3”, “4” and “5” and 2 other files. Put",
                "doc.kml | Files of this format are not read: KMZ. Boundaries are read from",
                "word/document.xml | This is a document or a presentation. It holds no shapes",
                "xl/workbook.bin | Files of this format are not read: Excel (.xlsb). Boundaries are read from",
                "xl/workbook.xml | This is a workbook. Boundaries are read from"
            })
    void anArchiveWithoutShapesIsToldWhatItHolds(String held, String said) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (String part : held.split(";", -1)) {
            parts.put(part, new byte[] {1});
        }
        assertContains(said, Said.of(assertThrows(ImportProblem.class, () -> read(parts))));
    }

    @Test
    void anEmptyArchiveIsToldToBeOne() throws IOException {
        assertContains(
                "This zip archive is empty. Put .shp",
                Said.of(assertThrows(ImportProblem.class, () -> read(Map.of()))));
    }

    /** Of tables of others, the first bytes. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.7 | This is a PDF. It holds no shapes",
                "<html><body> | This is a web page. It holds no shapes",
                "ARROW1# | Files of this format are not read: Arrow (Feather). Boundaries are read from",
                "$FL2@(#) | This is an SPSS file. Boundaries are read from"
            })
    void otherFilesAreToldWhereBoundariesAreReadFrom(String begins, String said) throws IOException {
        byte[] bytes = begins.replace('#', '\0').getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("shapes"), bytes);
        assertContains(said, Said.of(assertThrows(ImportProblem.class, () -> read(file))));
    }
}
