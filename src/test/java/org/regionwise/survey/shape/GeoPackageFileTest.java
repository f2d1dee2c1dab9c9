package org.regionwise.survey.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.regionwise.Containment.assertContains;
import static org.regionwise.Containment.assertLacks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.Said;
import org.regionwise.survey.ImportProblem;

/** A GeoPackage that GDAL wrote ({@code src/test/resources/boundaries/make.sh}), with two layers. */
class GeoPackageFileTest {
    private static final Path LAYERS = Path.of("src/test/resources/boundaries/layers.gpkg");
    private static final List<String> NAMES = List.of("Žďár", "Příbor", "Moře");

    @TempDir
    private Path folder;

    private Boundaries read(byte[] content) throws IOException {
        return BoundaryFile.read(Files.write(folder.resolve("shapes.gpkg"), content), "shapes.gpkg", NAMES);
    }

    @Test
    void theLayerOfTheRegionsIsReadAsItWas() throws IOException {
        Boundaries read = BoundaryFile.read(LAYERS, "layers.gpkg", NAMES);
        // a projected position is written to the nanometre, and brought back to a centimetre
        ShapefileArchiveTest.assertAsDrawn(read, 1e-6, "“regions” was read");
        assertContains("EPSG:3035", read.notes().stream().map(Said::of).toList().toString());
        assertEquals(
                List.of("7", "8"),
                BoundaryFile.read(LAYERS, "layers.gpkg", List.of("7", "8")).keys());
    }

    /** Bytes 18 and 19 say whether a journal is kept beside the file. */
    @Test
    void whatMayStillLieInAJournalIsSaid() throws IOException {
        byte[] bytes = Files.readAllBytes(LAYERS);
        assertLacks("perhaps open", notes(read(bytes)));
        bytes[18] = 2;
        bytes[19] = 2;
        assertContains("perhaps open in another program", notes(read(bytes)));
    }

    private static String notes(Boundaries read) {
        return read.notes().stream().map(Said::of).toList().toString();
    }

    @Test
    void anotherDatabaseIsNone() throws IOException {
        byte[] bytes = Files.readAllBytes(LAYERS);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] other =
                text.replace("gpkg_geometry_columns", "some_geometry_columns").getBytes(StandardCharsets.ISO_8859_1);
        assertContains("no GeoPackage", Said.of(assertThrows(ImportProblem.class, () -> read(other))));
    }

    @Test
    void damageIsRefusedWithReasons() throws IOException {
        Random random = new Random(5);
        byte[] whole = Files.readAllBytes(LAYERS);
        for (int i = 0; i < 400; i++) {
            boolean cut = random.nextInt(4) == 0;
            byte[] damaged = Arrays.copyOf(whole, cut ? random.nextInt(whole.length) : whole.length);
            for (int j = 0; j < 20 && damaged.length > 16; j++) {
                // most of the file is empty: aim at heads of pages
                int page = 4096 * random.nextInt(1 + damaged.length / 4096);
                int at = page + (random.nextBoolean() ? random.nextInt(200) : 3000 + random.nextInt(1096));
                if (at > 16 && at < damaged.length) {
                    damaged[at] = (byte) random.nextInt(256);
                }
            }
            try {
                read(damaged);
            } catch (ImportProblem problem) {
                assertTrue(problem.report().total() > 0, "a reason");
            }
        }
    }
}
