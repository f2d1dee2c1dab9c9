package org.regionwise.survey.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipException;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.ReceivedFile;

/** The layers of a GeoPackage (OGC 12-128r19), each a table whose rows are shapes. */
final class GeoPackageFile {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String COUNTS = "gpkg_ogr_contents";

    private final ReceivedFile file;
    private final SqliteFile database;
    /** Rows of the coordinate systems by their number in the file. */
    private final Map<Long, Map<String, Object>> systems = new HashMap<>();

    /** How many shapes a layer should have, where GDAL or QGIS counted them. */
    private final Map<String, Long> counted = new HashMap<>();

    private GeoPackageFile(ReceivedFile file, SqliteFile database) {
        this.file = file;
        this.database = database;
    }

    /** @throws ImportProblem if it is damaged, or a database that is no GeoPackage */
    static LayerFile layers(ReceivedFile file) {
        try (InputStream in = file.open()) {
            return new GeoPackageFile(file, new SqliteFile(in.readAllBytes())).read();
        } catch (IndexOutOfBoundsException
                | BufferUnderflowException
                | IllegalArgumentException
                | ArithmeticException
                | ClassCastException
                | ZipException
                | EOFException e) {
            throw new ImportProblem(file.damaged());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LayerFile read() {
        if (!database.has("gpkg_geometry_columns") || !database.has("gpkg_spatial_ref_sys")) {
            throw new ImportProblem(file.problem(Reason.of("no-geopackage")));
        }
        database.forEachRow("gpkg_spatial_ref_sys", row -> systems.put((Long) row.get("srs_id"), row));
        if (database.has(COUNTS)) {
            database.forEachRow(COUNTS, row -> {
                if (row.get("feature_count") instanceof Long count) {
                    counted.put(String.valueOf(row.get("table_name")), count);
                }
            });
        }
        List<LayerFile.Layer> layers = new ArrayList<>();
        database.forEachRow("gpkg_geometry_columns", row -> {
            String table = String.valueOf(row.get("table_name"));
            // a view has no rows of its own
            if (database.has(table)) {
                layers.add(layer(table, String.valueOf(row.get("column_name")), (Long) row.get("srs_id")));
            }
        });
        return new LayerFile(layers);
    }

    private LayerFile.Layer layer(String table, String shape, Long system) {
        List<ObjectNode> features = new ArrayList<>();
        WellKnownBinary geometries = new WellKnownBinary(file);
        database.forEachRow(table, row -> {
            ObjectNode feature = NODES.objectNode().put("type", "Feature");
            ObjectNode properties = feature.putObject("properties");
            feature.putNull("geometry");
            row.forEach((column, value) -> {
                if (column.equalsIgnoreCase(shape)) {
                    if (value instanceof byte[] blob) {
                        feature.set("geometry", geometries.ofGeoPackage(blob));
                    }
                } else if (value instanceof String text) {
                    properties.put(column, text);
                } else if (value instanceof Long number) {
                    properties.put(column, number);
                } else if (value instanceof Double number) {
                    properties.put(column, number);
                }
            });
            features.add(feature);
        });
        Map<String, Object> row = system == null ? Map.of() : systems.getOrDefault(system, Map.of());
        return new LayerFile.Layer(
                table,
                features,
                () -> system(row),
                String.valueOf(row.getOrDefault("srs_name", "")),
                notes(table, features.size()));
    }

    private List<Reason> notes(String table, long found) {
        List<Reason> notes = new ArrayList<>();
        if (database.hasJournal()) {
            notes.add(Reason.of("geopackage-in-use"));
        }
        long said = counted.getOrDefault(table, found);
        if (said != found) {
            notes.add(Reason.of("geopackage-miscounted", "layer", table, "said", said, "found", found));
        }
        return notes;
    }

    /** By the register's code where it has that; else as the text beside it says. */
    private static Optional<CoordinateSystem> system(Map<String, Object> row) {
        String register = String.valueOf(row.getOrDefault("organization", "")).toUpperCase(Locale.ROOT);
        String text = String.valueOf(row.getOrDefault("definition", ""));
        if (register.equals("NONE") || register.isEmpty() || text.equalsIgnoreCase("undefined")) {
            return CoordinateSystem.ofWellKnownText("");
        }
        return CoordinateSystem.of(TextNode.valueOf(register + ":" + row.get("organization_coordsys_id")))
                .or(() -> CoordinateSystem.ofWellKnownText(text));
    }
}
