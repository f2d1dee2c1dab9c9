package org.regionwise.report.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.regionwise.analysis.compare.PooledOrder;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.release.Released;
import org.regionwise.report.Markers;
import org.regionwise.report.agency.SqliteWriter.Row;
import org.regionwise.report.file.CsvReport;
import org.regionwise.report.file.PoststratifiedColumns;
import org.regionwise.report.file.RegionShapes;
import org.regionwise.report.message.Words;
import org.regionwise.report.table.ResultColumn;
import org.regionwise.report.table.ResultColumns;
import org.regionwise.report.words.PlainWords;

/**
 * The regional table on a map as GeoPackage 1.3 (OGC 12-128r17): a layer {@code regions} with one feature a region,
 * whose columns are those of the CSV. What is undefined or withheld is null, with the decision beside it; a region
 * without shape has no geometry. What each column means is said by the schema extension, how the figures were estimated
 * by a codebook (DDI) in the metadata extension. Equal results give equal files.
 */
public final class GeoPackageReport {
    /** As the web names the format. */
    public static final String MEDIA_TYPE = "application/geopackage+sqlite3";

    /** How names of its files end. */
    public static final String ENDING = ".gpkg";

    private static final String LAYER = "regions";
    private static final String SHAPE = "geom";
    private static final int WGS_84 = 4326;
    /** “GPKG”. */
    private static final int APPLICATION = 0x47504B47;

    private static final int VERSION = 10300;
    /** Files do not say when they were written; this is what zip archives say then. */
    private static final String NO_TIME = "1980-01-01T00:00:00.000Z";

    private final Released released;
    private final Words words;
    private final List<DescribedColumn> columns;
    private final List<RegionEstimate> regions;
    /** In the order of the regions; null where one has none. */
    private final List<FeatureGeometry> geometries = new ArrayList<>();

    private final SqliteWriter database = new SqliteWriter();

    private GeoPackageReport(Released released, Words words, String boundaries) {
        this.released = released;
        this.words = words;
        this.columns = DescribedColumn.of(released, words);
        this.regions = PooledOrder.of(released.result());
        RegionShapes shapes = new RegionShapes(boundaries);
        for (RegionEstimate region : regions) {
            List<JsonNode> polygons = shapes.polygons(region.region());
            geometries.add(polygons.isEmpty() ? null : FeatureGeometry.of(polygons, WGS_84));
        }
    }

    /**
     * Writes what is released to {@code out}, which is flushed and left open.
     *
     * @param words of descriptions; names of columns and codes are the same in every language
     * @param boundaries a GeoJSON feature collection of polygons, each with its {@code region}, the key of a region of
     *     the result
     */
    public static void write(Released released, Words words, String boundaries, OutputStream out) throws IOException {
        new GeoPackageReport(released, words, boundaries).write(out);
    }

    private void write(OutputStream out) throws IOException {
        GeoPackageTable.SYSTEMS.add(
                database,
                List.of(
                        row(-1, "Undefined Cartesian SRS", null, "NONE", -1L, "undefined", null),
                        row(0, "Undefined Geographic SRS", null, "NONE", 0L, "undefined", null),
                        row(WGS_84, "WGS 84 geodetic", null, "EPSG", (long) WGS_84, GeoPackageTable.WGS_84, null)));
        List<Row> features = features();
        PlainWords plain = new PlainWords(released.result(), words);
        List<Object> contents = new ArrayList<>(
                Arrays.asList(LAYER, "features", plain.title(), String.join(" ", plain.summary()), NO_TIME));
        contents.addAll(bounds());
        contents.add((long) WGS_84);
        GeoPackageTable.CONTENTS.add(database, List.of(new Row(1, contents)));
        GeoPackageTable.GEOMETRY.add(database, List.of(row(1, LAYER, SHAPE, "MULTIPOLYGON", (long) WGS_84, 0L, 0L)));
        GeoPackageTable.EXTENSIONS.add(database, extensions());
        GeoPackageTable.COLUMNS.add(database, described());
        DdiCodebook.Described file = new DdiCodebook.Described(LAYER + ENDING, MEDIA_TYPE);
        GeoPackageTable.METADATA.add(
                database,
                List.of(row(
                        1, null, "dataset", DdiCodebook.NAMESPACE, "text/xml", DdiCodebook.of(file, released, words))));
        GeoPackageTable.REFERENCES.add(database, List.of(row(1, "table", LAYER, null, null, NO_TIME, 1L, null)));
        database.table(LAYER, definition(features), features, List.of());
        database.write(APPLICATION, VERSION, out);
    }

    private static Row row(long id, Object... values) {
        return new Row(id, Arrays.asList(values));
    }

    private static List<Row> extensions() {
        String schema = "http://www.geopackage.org/spec/#extension_schema";
        String metadata = "http://www.geopackage.org/spec/#extension_metadata";
        String scope = "read-write";
        return List.of(
                row(1, GeoPackageTable.COLUMNS.title(), null, "gpkg_schema", schema, scope),
                row(2, GeoPackageTable.METADATA.title(), null, "gpkg_metadata", metadata, scope),
                row(3, GeoPackageTable.REFERENCES.title(), null, "gpkg_metadata", metadata, scope));
    }

    private List<Row> described() {
        List<Row> rows = new ArrayList<>();
        for (DescribedColumn column : columns) {
            String unit = column.numeric() ? " (" + column.unit() + ")" : "";
            rows.add(row(rows.size() + 1L, LAYER, column.name(), null, null, column.meaning() + unit, null, null));
        }
        return rows;
    }

    private List<Row> features() {
        ResultColumns facts = ResultColumns.of(released, Words.english());
        PoststratifiedColumns people = new PoststratifiedColumns(released.result(), Markers.LETTERS);
        List<Row> rows = new ArrayList<>();
        for (RegionEstimate region : regions) {
            List<Object> values = new ArrayList<>();
            values.add(null);
            FeatureGeometry geometry = geometries.get(rows.size());
            values.add(geometry == null ? null : geometry.bytes());
            for (ResultColumn column : ResultColumn.ofCsv()) {
                values.add(column.numeric() ? number(column, region) : text(facts.text(column, region)));
            }
            for (String cell : people.cells(region.region())) {
                values.add(cell.isEmpty() ? null : Double.valueOf(cell));
            }
            for (ResultColumn column : CsvReport.grouped(released)) {
                values.add(text(facts.text(column, region)));
            }
            rows.add(new Row(rows.size() + 1L, values));
        }
        return rows;
    }

    private static Object text(String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static Object number(ResultColumn column, RegionEstimate region) {
        double value = column.number(region);
        if (!Double.isFinite(value)) {
            return null;
        }
        boolean whole = column.unit() == ResultColumn.Unit.COUNT || column.unit() == ResultColumn.Unit.RANK;
        return whole && value == Math.rint(value) ? (Object) (long) value : (Object) value;
    }

    /** The statement that makes the layer: whole numbers where all are, other numbers, texts. */
    private String definition(List<Row> features) {
        StringBuilder sql = new StringBuilder("CREATE TABLE ").append(quoted(LAYER));
        sql.append(" (\"fid\" INTEGER PRIMARY KEY NOT NULL, ")
                .append(quoted(SHAPE))
                .append(" MULTIPOLYGON");
        for (int i = 0; i < columns.size(); i++) {
            int place = i + 2;
            boolean whole = !columns.get(i).continuous()
                    && features.stream()
                            .map(row -> row.values().get(place))
                            .allMatch(value -> value == null || value instanceof Long);
            String type = !columns.get(i).numeric() ? " TEXT" : whole ? " INTEGER" : " DOUBLE";
            sql.append(", ").append(quoted(columns.get(i).name())).append(type);
        }
        return sql.append(')').toString();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Western, southern, eastern and northern bound of all shapes; none where there are none. */
    private List<Double> bounds() {
        List<FeatureGeometry> drawn =
                geometries.stream().filter(Objects::nonNull).toList();
        if (drawn.isEmpty()) {
            return Arrays.asList(null, null, null, null);
        }
        return List.of(
                drawn.stream().mapToDouble(FeatureGeometry::minX).min().orElseThrow(),
                drawn.stream().mapToDouble(FeatureGeometry::minY).min().orElseThrow(),
                drawn.stream().mapToDouble(FeatureGeometry::maxX).max().orElseThrow(),
                drawn.stream().mapToDouble(FeatureGeometry::maxY).max().orElseThrow());
    }
}
