package org.regionwise.report.agency;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A geometry as a column of a GeoPackage has it: a head with the bounds, then a multi-polygon in the well-known binary
 * form of OGC's Simple Features. Little-endian.
 *
 * @param bytes both
 * @param minX western bound
 * @param maxX eastern bound
 * @param minY southern bound
 * @param maxY northern bound
 */
record FeatureGeometry(byte[] bytes, double minX, double maxX, double minY, double maxY) {
    private static final int HEAD = 8 + 4 * Double.BYTES;
    /** Order of bytes, type, count. */
    private static final int PART = 1 + 2 * Integer.BYTES;

    private static final byte LITTLE = 1;
    /** Little-endian, bounds in two dimensions, not empty. */
    private static final byte FLAGS = 0b11;

    private static final int POLYGON = 3;
    private static final int MULTI_POLYGON = 6;

    /**
     * Of the polygons of a region.
     *
     * @param polygons GeoJSON coordinates, at least one polygon
     * @param system number of the coordinate reference system
     */
    static FeatureGeometry of(List<JsonNode> polygons, int system) {
        ByteBuffer out = ByteBuffer.allocate(size(polygons)).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'G').put((byte) 'P').put((byte) 0).put(FLAGS).putInt(system);
        out.position(HEAD);
        out.put(LITTLE).putInt(MULTI_POLYGON).putInt(polygons.size());
        double minX = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (JsonNode polygon : polygons) {
            out.put(LITTLE).putInt(POLYGON).putInt(polygon.size());
            for (JsonNode ring : polygon) {
                out.putInt(ring.size());
                for (JsonNode position : ring) {
                    double x = position.get(0).asDouble();
                    double y = position.get(1).asDouble();
                    out.putDouble(x).putDouble(y);
                    minX = Math.min(minX, x);
                    maxX = Math.max(maxX, x);
                    minY = Math.min(minY, y);
                    maxY = Math.max(maxY, y);
                }
            }
        }
        out.position(8);
        out.putDouble(minX).putDouble(maxX).putDouble(minY).putDouble(maxY);
        return new FeatureGeometry(out.array(), minX, maxX, minY, maxY);
    }

    private static int size(List<JsonNode> polygons) {
        int size = HEAD + PART;
        for (JsonNode polygon : polygons) {
            size += PART;
            for (JsonNode ring : polygon) {
                size += Integer.BYTES + 2 * Double.BYTES * ring.size();
            }
        }
        return size;
    }
}
