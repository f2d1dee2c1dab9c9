package org.regionwise.report.chart.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The shapes of regions as paths of a small SVG picture, for a first look at boundaries.
 *
 * @param width of the picture
 * @param height likewise
 */
public record OutlineMap(int width, int height, List<Shape> shapes) {
    private static final int WIDTH = 320;
    /** A page bears so many points of all shapes together. */
    private static final int MOST_POINTS = 60_000;

    /** A region's path, in the language of SVG. */
    public record Shape(String region, String path) {}

    public OutlineMap {
        shapes = List.copyOf(shapes);
    }

    /**
     * Of GeoJSON, every feature with its {@code region}; without shapes where there are too many points for a page.
     *
     * @throws IllegalArgumentException when it is no JSON
     */
    public static OutlineMap of(String geojson) {
        MapShapes drawn;
        try {
            drawn = MapShapes.of(new ObjectMapper().readTree(geojson));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        double scale = WIDTH / (double) Math.max(1, drawn.width());
        List<Shape> shapes = new ArrayList<>();
        int points = 0;
        for (var each : drawn.rings().entrySet()) {
            StringBuilder path = new StringBuilder();
            for (int[][] ring : each.getValue()) {
                points += outline(ring, scale, path);
            }
            shapes.add(new Shape(each.getKey(), path.toString()));
        }
        return new OutlineMap(
                WIDTH, (int) Math.ceil(drawn.height() * scale), points > MOST_POINTS ? List.of() : shapes);
    }

    /** Points that fall on one pixel become one. Returns how many are left. */
    private static int outline(int[][] ring, double scale, StringBuilder path) {
        int points = 0;
        long beforeX = Long.MIN_VALUE;
        long beforeY = Long.MIN_VALUE;
        for (int[] point : ring) {
            long x = Math.round(point[0] * scale);
            long y = Math.round(point[1] * scale);
            if (x != beforeX || y != beforeY) {
                path.append(points == 0 ? 'M' : 'L').append(x).append(' ').append(y);
                points++;
            }
            beforeX = x;
            beforeY = y;
        }
        if (points > 0) {
            path.append('Z');
        }
        return points;
    }
}
