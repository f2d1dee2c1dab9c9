package org.regionwise.report.chart.map;

import java.util.List;

/** Albers' equal-area conic projection, its parallels and meridian chosen for the points to be shown. */
final class Albers {
    private final double west;
    private final double meridian;
    private final double n;
    private final double c;

    /** @param points longitude and latitude in degrees */
    Albers(List<double[]> points) {
        this.west = eastOfWidestGap(points);
        double east = points.stream().mapToDouble(each -> turned(each[0])).max().orElse(0);
        double south = points.stream().mapToDouble(each -> each[1]).min().orElse(0);
        double north = points.stream().mapToDouble(each -> each[1]).max().orElse(0);
        this.meridian = east / 2;
        double first = Math.toRadians(south + (north - south) / 6);
        double second = Math.toRadians(north - (north - south) / 6);
        double mean = (Math.sin(first) + Math.sin(second)) / 2;
        // symmetric about the equator the cone would be a cylinder
        this.n = Math.abs(mean) < 1e-3 ? 1e-3 : mean;
        this.c = Math.cos(first) * Math.cos(first) + 2 * n * Math.sin(first);
    }

    /**
     * Where the shapes begin in the west: after the widest stretch of longitudes without any, so that none is torn at
     * 180°.
     */
    static double eastOfWidestGap(List<double[]> points) {
        double[] sorted =
                points.stream().mapToDouble(each -> each[0]).sorted().distinct().toArray();
        double begin = sorted[0];
        double widest = 360 - (sorted[sorted.length - 1] - sorted[0]);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] - sorted[i - 1] > widest) {
                widest = sorted[i] - sorted[i - 1];
                begin = sorted[i];
            }
        }
        return begin;
    }

    private double turned(double longitude) {
        return turned(longitude, west);
    }

    /** A longitude counted from {@code west} eastwards. */
    static double turned(double longitude, double west) {
        double turned = longitude - west;
        return turned < 0 ? turned + 360 : turned;
    }

    /** In place, y downwards. */
    void project(List<double[]> points) {
        for (double[] point : points) {
            double radius = Math.sqrt(Math.max(0, c - 2 * n * Math.sin(Math.toRadians(point[1])))) / n;
            double angle = n * Math.toRadians(turned(point[0]) - meridian);
            point[0] = radius * Math.sin(angle);
            point[1] = radius * Math.cos(angle);
        }
    }
}
