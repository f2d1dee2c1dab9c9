package org.regionwise.report.chart.map;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Parts of a country so small and so far from the rest that the rest would become small for their sake: islands of
 * other oceans, exclaves. They are found by distance and size alone. Polygons closer to each other than a tenth of the
 * mainland's diagonal are one part, the mainland being the part of the largest area. A part of less than three tenths
 * of its area is far if the frame around mainland and part is more than 15% longer across than without it. Far parts
 * that lie within half of that diagonal of each other go together.
 */
final class FarParts {
    private static final double NEAR = 0.1;
    private static final double SMALL = 0.3;
    private static final double LONGER = 1.15;
    private static final double TOGETHER = 0.5;
    /** Cells across the distance that joins polygons, which is therefore kept to a quarter of itself. */
    private static final int CELLS = 4;

    private static final int MOST_ROUNDS = 6;

    private final List<List<double[]>> polygons;
    private final double[] areas;

    private FarParts(List<List<double[]>> polygons) {
        this.polygons = polygons;
        this.areas = polygons.stream().mapToDouble(FarParts::area).toArray();
    }

    /**
     * @param polygons outer rings, in plane coordinates of any unit
     * @return for each polygon 0 if it belongs to the mainland's frame, else the number of its group of far parts, from
     *     1 in the west on
     */
    static int[] of(List<List<double[]>> polygons) {
        return polygons.size() < 2 ? new int[polygons.size()] : new FarParts(polygons).groups();
    }

    private record Frame(double left, double right, double low, double high) {
        static Frame of(List<double[]> points) {
            return points.stream()
                    .map(each -> new Frame(each[0], each[0], each[1], each[1]))
                    .reduce(Frame::with)
                    .orElseThrow();
        }

        Frame with(Frame other) {
            return new Frame(
                    Math.min(left, other.left),
                    Math.max(right, other.right),
                    Math.min(low, other.low),
                    Math.max(high, other.high));
        }

        double across() {
            return Math.hypot(right - left, high - low);
        }

        double gap(Frame other) {
            return Math.hypot(
                    Math.max(0, Math.max(left - other.right, other.left - right)),
                    Math.max(0, Math.max(low - other.high, other.low - high)));
        }
    }

    private int[] groups() {
        double across = frame(IntStream.range(0, polygons.size()).toArray()).across();
        int[] parts = new int[polygons.size()];
        int mainland = 0;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            parts = near(NEAR * across);
            mainland = largest(parts);
            double mainlands = frame(members(parts, mainland)).across();
            if (mainlands == across) {
                break;
            }
            across = mainlands;
        }
        return apart(parts, mainland);
    }

    /** Which parts do not fit into the mainland's frame. */
    private int[] apart(int[] parts, int mainland) {
        double mainlandArea = area(parts, mainland);
        Frame frame = frame(members(parts, mainland));
        List<Integer> small = new ArrayList<>();
        for (int part : Arrays.stream(parts).distinct().toArray()) {
            if (part != mainland && area(parts, part) <= SMALL * mainlandArea) {
                small.add(part);
            } else {
                frame = frame.with(frame(members(parts, part)));
            }
        }
        double across = frame.across();
        Frame begun = frame;
        Map<Integer, Frame> frames =
                small.stream().collect(Collectors.toMap(part -> part, part -> frame(members(parts, part))));
        small.sort(Comparator.comparingDouble(part -> begun.gap(frames.get(part))));
        List<Integer> far = new ArrayList<>();
        for (int part : small) {
            Frame wider = frame.with(frames.get(part));
            if (wider.across() <= LONGER * across) {
                frame = wider;
            } else {
                far.add(part);
            }
        }
        return numbered(parts, far, TOGETHER * across);
    }

    /** Groups of far parts, the western ones first. */
    private int[] numbered(int[] parts, List<Integer> far, double together) {
        List<Frame> frames =
                far.stream().map(part -> frame(members(parts, part))).toList();
        int[] joined = IntStream.range(0, far.size()).toArray();
        for (int i = 0; i < joined.length; i++) {
            for (int j = 0; j < i; j++) {
                if (frames.get(i).gap(frames.get(j)) < together) {
                    join(joined, i, j);
                }
            }
        }
        List<Integer> order = IntStream.range(0, far.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> frames.get(i).left()))
                .map(i -> root(joined, i))
                .distinct()
                .toList();
        int[] groups = new int[parts.length];
        for (int i = 0; i < parts.length; i++) {
            int at = far.indexOf(parts[i]);
            groups[i] = at < 0 ? 0 : 1 + order.indexOf(root(joined, at));
        }
        return groups;
    }

    /** Parts of polygons that lie close to each other, by way of cells of a grid. */
    private int[] near(double distance) {
        int[] parts = IntStream.range(0, polygons.size()).toArray();
        double cell = Math.max(Double.MIN_NORMAL, distance / CELLS);
        Map<List<Long>, Integer> cells = new HashMap<>();
        for (int i = 0; i < polygons.size(); i++) {
            for (double[] point : polygons.get(i)) {
                List<Long> place = List.of((long) Math.floor(point[0] / cell), (long) Math.floor(point[1] / cell));
                Integer other = cells.putIfAbsent(place, i);
                if (other != null) {
                    join(parts, i, other);
                }
            }
        }
        cells.forEach((place, polygon) -> {
            for (long right = -CELLS; right <= CELLS; right++) {
                for (long up = -CELLS; up <= CELLS; up++) {
                    Integer other = right * right + up * up > CELLS * CELLS
                            ? null
                            : cells.get(List.of(place.get(0) + right, place.get(1) + up));
                    if (other != null) {
                        join(parts, polygon, other);
                    }
                }
            }
        });
        for (int i = 0; i < parts.length; i++) {
            parts[i] = root(parts, i);
        }
        return parts;
    }

    private static void join(int[] parts, int one, int other) {
        parts[root(parts, one)] = root(parts, other);
    }

    private static int root(int[] parts, int of) {
        int root = of;
        while (parts[root] != root) {
            parts[root] = parts[parts[root]];
            root = parts[root];
        }
        return root;
    }

    private int largest(int[] parts) {
        return Arrays.stream(parts)
                .distinct()
                .boxed()
                .max(Comparator.comparingDouble(part -> area(parts, part)))
                .orElseThrow();
    }

    private double area(int[] parts, int part) {
        return Arrays.stream(members(parts, part)).mapToDouble(i -> areas[i]).sum();
    }

    private static int[] members(int[] parts, int part) {
        return IntStream.range(0, parts.length).filter(i -> parts[i] == part).toArray();
    }

    private Frame frame(int[] members) {
        return Arrays.stream(members)
                .mapToObj(i -> Frame.of(polygons.get(i)))
                .reduce(Frame::with)
                .orElseThrow();
    }

    private static double area(List<double[]> ring) {
        double doubled = 0;
        for (int i = 0; i + 1 < ring.size(); i++) {
            doubled += ring.get(i)[0] * ring.get(i + 1)[1] - ring.get(i + 1)[0] * ring.get(i)[1];
        }
        return Math.abs(doubled) / 2;
    }
}
