package org.regionwise.analysis.linear;

import java.util.List;

/**
 * The groups of one factor under the three poolings, as pictures show them.
 *
 * @param factor its name
 * @param covariate column along which lines run; null where the formula has none that is a number
 * @param covariates all columns that lines could run along
 * @param factors all factors of the model
 * @param groups in the factor's order
 */
public record GroupPoolings(
        String factor, String covariate, List<String> covariates, List<String> factors, List<Group> groups) {
    /** How much groups share. */
    public enum Pooling {
        /** One regression for all rows. */
        COMPLETE,
        /** A regression of a group's own rows. */
        NONE,
        /** The mixed model. */
        PARTIAL
    }

    /**
     * One group. Other predictors are at the group's own means, or at its most frequent category.
     *
     * @param name of the level
     * @param rows it has
     * @param raw mean of its outcomes, weighted by precisions where there are any
     * @param complete what the regression for all rows expects on average over the group's rows
     * @param pooled the same by the mixed model, other factors' effects at 0
     * @param lower limit of the latter
     * @param upper limit of the latter
     * @param observed its rows, covariate and outcome, thinned evenly where there are many; empty without a covariate
     * @param lines without the one of its own where its rows do not determine it
     */
    public record Group(
            String name,
            long rows,
            double raw,
            double complete,
            double pooled,
            double lower,
            double upper,
            List<Point> observed,
            List<Line> lines) {}

    /** Covariate and outcome. */
    public record Point(double x, double y) {}

    /** A line, its points from left to right: two where it is straight. */
    public record Line(Pooling pooling, List<Point> points) {}

    /** How many groups have no line of their own, though there is a covariate. */
    public long withoutOwnLine() {
        return covariate == null
                ? 0
                : groups.stream()
                        .filter(group -> group.lines().stream().noneMatch(line -> line.pooling() == Pooling.NONE))
                        .count();
    }
}
