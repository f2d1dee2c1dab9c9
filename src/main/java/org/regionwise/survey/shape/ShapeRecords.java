package org.regionwise.survey.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.ReceivedFile;

/**
 * The shapes of a {@code .shp} file as GeoJSON geometries (ESRI Shapefile Technical Description, 1998). Heights and
 * measures are left out. Of shapes that are no areas only the type is told.
 */
final class ShapeRecords {
    private static final int FILE_CODE = 9994;
    private static final int HEADER = 100;
    private static final int MOST_POINTS = 20_000_000;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ByteBuffer bytes;
    private final ReceivedFile file;
    private int points;

    ShapeRecords(byte[] bytes, ReceivedFile file) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.file = file;
    }

    /**
     * One geometry a record, null where it has none.
     *
     * @throws IndexOutOfBoundsException if the file is damaged
     */
    List<ObjectNode> geometries() {
        if (big(0) != FILE_CODE) {
            throw new IndexOutOfBoundsException("no shapefile");
        }
        // the length that the header tells may be short of what was added later
        if (2L * big(24) > bytes.limit()) {
            throw new IndexOutOfBoundsException("cut short");
        }
        List<ObjectNode> geometries = new ArrayList<>();
        for (int at = HEADER; at + 12 <= bytes.limit(); ) {
            int length = 2 * big(at + 4);
            if (length < 4 || length > bytes.limit() - at - 8) {
                throw new IndexOutOfBoundsException("record beyond the end");
            }
            geometries.add(geometry(at + 8));
            at += 8 + length;
        }
        return geometries;
    }

    private int big(int at) {
        return Integer.reverseBytes(bytes.getInt(at));
    }

    private ObjectNode geometry(int at) {
        return switch (bytes.getInt(at)) {
            case 0 -> null;
            case 1, 11, 21 -> typed("Point");
            case 8, 18, 28 -> typed("MultiPoint");
            case 3, 13, 23 -> typed("MultiLineString");
            case 5, 15, 25 -> areas(at);
            default -> typed("MultiPatch");
        };
    }

    private static ObjectNode typed(String type) {
        return NODES.objectNode().put("type", type);
    }

    private ObjectNode areas(int at) {
        int parts = bytes.getInt(at + 36);
        int positions = bytes.getInt(at + 40);
        if (parts < 0 || positions < 0 || 4L * parts + 16L * positions > bytes.limit() - at - 44L) {
            throw new IndexOutOfBoundsException("more points than bytes");
        }
        points += positions;
        if (points > MOST_POINTS) {
            throw new ImportProblem(file.problem(Reason.of("too-many-points", "limit", MOST_POINTS)));
        }
        int first = at + 44 + 4 * parts;
        List<Ring> rings = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = bytes.getInt(at + 44 + 4 * part);
            int to = part + 1 < parts ? bytes.getInt(at + 48 + 4 * part) : positions;
            if (from < 0 || to < from || to > positions) {
                throw new IndexOutOfBoundsException("parts out of order");
            }
            if (to > from) {
                rings.add(ring(first + 16 * from, to - from));
            }
        }
        ObjectNode geometry = typed("MultiPolygon");
        ArrayNode polygons = geometry.putArray("coordinates");
        for (List<Ring> polygon : Ring.polygons(rings)) {
            ArrayNode lines = polygons.addArray();
            polygon.forEach(ring -> lines.add(ring.positions()));
        }
        return geometry;
    }

    private Ring ring(int at, int positions) {
        double[] x = new double[positions];
        double[] y = new double[positions];
        for (int i = 0; i < positions; i++) {
            x[i] = bytes.getDouble(at + 16 * i);
            y[i] = bytes.getDouble(at + 16 * i + 8);
        }
        return new Ring(x, y);
    }
}
