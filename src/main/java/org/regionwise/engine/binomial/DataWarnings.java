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

    public DataWarnings(Cells cells, ScaledDesign design) {
        this.cells = cells;
        this.design = design;
    }

    List<FitWarning> forLikelihood(List<Integer> separating) {
        List<FitWarning> warnings = new ArrayList<>(common());
        if (separating.equals(List.of(0))) {
            warnings.add(FitWarning.ofAnswers(
                    "all-answers-alike",
                    "All respondents gave the same answer, so the likelihood has no finite maximum.",
                    Map.of()));
        } else if (!separating.isEmpty()) {
            warnings.add(separation(separating, " The maximum-likelihood coefficient is infinite."));
        }
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
        String coefficients = "normal with standard deviation 2.5 per standard deviation of the predictor";
        return FitWarning.ofModel(
                WEAK_PRIORS,
                "As the likelihood has no maximum, the figures shown use weak priors "
                        + (onSigma
                                ? "(coefficients " + coefficients
                                        + ", between-region standard deviation exponential with mean 1)"
                                : "on the coefficients (" + coefficients + ")")
                        + " to stay finite; AIC and BIC are not defined.",
                onSigma
                        ? Map.of("coefficientSd", Priors.SCALED_SLOPE_SD, "sigmaMean", 1 / Priors.DEFAULT.sigmaRate())
                        : Map.of("coefficientSd", Priors.SCALED_SLOPE_SD));
    }

    public List<FitWarning> forBayes() {
        List<FitWarning> warnings = new ArrayList<>(common());
        List<Integer> separating = Separation.columns(cells, design);
        if (separating.equals(List.of(0))) {
            warnings.add(FitWarning.ofAnswers(
                    "all-answers-alike",
                    "All respondents gave the same answer; how far the prevalence is from there rests on the prior of"
                            + " the intercept.",
                    Map.of()));
        } else if (!separating.isEmpty()) {
            warnings.add(separation(separating, " The data set no limit to its coefficient; the prior does."));
        }
        if (!variationIdentified()) {
            warnings.add(FitWarning.ofModel(
                    "variation-not-identified",
                    "The data cannot tell how much regions differ: there is no region beyond those that the"
                            + " coefficients describe, or no region with two respondents. The between-region standard"
                            + " deviation shown is that of the prior, little changed."));
        }
        return warnings;
    }

    private List<FitWarning> common() {
        List<FitWarning> warnings = new ArrayList<>();
        for (int k : design.constantTerms()) {
            warnings.add(FitWarning.ofModel(
                    "constant-predictor",
                    "“" + cells.terms().get(k) + "” has the same value for every respondent, so its effect cannot be"
                            + " told from the overall level. It was left out.",
                    Map.of("term", cells.terms().get(k))));
        }
        for (int k : design.collinearTerms()) {
            warnings.add(FitWarning.ofModel(
                    "collinear-predictor",
                    "“" + cells.terms().get(k) + "” is an exact linear combination of the predictors before it, so it"
                            + " adds nothing. It was left out.",
                    Map.of("term", cells.terms().get(k))));
        }
        long sampled = IntStream.range(0, cells.regions())
                .filter(j -> cells.trialsOfRegion(j) > 0)
                .count();
        if (sampled < FEW_REGIONS) {
            warnings.add(FitWarning.ofModel(
                    "few-regions",
                    "Only " + sampled + (sampled == 1 ? " region has" : " regions have") + " respondents. How much"
                            + " regions differ can hardly be estimated from so few; read the between-region figures"
                            + " with their intervals.",
                    Map.of("sampled", sampled)));
        }
        return warnings;
    }

    private FitWarning separation(List<Integer> columns, String consequence) {
        List<String> terms =
                columns.stream().map(i -> cells.terms().get(design.term(i))).toList();
        return FitWarning.ofAnswers(
                "separation",
                "Separation: “" + String.join("”, “", terms) + "”"
                        + (terms.size() == 1 ? " divides" : " together divide")
                        + " the respondents so that on one side everybody, or nobody, said yes." + consequence,
                Map.of("terms", terms));
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
