package org.regionwise.report.chart.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.regionwise.analysis.linear.GroupPoolings.Group;
import org.regionwise.analysis.linear.GroupPoolings.Line;
import org.regionwise.analysis.linear.GroupPoolings.Point;
import org.regionwise.analysis.linear.GroupPoolings.Pooling;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.report.message.Listed;
import org.regionwise.report.message.Words;

/** What charts of a linear mixed model show, in words, and how to read them where axes and labels do not say. */
final class LinearChartWords {
    private static final int NAMED = 3;
    private static final int DIGITS = 3;
    private static final String LISTED = "; ";
    /** Two lines are the same to the eye. */
    private static final double SAME = 1e-9;

    private final LinearPicture picture;
    private final Words words;
    private final List<Group> groups;

    LinearChartWords(LinearPicture picture, Words words) {
        this.picture = picture;
        this.words = words;
        this.groups = picture.poolings().groups();
    }

    /** The name of a pooling. */
    String pooling(Pooling pooling) {
        return words.say("means.pooling." + pooling.name().toLowerCase(Locale.ROOT));
    }

    /** An effect as people call it: “Intercept”, or its column. */
    String effect(String term) {
        return term.isEmpty()
                ? words.say("means.residuals")
                : term.equals(RandomTerm.INTERCEPT)
                        ? words.say("means.intercept")
                        : words.say("means.slope", "term", term);
    }

    /** The horizontal axis of the plane. */
    String level(Plane plane) {
        return plane.at() == 0
                ? words.say("means.intercept")
                : words.say(
                        "means.level-at",
                        "outcome",
                        picture.outcome(),
                        "covariate",
                        picture.covariate(),
                        "at",
                        words.numerals().significant(plane.at(), DIGITS + 1));
    }

    /** Its vertical axis. */
    String slope(Plane plane) {
        String term = plane.slope().equals(picture.poolings().covariate()) ? picture.covariate() : plane.slope();
        return words.say("means.slope", "term", term);
    }

    /** Groups whose lines are drawn: all, or evenly chosen by their mean. */
    List<Group> drawn() {
        int shown = Math.min(LinearChartData.MOST_LINES, groups.size());
        List<Group> sorted = groups.stream()
                .sorted(Comparator.comparingDouble(Group::pooled))
                .toList();
        return IntStream.range(0, shown)
                .mapToObj(i -> sorted.get((int) ((long) i * groups.size() / shown)))
                .toList();
    }

    /** Whether groups have the same line under complete pooling, as they have where nothing else predicts. */
    boolean oneLineForAll() {
        return groups.stream()
                        .map(group ->
                                LinearChartData.line(group, Pooling.COMPLETE).points())
                        .mapToDouble(points -> Math.abs(points.get(0).y()
                                - LinearChartData.line(groups.get(0), Pooling.COMPLETE)
                                        .points()
                                        .get(0)
                                        .y()))
                        .max()
                        .orElse(0)
                <= SAME * Math.max(1, Math.abs(groups.get(0).complete()));
    }

    /** How many panels there are at once. */
    int panels(String asked) {
        return Math.min(
                groups.size(), LinearChart.ALL.equals(asked) ? LinearChartData.MOST_PANELS : LinearChartData.A_PAGE);
    }

    /** How far pooling moves a group's mean. */
    static double move(Group group) {
        return Math.abs(group.pooled() - group.raw());
    }

    /** How far it moves its line at most over its own rows; its mean where it has no line. */
    static double lineMove(Group group) {
        return group.lines().stream()
                .filter(line -> line.pooling() == Pooling.NONE)
                .flatMap(line -> line.points().stream())
                .mapToDouble(own -> Math.abs(own.y()
                        - at(LinearChartData.line(group, Pooling.PARTIAL).points(), own.x())))
                .max()
                .orElse(move(group));
    }

    /** A line between its points. */
    private static double at(List<Point> points, double x) {
        int next = 1;
        while (next < points.size() - 1 && points.get(next).x() < x) {
            next++;
        }
        Point left = points.get(next - 1);
        Point right = points.get(next);
        return left.y() + (right.y() - left.y()) * (x - left.x()) / (right.x() - left.x());
    }

    /** Places of the groups that move farthest in the plane, both directions in units of their spread. */
    List<Integer> farthest(Plane plane, int most) {
        double wide = Math.sqrt(plane.covariance()[0]);
        double high = Math.sqrt(plane.covariance()[2]);
        ToDoubleFunction<Integer> move = i -> {
            double[] raw = plane.raw().get(i);
            double[] pooled = plane.pooled().get(i);
            return Math.hypot(
                    (raw[0] - pooled[0]) / Math.max(wide, 1e-300), (raw[1] - pooled[1]) / Math.max(high, 1e-300));
        };
        return IntStream.range(0, groups.size())
                .boxed()
                .filter(i -> Double.isFinite(plane.raw().get(i)[0])
                        && Double.isFinite(plane.raw().get(i)[1]))
                .sorted(Comparator.comparingDouble(move).reversed())
                .limit(most)
                .toList();
    }

    /** How to read the chart, where its axes and labels do not say. */
    String note(LinearChart chart) {
        String key = "means.note." + chart.code();
        long without = picture.poolings().withoutOwnLine();
        return switch (chart) {
            case LINES ->
                words.say(
                        key,
                        "without",
                        without,
                        "shown",
                        drawn().size(),
                        "groups",
                        groups.size(),
                        "others",
                        oneLineForAll() ? "none" : "some");
            case PANELS ->
                words.say(key, "without", without, "outcome", picture.outcome(), "covariate", picture.covariate());
            case MEANS ->
                words.say(
                        key,
                        "level",
                        words.numerals().level(picture.answer().question().level()));
            case PLANE ->
                words.say(
                        key,
                        "without",
                        Plane.of(picture).orElseThrow().raw().stream()
                                .filter(each -> !Double.isFinite(each[0]) || !Double.isFinite(each[1]))
                                .count());
            case FITTED, RESIDUAL_QUANTILES, EFFECT_QUANTILES -> words.say(key);
        };
    }

    /** The chart's text alternative: what is drawn, and what it comes to. */
    String alternative(LinearChart chart) {
        String key = "means.alt." + chart.code();
        return switch (chart) {
            case LINES, PANELS ->
                words.say(
                                key,
                                "outcome",
                                picture.outcome(),
                                "covariate",
                                picture.covariate(),
                                "factor",
                                picture.factor(),
                                "groups",
                                groups.size())
                        + " " + slopes();
            case MEANS ->
                words.say(key, "outcome", picture.outcome(), "factor", picture.factor(), "groups", groups.size()) + " "
                        + moves();
            case PLANE -> {
                Plane plane = Plane.of(picture).orElseThrow();
                yield words.say(key, "level", level(plane), "slope", slope(plane)) + " "
                        + words.say("means.tell.farthest", "groups", names(farthest(plane, NAMED)));
            }
            case FITTED -> words.say(key) + " " + largestResidual();
            case RESIDUAL_QUANTILES, EFFECT_QUANTILES -> words.say(key, "factor", picture.factor());
        };
    }

    private Listed names(List<Integer> places) {
        return new Listed(
                String.join(
                        LISTED, places.stream().map(i -> groups.get(i).name()).toList()),
                places.size());
    }

    private String number(double value) {
        return words.numerals().significant(value, DIGITS);
    }

    private String slopes() {
        double[] own = slopes(Pooling.NONE);
        double[] partial = slopes(Pooling.PARTIAL);
        if (own.length == 0) {
            return words.say("means.tell.no-own-lines");
        }
        return words.say(
                "means.tell.slopes",
                "ownFrom",
                number(least(own)),
                "ownTo",
                number(-least(negative(own))),
                "from",
                number(least(partial)),
                "to",
                number(-least(negative(partial))));
    }

    private static double least(double[] values) {
        return Arrays.stream(values).min().orElse(Double.NaN);
    }

    private static double[] negative(double[] values) {
        return Arrays.stream(values).map(x -> -x).toArray();
    }

    /** From one end of a line to the other. */
    private double[] slopes(Pooling pooling) {
        return groups.stream()
                .flatMap(group -> group.lines().stream())
                .filter(line -> line.pooling() == pooling)
                .mapToDouble(LinearChartWords::slope)
                .toArray();
    }

    private static double slope(Line line) {
        Point first = line.points().get(0);
        Point last = line.points().get(line.points().size() - 1);
        return (last.y() - first.y()) / (last.x() - first.x());
    }

    private String moves() {
        List<String> moves = groups.stream()
                .sorted(Comparator.comparingDouble(LinearChartWords::move).reversed())
                .limit(NAMED)
                .map(group -> words.say(
                        "means.tell.move",
                        "group",
                        group.name(),
                        "raw",
                        number(group.raw()),
                        "pooled",
                        number(group.pooled()),
                        "rows",
                        group.rows()))
                .toList();
        return words.say("means.tell.moves", "moves", new Listed(String.join(LISTED, moves), moves.size()));
    }

    private String largestResidual() {
        return Residuals.of(picture).all().stream()
                .max(Comparator.comparingDouble(each -> Math.abs(each.residual())))
                .map(each ->
                        words.say("means.tell.residual", "group", each.group(), "residual", number(each.residual())))
                .orElse("");
    }
}
