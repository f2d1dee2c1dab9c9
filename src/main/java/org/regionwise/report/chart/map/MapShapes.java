package org.regionwise.report.chart.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The regions' shapes as a flat drawing on a grid of whole units, y downwards. Degrees are projected by Albers'
 * equal-area conic, anything else is taken for plane coordinates. Points that fall on one grid point become one, which
 * is all the simplification a picture needs and keeps neighbours' common borders common.
 *
 * @param rings per region its rings, each closed, outer rings clockwise on the page and holes the other way round
 * @param width of the drawing in grid units
 * @param height likewise
 * @param tiles whether these are the squares of a tile grid
 */
record MapShapes(Map<String, List<int[][]>> rings, int width, int height, boolean tiles) {
    private static final int GRID = 2000;
    /** From one square of a tile grid to the next, in grid units. */
    static final int TILE = 100;

    /** @param collection GeoJSON, every feature with its {@code region} */
    static MapShapes of(JsonNode collection) {
        Map<String, List<Ring>> given = new LinkedHashMap<>();
        for (JsonNode feature : collection.path("features")) {
            JsonNode geometry = feature.path("geometry");
            List<Ring> rings = new ArrayList<>();
            if (geometry.path("type").asText().equals("Polygon")) {
                addPolygon(geometry.path("coordinates"), rings);
            } else {
                geometry.path("coordinates").forEach(polygon -> addPolygon(polygon, rings));
            }
            given.put(feature.path("properties").path("region").asText(), rings);
        }
        List<double[]> all = given.values().stream()
                .flatMap(List::stream)
                .flatMap(ring -> ring.points().stream())
                .toList();
        boolean degrees = all.stream().allMatch(each -> Math.abs(each[0]) <= 360 && Math.abs(each[1]) <= 90);
        if (degrees) {
            new Albers(all).project(all);
        } else {
            all.forEach(each -> each[1] = -each[1]);
        }
        return onGrid(given, all);
    }

    /** Squares in a grid of rows and columns, the first row on top. */
    static MapShapes tiles(Map<String, int[]> places) {
        int top = places.values().stream().mapToInt(each -> each[0]).min().orElse(0);
        int left = places.values().stream().mapToInt(each -> each[1]).min().orElse(0);
        int bottom = places.values().stream().mapToInt(each -> each[0]).max().orElse(0);
        int right = places.values().stream().mapToInt(each -> each[1]).max().orElse(0);
        Map<String, List<int[][]>> rings = new LinkedHashMap<>();
        places.forEach((region, place) -> {
            int x = (place[1] - left) * TILE;
            int y = (place[0] - top) * TILE;
            int side = TILE - 4;
            rings.put(region, List.<int[][]>of(new int[][] {
                {x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}
            }));
        });
        return new MapShapes(rings, (right - left + 1) * TILE, (bottom - top + 1) * TILE, true);
    }

    private record Ring(List<double[]> points, boolean hole) {}

    private static void addPolygon(JsonNode polygon, List<Ring> rings) {
        for (int i = 0; i < polygon.size(); i++) {
            List<double[]> points = new ArrayList<>();
            polygon.get(i)
                    .forEach(point -> points.add(
                            new double[] {point.get(0).asDouble(), point.get(1).asDouble()}));
            rings.add(new Ring(points, i > 0));
        }
    }

    private static MapShapes onGrid(Map<String, List<Ring>> given, List<double[]> all) {
        double left = all.stream().mapToDouble(each -> each[0]).min().orElse(0);
        double right = all.stream().mapToDouble(each -> each[0]).max().orElse(1);
        double top = all.stream().mapToDouble(each -> each[1]).min().orElse(0);
        double bottom = all.stream().mapToDouble(each -> each[1]).max().orElse(1);
        double scale = GRID / Math.max(1e-12, Math.max(right - left, bottom - top));
        Map<String, List<int[][]>> rings = new LinkedHashMap<>();
        given.forEach((region, shape) -> {
            List<int[][]> drawn = new ArrayList<>();
            for (Ring ring : shape) {
                int[][] snapped = snapped(ring.points(), left, top, scale);
                if (snapped.length >= 4) {
                    drawn.add(clockwise(snapped) == ring.hole() ? reversed(snapped) : snapped);
                }
            }
            if (!drawn.isEmpty()) {
                rings.put(region, drawn);
            }
        });
        return new MapShapes(
                rings, (int) Math.ceil((right - left) * scale), (int) Math.ceil((bottom - top) * scale), false);
    }

    private static int[][] snapped(List<double[]> ring, double left, double top, double scale) {
        List<int[]> points = new ArrayList<>();
        for (double[] point : ring) {
            int[] next = {(int) Math.round((point[0] - left) * scale), (int) Math.round((point[1] - top) * scale)};
            if (points.isEmpty() || !Arrays.equals(points.get(points.size() - 1), next)) {
                points.add(next);
            }
        }
        return points.toArray(int[][]::new);
    }

    private static boolean clockwise(int[][] ring) {
        long doubled = 0;
        for (int i = 0; i + 1 < ring.length; i++) {
            doubled += (long) ring[i][0] * ring[i + 1][1] - (long) ring[i + 1][0] * ring[i][1];
        }
        // y goes down
        return doubled > 0;
    }

    private static int[][] reversed(int[][] ring) {
        int[][] reversed = new int[ring.length][];
        for (int i = 0; i < ring.length; i++) {
            reversed[i] = ring[ring.length - 1 - i];
        }
        return reversed;
    }

    /**
     * Strokes across a shape at 45°, cut at its border by the even-odd rule.
     *
     * @param spacing between strokes in grid units
     * @return lines of two points
     */
    List<double[][]> hatch(String region, int spacing) {
        List<int[][]> shape = rings.getOrDefault(region, List.of());
        int low = Integer.MAX_VALUE;
        int high = Integer.MIN_VALUE;
        for (int[][] ring : shape) {
            for (int[] point : ring) {
                low = Math.min(low, point[0] + point[1]);
                high = Math.max(high, point[0] + point[1]);
            }
        }
        List<double[][]> lines = new ArrayList<>();
        // between two grid points, so that no stroke runs through a corner
        for (double sum = Math.floorDiv(low, spacing) * (double) spacing + 0.5; sum < high; sum += spacing) {
            List<Double> crossings = crossings(shape, sum);
            for (int i = 0; i + 1 < crossings.size(); i += 2) {
                double from = crossings.get(i);
                double to = crossings.get(i + 1);
                lines.add(new double[][] {{from, sum - from}, {to, sum - to}});
            }
        }
        return lines;
    }

    private static List<Double> crossings(List<int[][]> shape, double sum) {
        List<Double> at = new ArrayList<>();
        for (int[][] ring : shape) {
            for (int i = 0; i + 1 < ring.length; i++) {
                double before = ring[i][0] + ring[i][1] - sum;
                double after = ring[i + 1][0] + ring[i + 1][1] - sum;
                if (before < 0 != after < 0) {
                    at.add(ring[i][0] + before / (before - after) * (ring[i + 1][0] - ring[i][0]));
                }
            }
        }
        Collections.sort(at);
        return at;
    }
}
