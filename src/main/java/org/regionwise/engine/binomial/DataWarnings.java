package org.regionwise.engine.binomial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.RegionSpan;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.cells.Separation;

/**
 * What can be said of the data before anything is fitted: predictors that carry nothing, too few regions, separation.
 */
public final class DataWarnings {
    static final String WEAK_PRIORS = "weak-priors";

    private static final int FEW_REGIONS = 5;

    private final Cells cells;
    private final ScaledDesign design;

    /** @param design of the predictors of {@code cells} */
    public DataWarnings(Cells cells, ScaledDesign design) {
        this.cells = cells;
        this.design = design;
    }

    List<FitWarning> forLikelihood(List<Integer> separating) {
        List<FitWarning> warnings = new ArrayList<>(common());
        separation(warnings, separating, "likelihood");
        if (!separating.isEmpty()) {
            warnings.add(weakPriors(false));
        }
        return warnings;
    }

    /**
     * What was done about a likelihood without a maximum. Apart from why it has none, which tells of answers.
     *
     * @param onSigma whether σ had to have a prior as well
     */
    static FitWarning weakPriors(boolean onSigma) {
        return FitWarning.ofModel(
                WEAK_PRIORS,
                Map.of(
                        "on",
                        onSigma ? "all" : "coefficients",
                        "coefficientSd",
                        Priors.SCALED_SLOPE_SD,
                        "sigmaMean",
                        onSigma ? 1 / Priors.DEFAULT.sigmaRate() : Double.NaN));
    }

    /** @param which {@code zero} where σ is set to 0, {@code prior} where it keeps its prior */
    static FitWarning notIdentified(String which) {
        return FitWarning.ofModel("variation-not-identified", Map.of("case", which));
    }

    /** Those that a full posterior is told with: where maximum likelihood has no answer, its priors decide. */
    public List<FitWarning> forBayes() {
        List<FitWarning> warnings = new ArrayList<>(common());
        separation(warnings, Separation.columns(cells, design), "prior");
        if (!variationIdentified()) {
            warnings.add(notIdentified("prior"));
        }
        return warnings;
    }

    private List<FitWarning> common() {
        List<FitWarning> warnings = new ArrayList<>();
        for (int k : design.constantTerms()) {
            warnings.add(FitWarning.ofModel(
                    "constant-predictor", Map.of("term", cells.terms().get(k), "over", "respondents")));
        }
        for (int k : design.collinearTerms()) {
            warnings.add(FitWarning.ofModel(
                    "collinear-predictor", Map.of("term", cells.terms().get(k), "over", "respondents")));
        }
        long sampled = IntStream.range(0, cells.regions())
                .filter(j -> cells.trialsOfRegion(j) > 0)
                .count();
        if (sampled < FEW_REGIONS) {
            warnings.add(FitWarning.ofModel(
                    "few-regions", Map.of("sampled", sampled, "of", "respondents", "coefficients", design.columns())));
        }
        return warnings;
    }

    /** @param decides what sets a coefficient that the data leave open: {@code likelihood} or {@code prior} */
    private void separation(List<FitWarning> warnings, List<Integer> columns, String decides) {
        if (columns.equals(List.of(0))) {
            warnings.add(FitWarning.ofAnswers("all-answers-alike", Map.of("case", decides)));
        } else if (!columns.isEmpty()) {
            List<String> terms =
                    columns.stream().map(i -> cells.terms().get(design.term(i))).toList();
            warnings.add(FitWarning.ofAnswers("separation", Map.of("terms", terms, "case", decides)));
        }
    }

    /**
     * σ is identified when the region indicators are not all combinations of the predictors, and some region has more
     * than one response.
     */
    boolean variationIdentified() {
        int sampled = 0;
        boolean repeated = false;
        for (int j = 0; j < cells.regions(); j++) {
            sampled += cells.trialsOfRegion(j) > 0 ? 1 : 0;
            repeated |= cells.trialsOfRegion(j) > 1;
        }
        return repeated && (sampled > design.columns() || !RegionSpan.within(cells, design));
    }
}
