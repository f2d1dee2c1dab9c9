package org.regionwise.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.analysis.Smoothing;
import org.regionwise.engine.area.AreaScale;
import picocli.CommandLine.Option;

/** The area-level model, by options. */
final class AreaOptions {
    @Option(
            names = "--estimate",
            paramLabel = "COL",
            description =
                    "Area model of published estimates: their column; SURVEY is then a table of one row a region, with"
                            + " its predictors.")
    private String estimate;

    @Option(names = "--variance", paramLabel = "COL", description = "Column of the estimates' sampling variances.")
    private String variance;

    @Option(names = "--standard-error", paramLabel = "COL", description = "Column of their standard errors instead.")
    private String standardError;

    @Option(
            names = "--respondents",
            paramLabel = "COL",
            description = "Column of the numbers of respondents behind them, which smoothing and the check of variances"
                    + " need.")
    private String respondents;

    @Option(names = "--percent", description = "Published estimates and their errors are per cent.")
    private boolean percent;

    @Option(
            names = "--unit",
            paramLabel = "UNIT",
            description = "Published estimates are no proportions but means, rates or totals in this unit, "
                    + "such as CZK. Written as json, csv or tidy.")
    private String unit;

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description = "Scale of the area model: identity, logit or arcsine. Default: arcsine for the "
                    + "estimates of a survey and for published proportions with --respondents, "
                    + "logit for other proportions, identity with --unit.")
    private String scale;

    @Option(
            names = "--smoothing",
            paramLabel = "HOW",
            description = "Smoothing of sampling variances: none, gvf (generalised variance function) or deff (pooled"
                    + " design effect). Default: deff on the arcsine scale where numbers of respondents are known, else"
                    + " none.")
    private String smoothing;

    @Option(
            names = "--prior-sd-mean",
            paramLabel = "MEAN",
            description =
                    "Give the area model's between-region standard deviation an exponential prior with this mean, on"
                            + " its scale. Default: a prior flat on its square; with at most four "
                            + "regions more than coefficients an exponential one, its mean the standard "
                            + "deviation of the direct estimates.")
    private Double priorMean;

    /** Whether any option of published estimates was given. */
    boolean published() {
        return estimate != null;
    }

    String estimate() {
        return estimate;
    }

    /** Nothing of this belongs to the binomial model. */
    void requireUnused(Requirement requirement) {
        requirement.require(
                estimate == null
                        && variance == null
                        && standardError == null
                        && respondents == null
                        && !percent
                        && unit == null
                        && scale == null
                        && smoothing == null
                        && priorMean == null,
                "--estimate, --variance, --standard-error, --respondents, --percent, --unit, --scale, --smoothing and"
                        + " --prior-sd-mean belong to --model area");
    }

    /**
     * The model, checked for what needs no data.
     *
     * @param name of the column that is called so
     */
    AreaLevel model(UnaryOperator<String> name, Requirement requirement) {
        requirement.require(
                !published() || (variance == null) != (standardError == null),
                "--estimate needs either --variance or --standard-error");
        requirement.require(
                published()
                        || variance == null && standardError == null && respondents == null && !percent && unit == null,
                "--variance, --standard-error, --respondents, --percent and --unit belong to --estimate");
        requireUnit(requirement);
        requirement.require(priorMean == null || priorMean > 0, "--prior-sd-mean must be above 0, not " + priorMean);
        return new AreaLevel(
                scale(requirement),
                smoothing(requirement),
                published()
                        ? Optional.of(new PublishedColumns(
                                        standardError == null ? variance : standardError,
                                        standardError != null,
                                        respondents,
                                        percent,
                                        unit)
                                .renamed(name))
                        : Optional.empty(),
                priorMean == null ? Double.NaN : priorMean);
    }

    /** Whether estimates are no proportions. */
    boolean otherUnit() {
        return unit != null;
    }

    /** What rests on proportions has no meaning for other units. */
    private void requireUnit(Requirement requirement) {
        requirement.require(unit == null || !unit.isBlank(), "--unit needs the name of a unit, such as CZK");
        requirement.require(unit == null || !percent, "--percent is of proportions, --unit of other estimates");
        requirement.require(
                unit == null || scale == null || scale.equals("identity"),
                "--scale " + scale + " is for proportions; estimates in another unit have --scale identity");
        requirement.require(
                unit == null || smoothing == null || smoothing.equals("none"),
                "--smoothing " + smoothing
                        + " is for proportions; give estimates in another unit with variances that hold");
    }

    /** Null where the usual one suits. */
    private AreaScale scale(Requirement requirement) {
        if (scale == null) {
            return null;
        }
        requirement.require(
                List.of("identity", "logit", "arcsine").contains(scale),
                "--scale " + scale + " is not available, only identity, logit or arcsine");
        return AreaScale.valueOf(scale.toUpperCase(Locale.ROOT));
    }

    /** Null where the usual one suits. */
    private Smoothing smoothing(Requirement requirement) {
        if (smoothing == null) {
            return null;
        }
        Optional<Smoothing> known = Smoothing.of(smoothing);
        requirement.require(
                known.isPresent(), "--smoothing " + smoothing + " is not available, only none, gvf or deff");
        return known.orElseThrow();
    }
}
