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
                    "constant-predictor", Map.of("term", data.terms().get(k), "over", "regions")));
        }
        for (int k : design.collinearTerms()) {
            warnings.add(FitWarning.ofModel(
                    "collinear-predictor", Map.of("term", data.terms().get(k), "over", "regions")));
        }
        long sampled = sampled();
        if (sampled - design.columns() < FEW_FREE) {
            warnings.add(FitWarning.ofModel(
                    "few-regions", Map.of("sampled", sampled, "of", "estimates", "coefficients", design.columns())));
        }
        return warnings;
    }

    private long sampled() {
        return IntStream.range(0, data.size()).filter(data::sampled).count();
    }

    static FitWarning priorDecides() {
        return FitWarning.ofModel("variation-not-identified", Map.of("case", "area_prior"));
    }

    static FitWarning exponentialPrior() {
        return FitWarning.ofModel("prior-exponential");
    }

    static List<FitWarning> ofEstimate(boolean identified, boolean zero, boolean converged) {
        List<FitWarning> warnings = new ArrayList<>();
        if (!identified) {
            warnings.add(FitWarning.ofModel("variation-not-identified", Map.of("case", "area_zero")));
        } else if (zero) {
            warnings.add(FitWarning.ofModel("singular", Map.of("case", "area")));
        }
        if (!converged) {
            warnings.add(FitWarning.ofModel("not-converged", Map.of("case", "area")));
        }
        return warnings;
    }
}
