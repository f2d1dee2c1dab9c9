package org.regionwise.engine.area;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.cells.ScaledDesign;

/** What a reader of an area-level model must know of its data and of its estimate of σ². */
final class AreaWarnings {
    /** Areas beyond the coefficients, fewer than which say little about σ². */
    private static final int FEW_FREE = 4;

    private final AreaEstimates data;
    private final ScaledDesign design;

    AreaWarnings(AreaEstimates data, ScaledDesign design) {
        this.data = data;
        this.design = design;
    }

    List<FitWarning> common() {
        List<FitWarning> warnings = new ArrayList<>();
        for (int k : design.constantTerms()) {
            warnings.add(FitWarning.ofModel(
                    "constant-predictor",
                    "“" + data.terms().get(k) + "” has the same value in every region with a direct estimate, so its"
                            + " effect cannot be told from the overall level. It was left out.",
                    Map.of("term", data.terms().get(k))));
        }
        for (int k : design.collinearTerms()) {
            warnings.add(FitWarning.ofModel(
                    "collinear-predictor",
                    "“" + data.terms().get(k) + "” is, over the regions with a direct estimate, an exact linear"
                            + " combination of the predictors before it, so it adds nothing. It was left out.",
                    Map.of("term", data.terms().get(k))));
        }
        long sampled = sampled();
        if (sampled - design.columns() < FEW_FREE) {
            warnings.add(FitWarning.ofModel(
                    "few-regions",
                    "Only " + sampled + (sampled == 1 ? " region has" : " regions have") + " a direct estimate, for "
                            + design.columns() + (design.columns() == 1 ? " coefficient" : " coefficients")
                            + ". How much regions differ can hardly be estimated from so few; read the between-region"
                            + " figures with their intervals.",
                    Map.of("sampled", sampled, "coefficients", design.columns())));
        }
        return warnings;
    }

    private long sampled() {
        return IntStream.range(0, data.size()).filter(data::sampled).count();
    }

    static FitWarning priorDecides() {
        return FitWarning.ofModel(
                "variation-not-identified",
                "There are no more direct estimates than coefficients, so the data cannot tell how much regions differ."
                        + " The between-region standard deviation shown is that of the prior.");
    }

    static FitWarning exponentialPrior() {
        return FitWarning.ofModel(
                "prior-exponential",
                "With so few direct estimates the usual prior, flat on the between-region variance, would leave the"
                        + " between-region standard deviation hardly bounded. It has an exponential "
                        + "prior instead, its mean the standard deviation of the direct estimates, and "
                        + "intervals depend on it.");
    }

    static List<FitWarning> ofEstimate(boolean identified, boolean zero, boolean converged) {
        List<FitWarning> warnings = new ArrayList<>();
        if (!identified) {
            warnings.add(FitWarning.ofModel(
                    "variation-not-identified",
                    "There are no more direct estimates than coefficients, so the data cannot tell how much regions"
                            + " differ. The between-region standard deviation is set to zero, which is "
                            + "an assumption and not a finding."));
        } else if (zero) {
            warnings.add(FitWarning.ofModel(
                    "singular",
                    "The between-region standard deviation is estimated as zero: the direct estimates "
                            + "differ no more than their sampling variances would make them. This says "
                            + "that differences were not detected, not that there are none. The pooled "
                            + "estimates are the model's predictions; full Bayes averages over the "
                            + "values that the data allow."));
        }
        if (!converged) {
            warnings.add(FitWarning.ofModel(
                    "not-converged",
                    "The search for the between-region standard deviation did not settle; the "
                            + "figures are approximate."));
        }
        return warnings;
    }
}
