package org.regionwise.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The binomial random-intercept model y_c | u_j ~ Binomial(n_c, logit⁻¹(x_c'β + u_j)), u_j ~ N(0, σ²), fitted by maximum
 * likelihood over (β, σ ≥ 0) with adaptive Gauss–Hermite quadrature.
 *
 * <p>σ̂ = 0 is a legitimate answer (singular). Where the likelihood has no finite maximum (separation, or regions that
 * are all yes or all no) the {@linkplain Priors weak priors} of the field are added and the fit says so. Source: Bates
 * et al. (2015), J. Stat. Software 67; Pinheiro &amp; Bates (1995), J. Comp. Graph. Stat. 4.
 */
public final class BinomialRandomIntercept {
    /** Below this σ̂, on the logit scale, the model is the one without regions. */
    private static final double SIGMA_ZERO = 1e-4;
    /** Above this σ̂ the data do not bound it: regions 10 apart on the logit scale are all yes and all no. */
    private static final double SIGMA_UNBOUNDED = 10;

    private static final int FEW_REGIONS = 5;

    private final Cells cells;
    private final int quadraturePoints;

    /**
     * @param cells the data
     * @param quadraturePoints nodes per region, 1 (Laplace) to 101
     */
    public BinomialRandomIntercept(Cells cells, int quadraturePoints) {
        if (quadraturePoints < 1 || quadraturePoints > 101) {
            throw new IllegalArgumentException("quadrature points must be 1 to 101, not " + quadraturePoints);
        }
        this.cells = cells;
        this.quadraturePoints = quadraturePoints;
    }

    /**
     * Fits the model.
     *
     * @throws NotEstimable when no region has a response
     */
    public BinomialFit fit() {
        if (cells.totalTrials() == 0) {
            throw new NotEstimable("No respondent has both a region and an answer, so there is nothing to estimate.");
        }
        ScaledDesign design = ScaledDesign.of(cells);
        List<FitWarning> warnings = new ArrayList<>(designWarnings(design));
        List<Integer> separating = Separation.columns(cells, design);
        boolean weak = !separating.isEmpty();
        if (weak) {
            warnings.add(separationWarning(design, separating));
        }
        int p = design.columns();
        LogisticLikelihood pooled = new LogisticLikelihood(cells, design);
        DampedNewton.Maximum complete =
                DampedNewton.maximise(weak ? Priors.DEFAULT.onCoefficients(pooled, design) : pooled, interceptOnly(p));
        MarginalLikelihood likelihood = new MarginalLikelihood(cells, design, quadraturePoints);
        Objective objective = weak ? Priors.DEFAULT.onCoefficients(likelihood, design) : likelihood;

        int iterations = complete.iterations();
        DampedNewton.Maximum partial = null;
        if (!variationIdentified(design)) {
            warnings.add(new FitWarning(
                    "variation-not-identified",
                    "The data cannot tell how much regions differ: there is no region beyond those that the"
                            + " coefficients describe, or no region with two respondents. The between-region standard"
                            + " deviation is set to zero, which is an assumption and not a finding."));
        } else {
            partial = best(objective, complete.point(), 0.5);
            iterations += partial.iterations();
            if (!partial.converged() || Math.abs(partial.point()[p]) < 0.05) {
                for (double start : new double[] {0.1, 2}) {
                    DampedNewton.Maximum other = best(objective, complete.point(), start);
                    iterations += other.iterations();
                    partial = other.evaluation().value() > partial.evaluation().value() ? other : partial;
                }
            }
            if (Math.abs(partial.point()[p]) > SIGMA_UNBOUNDED) {
                weak = true;
                warnings.add(new FitWarning(
                        "variation-unbounded",
                        "Nearly every region is all yes or all no, so the likelihood keeps rising with the between-region"
                                + " standard deviation and has no maximum. The figures shown use weak priors"
                                + " (coefficients normal with standard deviation 2.5 per standard deviation of the"
                                + " predictor, between-region standard deviation exponential with mean 1)."));
                complete = DampedNewton.maximise(Priors.DEFAULT.onCoefficients(pooled, design), interceptOnly(p));
                objective = Priors.DEFAULT.onAll(likelihood, design);
                partial = best(objective, complete.point(), 2);
                iterations += partial.iterations();
            }
        }
        boolean singular = partial == null
                || Math.abs(partial.point()[p]) < SIGMA_ZERO
                || partial.evaluation().value() <= complete.evaluation().value();
        double[] point = singular
                ? Arrays.copyOf(complete.point(), p + 1)
                : partial.point().clone();
        Evaluation at = singular ? complete.evaluation() : partial.evaluation();
        if (point[p] < 0) {
            // the likelihood is even in σ; its derivatives are wanted where σ is positive
            point[p] = -point[p];
            at = objective.at(point);
        }
        boolean converged = complete.converged() && (partial == null || partial.converged());
        warnings.addAll(outcomeWarnings(singular && partial != null, converged));
        double completeValue = pooled.at(complete.point()).value();
        double value = singular ? completeValue : weak ? likelihood.at(point).value() : at.value();
        FitSummary summary = new FitSummary(
                quadraturePoints == 1
                        ? "maximum likelihood, Laplace approximation"
                        : "maximum likelihood, adaptive Gauss–Hermite quadrature",
                quadraturePoints,
                iterations,
                value,
                Arrays.stream(at.gradient()).map(Math::abs).max().orElse(0),
                converged,
                singular,
                weak,
                warnings);
        return new BinomialFit(cells, design, objective, point, at, completeValue, partial != null, summary);
    }

    private static DampedNewton.Maximum best(Objective objective, double[] beta, double sigma) {
        double[] start = Arrays.copyOf(beta, beta.length + 1);
        start[beta.length] = sigma;
        return DampedNewton.maximise(objective, start);
    }

    /** Starts from the national proportion, kept off 0 and 1. */
    private double[] interceptOnly(int columns) {
        double yes = 0;
        for (int j = 0; j < cells.regions(); j++) {
            yes += cells.successesOfRegion(j);
        }
        double[] start = new double[columns];
        start[0] = Logistic.logit((yes + 0.5) / (cells.totalTrials() + 1));
        return start;
    }

    /**
     * σ is identified when the region indicators are not all combinations of the predictors, and some region has more than
     * one response.
     */
    private boolean variationIdentified(ScaledDesign design) {
        int sampled = 0;
        boolean repeated = false;
        for (int j = 0; j < cells.regions(); j++) {
            sampled += cells.trialsOfRegion(j) > 0 ? 1 : 0;
            repeated |= cells.trialsOfRegion(j) > 1;
        }
        return repeated && (sampled > design.columns() || !RegionSpan.within(cells, design));
    }

    private List<FitWarning> designWarnings(ScaledDesign design) {
        List<FitWarning> warnings = new ArrayList<>();
        for (int k : design.constantTerms()) {
            warnings.add(new FitWarning(
                    "constant-predictor",
                    "“" + cells.terms().get(k) + "” has the same value for every respondent, so its effect cannot be"
                            + " told from the overall level. It was left out."));
        }
        for (int k : design.collinearTerms()) {
            warnings.add(new FitWarning(
                    "collinear-predictor",
                    "“" + cells.terms().get(k) + "” is an exact linear combination of the predictors before it, so it"
                            + " adds nothing. It was left out."));
        }
        long sampled = IntStream.range(0, cells.regions())
                .filter(j -> cells.trialsOfRegion(j) > 0)
                .count();
        if (sampled < FEW_REGIONS) {
            warnings.add(new FitWarning(
                    "few-regions",
                    "Only " + sampled + (sampled == 1 ? " region has" : " regions have")
                            + " respondents. How much regions"
                            + " differ can hardly be estimated from so few; read the between-region figures with their"
                            + " intervals."));
        }
        return warnings;
    }

    private FitWarning separationWarning(ScaledDesign design, List<Integer> separating) {
        String priors = " The figures shown use weak priors on the coefficients (normal with standard deviation 2.5 per"
                + " standard deviation of the predictor) to stay finite; AIC and BIC are not defined.";
        if (separating.equals(List.of(0))) {
            return new FitWarning(
                    "all-answers-alike",
                    "All respondents gave the same answer, so the likelihood has no finite maximum." + priors);
        }
        String names = separating.stream()
                .map(i -> "“" + cells.terms().get(design.term(i)) + "”")
                .collect(Collectors.joining(", "));
        return new FitWarning(
                "separation",
                "Separation: " + names + " divides the regions so that on one side everybody, or nobody, said yes. The"
                        + " maximum-likelihood coefficient is infinite." + priors);
    }

    private List<FitWarning> outcomeWarnings(boolean estimatedZero, boolean converged) {
        List<FitWarning> warnings = new ArrayList<>();
        if (estimatedZero) {
            warnings.add(new FitWarning(
                    "singular",
                    "The between-region standard deviation is estimated as zero: the regions differ no more than chance"
                            + " would make them. This says that differences were not detected, not that there are none."
                            + " The pooled estimates are the model's predictions, and their intervals hold only the"
                            + " uncertainty of the coefficients."));
        }
        if (!converged) {
            warnings.add(new FitWarning(
                    "not-converged",
                    "The search for the best-fitting values did not settle; the figures are approximate. Try fewer"
                            + " predictors or more quadrature points."));
        }
        return warnings;
    }
}
