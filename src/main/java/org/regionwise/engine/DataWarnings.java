package org.regionwise.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What can be said of the data before anything is fitted: predictors that carry nothing, too few regions, separation. */
final class DataWarnings {
    private static final int FEW_REGIONS = 5;

    private final Cells cells;
    private final ScaledDesign design;

    DataWarnings(Cells cells, ScaledDesign design) {
        this.cells = cells;
        this.design = design;
    }

    List<FitWarning> forLikelihood(List<Integer> separating) {
        List<FitWarning> warnings = new ArrayList<>(common());
        if (!separating.isEmpty()) {
            String priors = " The figures shown use weak priors on the coefficients (normal with standard deviation 2.5"
                    + " per standard deviation of the predictor) to stay finite; AIC and BIC are not defined.";
            warnings.add(
                    separating.equals(List.of(0))
                            ? FitWarning.ofModel(
                                    "all-answers-alike",
                                    "All respondents gave the same answer, so the likelihood has no finite maximum."
                                            + priors)
                            : FitWarning.ofModel(
                                    "separation",
                                    separation(separating) + " The maximum-likelihood coefficient is infinite."
                                            + priors));
        }
        return warnings;
    }

    List<FitWarning> forBayes() {
        List<FitWarning> warnings = new ArrayList<>(common());
        List<Integer> separating = Separation.columns(cells, design);
        if (separating.equals(List.of(0))) {
            warnings.add(FitWarning.ofModel(
                    "all-answers-alike",
                    "All respondents gave the same answer; how far the prevalence is from there rests on the prior of"
                            + " the intercept."));
        } else if (!separating.isEmpty()) {
            warnings.add(FitWarning.ofModel(
                    "separation",
                    separation(separating) + " The data set no limit to its coefficient; the prior does."));
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
                            + " told from the overall level. It was left out."));
        }
        for (int k : design.collinearTerms()) {
            warnings.add(FitWarning.ofModel(
                    "collinear-predictor",
                    "“" + cells.terms().get(k) + "” is an exact linear combination of the predictors before it, so it"
                            + " adds nothing. It was left out."));
        }
        long sampled = IntStream.range(0, cells.regions())
                .filter(j -> cells.trialsOfRegion(j) > 0)
                .count();
        if (sampled < FEW_REGIONS) {
            warnings.add(FitWarning.ofModel(
                    "few-regions",
                    "Only " + sampled + (sampled == 1 ? " region has" : " regions have") + " respondents. How much"
                            + " regions differ can hardly be estimated from so few; read the between-region figures"
                            + " with their intervals."));
        }
        return warnings;
    }

    private String separation(List<Integer> columns) {
        String names = columns.stream()
                .map(i -> "“" + cells.terms().get(design.term(i)) + "”")
                .collect(Collectors.joining(", "));
        return "Separation: " + names + (columns.size() == 1 ? " divides" : " together divide")
                + " the respondents so that on one side everybody, or nobody, said yes.";
    }

    /**
     * σ is identified when the region indicators are not all combinations of the predictors, and some region has more than
     * one response.
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
