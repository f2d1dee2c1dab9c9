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
 * @param insets boxes beneath the country with its far parts, as {@link FarParts} finds them
 */
record MapShapes(Map<String, List<int[][]>> rings, int width, int height, boolean tiles, List<Inset> insets) {
    private static final int GRID = 2000;
    /** The longer side of a box with far parts, its least width, and what is left free in, above and beside it. */
    private static final int BOX = 520;

    private static final int NARROWEST = 360;
    private static final int EDGE = 30;
    private static final int ABOVE_BOX = 130;
    private static final int BETWEEN_BOXES = 60;
    /** Far parts are drawn at most so much larger than the country. */
    private static final double LARGER = 2;
    /** From one square of a tile grid to the next, in grid units. */
    static final int TILE = 100;

    /**
     * A box with far parts of the country, drawn at a scale of their own.
     *
     * @param regions keys of regions that have a part in it
     */
    record Inset(int x, int y, int width, int height, List<String> regions) {}

    /** @param collection GeoJSON, every feature with its {@code region} */
    static MapShapes of(JsonNode collection) {
        Map<String, List<Ring>> given = new LinkedHashMap<>();
        int polygons = 0;
        for (JsonNode feature : collection.path("features")) {
            JsonNode geometry = feature.path("geometry");
            List<Ring> rings = new ArrayList<>();
            if (geometry.path("type").asText().equals("Polygon")) {
                polygons += addPolygon(geometry.path("coordinates"), polygons, rings);
            } else {
                for (JsonNode polygon : geometry.path("coordinates")) {
                    polygons += addPolygon(polygon, polygons, rings);
                }
            }
            given.computeIfAbsent(feature.path("properties").path("region").asText(), any -> new ArrayList<>())
                    .addAll(rings);
        }
        List<Ring> rings = given.values().stream().flatMap(List::stream).toList();
        List<double[]> all =
                rings.stream().flatMap(ring -> ring.points().stream()).toList();
        boolean degrees = all.stream().allMatch(each -> Math.abs(each[0]) <= 360 && Math.abs(each[1]) <= 90);
        int[] groups = groups(rings, all, degrees);
        for (int group = 0; group <= Arrays.stream(groups).max().orElse(0); group++) {
            List<double[]> points = points(rings, groups, group);
            if (degrees && !points.isEmpty()) {
                new Albers(points).project(points);
            } else {
                points.forEach(each -> each[1] = -each[1]);
            }
        }
        return onGrid(given, groups);
    }

    /** Of each polygon, 0 where it is drawn in the country's own frame, else the inset's number. */
    private static int[] groups(List<Ring> rings, List<double[]> all, boolean degrees) {
        double west = degrees && !all.isEmpty() ? Albers.eastOfWidestGap(all) : 0;
        double shrunk = degrees
                ? Math.cos(Math.toRadians(
                        all.stream().mapToDouble(each -> each[1]).average().orElse(0)))
                : 1;
        return FarParts.of(rings.stream()
                .filter(ring -> !ring.hole())
                .map(ring -> ring.points().stream()
                        .map(each -> degrees ? new double[] {shrunk * Albers.turned(each[0], west), each[1]} : each)
                        .toList())
                .toList());
    }

    private static List<double[]> points(List<Ring> rings, int[] groups, int group) {
        return rings.stream()
                .filter(ring -> groups[ring.polygon()] == group)
                .flatMap(ring -> ring.points().stream())
                .toList();
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
        return new MapShapes(rings, (right - left + 1) * TILE, (bottom - top + 1) * TILE, true, List.of());
    }

    private record Ring(List<double[]> points, boolean hole, int polygon) {}

    /** @return how many polygons it is: none where it has no outer ring */
    private static int addPolygon(JsonNode polygon, int number, List<Ring> rings) {
        if (polygon.path(0).isEmpty()) {
            return 0;
        }
        for (int i = 0; i < polygon.size(); i++) {
            List<double[]> points = new ArrayList<>();
            polygon.get(i)
                    .forEach(point -> points.add(
                            new double[] {point.get(0).asDouble(), point.get(1).asDouble()}));
            rings.add(new Ring(points, i > 0, number));
        }
        return 1;
    }

    /** How plane coordinates become those of the grid. */
    private record Placing(double left, double top, double scale, int x, int y) {
        int[] of(double[] point) {
            return new int[] {
                x + (int) Math.round((point[0] - left) * scale), y + (int) Math.round((point[1] - top) * scale)
            };
        }
    }

    /** The extent of points: left, right, top, bottom. */
    private static double[] extent(List<double[]> points) {
        return new double[] {
            points.stream().mapToDouble(each -> each[0]).min().orElse(0),
            points.stream().mapToDouble(each -> each[0]).max().orElse(1),
            points.stream().mapToDouble(each -> each[1]).min().orElse(0),
            points.stream().mapToDouble(each -> each[1]).max().orElse(1)
        };
    }

    private static MapShapes onGrid(Map<String, List<Ring>> given, int[] groups) {
        List<Ring> all = given.values().stream().flatMap(List::stream).toList();
        double[] country = extent(points(all, groups, 0));
        double scale = GRID / Math.max(1e-12, Math.max(country[1] - country[0], country[3] - country[2]));
        int width = (int) Math.ceil((country[1] - country[0]) * scale);
        int height = (int) Math.ceil((country[3] - country[2]) * scale);
        List<Placing> places = new ArrayList<>(List.of(new Placing(country[0], country[2], scale, 0, 0)));
        List<Inset> insets = new ArrayList<>();
        int widest = Math.max(width, BOX);
        int x = 0;
        int y = height + ABOVE_BOX;
        for (int group = 1; group <= Arrays.stream(groups).max().orElse(0); group++) {
            int number = group;
            double[] part = extent(points(all, groups, group));
            double across = Math.max(1e-12, Math.max(part[1] - part[0], part[3] - part[2]));
            double own = Math.min((BOX - 2 * EDGE) / across, LARGER * scale);
            int wide = Math.max(NARROWEST, (int) Math.ceil((part[1] - part[0]) * own) + 2 * EDGE);
            int tall = (int) Math.ceil((part[3] - part[2]) * own) + 2 * EDGE;
            if (x > 0 && x + wide > widest) {
                x = 0;
                y = height + ABOVE_BOX;
            }
            places.add(new Placing(part[0], part[2], own, x + EDGE, y + EDGE));
            insets.add(new Inset(
                    x,
                    y,
                    wide,
                    tall,
                    given.entrySet().stream()
                            .filter(each -> each.getValue().stream().anyMatch(ring -> groups[ring.polygon()] == number))
                            .map(Map.Entry::getKey)
                            .toList()));
            height = Math.max(height, y + tall);
            width = Math.max(width, x + wide);
            x += wide + BETWEEN_BOXES;
        }
        Map<String, List<int[][]>> rings = new LinkedHashMap<>();
        given.forEach((region, shape) -> {
            List<int[][]> drawn = new ArrayList<>();
            for (Ring ring : shape) {
                int[][] snapped = snapped(ring.points(), places.get(groups[ring.polygon()]));
                if (snapped.length >= 4) {
                    drawn.add(clockwise(snapped) == ring.hole() ? reversed(snapped) : snapped);
                }
            }
            if (!drawn.isEmpty()) {
                rings.put(region, drawn);
            }
        });
        return new MapShapes(rings, width, height, false, List.copyOf(insets));
    }

    private static int[][] snapped(List<double[]> ring, Placing place) {
        List<int[]> points = new ArrayList<>();
        for (double[] point : ring) {
            int[] next = place.of(point);
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

    /** The middle of the largest ring's frame. */
    static int[] middle(List<int[][]> rings) {
        int[] middle = new int[2];
        double largest = -1;
        for (int[][] ring : rings) {
            int[] low = {Integer.MAX_VALUE, Integer.MAX_VALUE};
            int[] high = {Integer.MIN_VALUE, Integer.MIN_VALUE};
            for (int[] point : ring) {
                for (int axis = 0; axis < 2; axis++) {
                    low[axis] = Math.min(low[axis], point[axis]);
                    high[axis] = Math.max(high[axis], point[axis]);
                }
            }
            double size = (double) (high[0] - low[0]) * (high[1] - low[1]);
            if (size > largest) {
                largest = size;
                middle = new int[] {(low[0] + high[0]) / 2, (low[1] + high[1]) / 2};
            }
        }
        return middle;
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
