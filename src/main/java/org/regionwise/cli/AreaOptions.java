package org.regionwise.cli;

import java.util.List;
import java.util.Locale;
import org.regionwise.analysis.AreaModel;
import org.regionwise.analysis.AreaModel.PublishedColumns;
import org.regionwise.analysis.AreaModel.Smoothing;
import org.regionwise.engine.AreaScale;
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
            names = "--scale",
            paramLabel = "SCALE",
            description =
                    "Scale of the area model: identity, logit or arcsine. Default: identity for published estimates,"
                            + " arcsine for those of a survey.")
    private String scale;

    @Option(
            names = "--smoothing",
            paramLabel = "HOW",
            description = "Smoothing of sampling variances: none, gvf (generalised variance function) or deff (pooled"
                    + " design effect). Default: none for published estimates, deff for those of a survey.")
    private String smoothing;

    @Option(
            names = "--prior-sd-mean",
            paramLabel = "MEAN",
            description = "Mean of the exponential prior of the area model's between-region standard deviation, on its"
                    + " scale. Default: the standard deviation of the direct estimates there.")
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
                        && scale == null
                        && smoothing == null
                        && priorMean == null,
                "--estimate, --variance, --standard-error, --respondents, --percent, --scale, --smoothing and"
                        + " --prior-sd-mean belong to --model area");
    }

    /** The model, checked for what needs no data. */
    AreaModel model(Requirement requirement) {
        requirement.require(
                !published() || (variance == null) != (standardError == null),
                "--estimate needs either --variance or --standard-error");
        requirement.require(
                published() || variance == null && standardError == null && respondents == null && !percent,
                "--variance, --standard-error, --respondents and --percent belong to --estimate");
        requirement.require(priorMean == null || priorMean > 0, "--prior-sd-mean must be above 0, not " + priorMean);
        return new AreaModel(
                scale(requirement),
                smoothing(requirement),
                published()
                        ? new PublishedColumns(
                                standardError == null ? variance : standardError,
                                standardError != null,
                                respondents,
                                percent)
                        : null,
                priorMean == null ? Double.NaN : priorMean);
    }

    private AreaScale scale(Requirement requirement) {
        if (scale == null) {
            return published() ? AreaScale.IDENTITY : AreaScale.ARCSINE;
        }
        requirement.require(
                List.of("identity", "logit", "arcsine").contains(scale),
                "--scale " + scale + " is not available, only identity, logit or arcsine");
        return AreaScale.valueOf(scale.toUpperCase(Locale.ROOT));
    }

    private Smoothing smoothing(Requirement requirement) {
        if (smoothing == null) {
            return published() ? Smoothing.NONE : Smoothing.POOLED;
        }
        for (Smoothing each : Smoothing.values()) {
            if (each.code().equals(smoothing)) {
                return each;
            }
        }
        requirement.require(false, "--smoothing " + smoothing + " is not available, only none, gvf or deff");
        throw new IllegalStateException("refused above");
    }
}
