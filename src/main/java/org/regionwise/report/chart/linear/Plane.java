package org.regionwise.report.chart.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.regionwise.analysis.formula.Expression;
import org.regionwise.analysis.linear.CoefficientLine;
import org.regionwise.analysis.linear.VarianceLine;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.engine.linear.inference.ThreePoolings;

/**
 * The plane of a group's level and slope. The level is the intercept where the covariate takes the value 0, and
 * otherwise that at the covariate's mean, as an intercept far from all rows says nothing.
 *
 * @param slope term of the slope
 * @param at value of the covariate that levels are of
 * @param raw by group, level and slope of its own rows; NaN where they do not determine both
 * @param pooled by group, level and slope of the mixed model
 * @param complete level and slope of one regression for all
 * @param centre of the estimated distribution: the fixed effects
 * @param covariance of it: variance of the level, covariance, variance of the slope
 */
record Plane(
        String slope,
        double at,
        List<double[]> raw,
        List<double[]> pooled,
        double[] complete,
        double[] centre,
        double[] covariance) {
    private static final int STEPS = 72;
    /** More digits of a mean would not be read. */
    private static final double DIGITS = 100;

    /** A point of an ellipse. */
    record At(double x, double y) {}

    /** Empty where the groups of the drawn factor differ by fewer than two effects, one of them the intercept. */
    static Optional<Plane> of(LinearPicture picture) {
        LinearFit fit = picture.answer().fit();
        int factor = picture.factorIndex();
        List<String> effects = fit.effects(factor);
        if (effects.size() < 2 || !effects.contains(RandomTerm.INTERCEPT)) {
            return Optional.empty();
        }
        String covariate = picture.poolings().covariate();
        String along = covariate == null ? "" : new Expression.Variable(covariate).toString();
        String slope = effects.contains(along)
                ? along
                : effects.stream()
                        .filter(each -> !each.equals(RandomTerm.INTERCEPT))
                        .findFirst()
                        .orElseThrow();
        double at = slope.equals(along) ? at(fit, factor, effects.indexOf(slope)) : 0;
        ThreePoolings poolings = picture.answer().poolings().get(factor);
        int level = poolings.terms().indexOf(RandomTerm.INTERCEPT);
        int steep = poolings.terms().indexOf(slope);
        List<double[]> raw = new ArrayList<>();
        List<double[]> pooled = new ArrayList<>();
        for (int group = 0; group < poolings.levels().size(); group++) {
            raw.add(moved(poolings.none()[group][level], poolings.none()[group][steep], at));
            pooled.add(moved(poolings.partial()[group][level], poolings.partial()[group][steep], at));
        }
        return Optional.of(new Plane(
                slope,
                at,
                raw,
                pooled,
                moved(poolings.complete()[level], poolings.complete()[steep], at),
                moved(fixed(picture, RandomTerm.INTERCEPT), fixed(picture, slope), at),
                covariance(picture, slope, at)));
    }

    private static double[] moved(double intercept, double slope, double at) {
        return new double[] {intercept + at * slope, slope};
    }

    private static double at(LinearFit fit, int factor, int effect) {
        double[] x = fit.data().effectColumns(fit.factors().get(factor).name())[effect];
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        double mean = 0;
        for (double each : x) {
            least = Math.min(least, each);
            most = Math.max(most, each);
            mean += each / x.length;
        }
        if (least <= 0 && most >= 0 || least == most) {
            return 0;
        }
        double step = Math.pow(10, Math.floor(Math.log10((most - least) / DIGITS)) + 1);
        return step >= 1 ? Math.rint(mean / step) * step : Math.rint(mean * (1 / step)) / (1 / step);
    }

    private static double fixed(LinearPicture picture, String term) {
        return picture.answer().coefficients().stream()
                .filter(line -> line.term().equals(term) && !Double.isNaN(line.estimate()))
                .mapToDouble(CoefficientLine::estimate)
                .findFirst()
                .orElse(0);
    }

    private static double[] covariance(LinearPicture picture, String slope, double at) {
        double level = variance(picture, RandomTerm.INTERCEPT, null);
        double both = variance(picture, RandomTerm.INTERCEPT, slope) + variance(picture, slope, RandomTerm.INTERCEPT);
        double steep = variance(picture, slope, null);
        return new double[] {level + 2 * at * both + at * at * steep, both + at * steep, steep};
    }

    /** 0 where the model has no such line. */
    private static double variance(LinearPicture picture, String term, String other) {
        return picture.answer().variances().stream()
                .map(VarianceLine::component)
                .filter(each -> each.group().equals(picture.poolings().factor())
                        && each.term().equals(term)
                        && (other == null ? each.other() == null : other.equals(each.other())))
                .mapToDouble(each -> each.variance())
                .findFirst()
                .orElse(0);
    }

    /** The ellipse that holds a share of groups, if they are as the model says. */
    List<At> ellipse(double share) {
        double radius = Math.sqrt(-2 * Math.log(1 - share));
        double wide = Math.sqrt(Math.max(0, covariance[0]));
        double lean = wide == 0 ? 0 : covariance[1] / wide;
        double rest = Math.sqrt(Math.max(0, covariance[2] - lean * lean));
        List<At> points = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            double angle = 2 * Math.PI * step / STEPS;
            points.add(new At(
                    centre[0] + radius * wide * Math.cos(angle),
                    centre[1] + radius * (lean * Math.cos(angle) + rest * Math.sin(angle))));
        }
        return points;
    }
}
