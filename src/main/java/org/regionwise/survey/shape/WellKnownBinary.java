package org.regionwise.survey.shape;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.Reason;
import org.regionwise.survey.row.ReceivedFile;

/**
 * Geometries in the binary form of OGC's Simple Features, within the head that GeoPackage gives them, as GeoJSON.
 * Heights and measures are left out. Of points, lines and curves only the type is told.
 */
final class WellKnownBinary {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_POINTS = 20_000_000;
    private static final int DEEPEST = 20;
    private static final int[] ENVELOPES = {0, 32, 48, 48, 64};

    private final ReceivedFile file;
    private int points;

    WellKnownBinary(ReceivedFile file) {
        this.file = file;
    }

    /**
     * A geometry as a column of a GeoPackage has it.
     *
     * @throws IndexOutOfBoundsException if it is damaged
     */
    ObjectNode ofGeoPackage(byte[] blob) {
        ByteBuffer bytes = ByteBuffer.wrap(blob);
        int flags = blob.length < 8 || blob[0] != 'G' || blob[1] != 'P' ? -1 : blob[3];
        int envelope = flags >> 1 & 7;
        if (flags < 0 || envelope >= ENVELOPES.length) {
            throw new IndexOutOfBoundsException("no geometry of a GeoPackage");
        }
        if ((flags & 0x20) != 0) {
            return NODES.objectNode().put("type", "extended");
        }
        bytes.position(8 + ENVELOPES[envelope]);
        return geometry(bytes, 0);
    }

    private ObjectNode geometry(ByteBuffer bytes, int depth) {
        require(bytes, 5);
        if (depth > DEEPEST) {
            throw new IndexOutOfBoundsException("nested without end");
        }
        bytes.order(bytes.get() == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int said = bytes.getInt();
        // ISO adds thousands for heights and measures, others set the highest bits
        int type = (said & 0xFFFFFF) % 1000;
        int thousands = (said & 0xFFFFFF) / 1000;
        boolean heights = said < 0 || thousands == 1 || thousands == 3;
        boolean measures = (said & 0x40000000) != 0 || thousands == 2 || thousands == 3;
        int numbers = 2 + (heights ? 1 : 0) + (measures ? 1 : 0);
        ObjectNode geometry = NODES.objectNode();
        switch (type) {
            case 1 -> {
                bytes.position(bytes.position() + 8 * numbers);
                return geometry.put("type", "Point");
            }
            case 2 -> {
                int count = count(bytes, 8 * numbers);
                bytes.position(bytes.position() + 8 * numbers * count);
                return geometry.put("type", "LineString");
            }
            case 3 -> {
                geometry.put("type", "Polygon").set("coordinates", polygon(bytes, numbers));
                return geometry;
            }
            case 4, 5, 6, 7 -> {
                return collection(bytes, type, depth, geometry);
            }
            default -> {
                return geometry.put("type", "type " + type);
            }
        }
    }

    private ObjectNode collection(ByteBuffer bytes, int type, int depth, ObjectNode geometry) {
        int count = count(bytes, 5);
        ArrayNode parts = NODES.arrayNode();
        for (int i = 0; i < count; i++) {
            ObjectNode part = geometry(bytes, depth + 1);
            parts.add(type == 6 ? part.path("coordinates") : part);
        }
        return switch (type) {
            case 4 -> geometry.put("type", "MultiPoint");
            case 5 -> geometry.put("type", "MultiLineString");
            case 6 -> geometry.put("type", "MultiPolygon").set("coordinates", parts);
            default -> geometry.put("type", "GeometryCollection").set("geometries", parts);
        };
    }

    private ArrayNode polygon(ByteBuffer bytes, int numbers) {
        ArrayNode rings = NODES.arrayNode();
        int count = count(bytes, 4);
        for (int i = 0; i < count; i++) {
            int positions = count(bytes, 8 * numbers);
            points += positions;
            if (points > MOST_POINTS) {
                throw new ImportProblem(file.problem(Reason.of("too-many-points", "limit", MOST_POINTS)));
            }
            ArrayNode ring = rings.addArray();
            for (int j = 0; j < positions; j++) {
                ring.addArray().add(bytes.getDouble()).add(bytes.getDouble());
                bytes.position(bytes.position() + 8 * (numbers - 2));
            }
        }
        return rings;
    }

    /** How many things of at least that size follow. */
    private static int count(ByteBuffer bytes, int size) {
        require(bytes, 4);
        int count = bytes.getInt();
        if (count < 0 || (long) count * size > bytes.remaining()) {
            throw new IndexOutOfBoundsException("more than there is");
        }
        return count;
    }

    private static void require(ByteBuffer bytes, int count) {
        if (bytes.remaining() < count) {
            throw new IndexOutOfBoundsException("cut short");
        }
    }
}
