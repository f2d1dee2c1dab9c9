package org.regionwise.engine.binomial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.FitSummary;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.NotEstimable;
import org.regionwise.engine.cells.Cells;
import org.regionwise.engine.cells.ScaledDesign;
import org.regionwise.engine.cells.Separation;
import org.regionwise.engine.numeric.DampedNewton;
import org.regionwise.engine.numeric.Evaluation;
import org.regionwise.engine.numeric.GaussHermite;
import org.regionwise.engine.numeric.Objective;

/**
 * The binomial random-intercept model y_c | u_j ~ Binomial(n_c, logit⁻¹(x_c'β + u_j)), u_j ~ N(0, σ²), fitted by
 * maximum likelihood over (β, σ ≥ 0) with adaptive quadrature.
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

    private final Cells cells;
    private final int quadraturePoints;
    private final FitProgress progress;

    /**
     * @param cells the data
     * @param quadraturePoints nodes per region, 1 (Laplace) to 101; 0 for as many as each region's integral takes
     */
    public BinomialRandomIntercept(Cells cells, int quadraturePoints) {
        this(cells, quadraturePoints, FitProgress.UNWATCHED);
    }

    /** The same, watched; the watcher also hears what is asked of the fit's likelihood later. */
    public BinomialRandomIntercept(Cells cells, int quadraturePoints, FitProgress progress) {
        this.progress = progress;
        if (quadraturePoints < 0 || quadraturePoints > GaussHermite.MOST_POINTS) {
            throw new IllegalArgumentException(
                    "quadrature points must be 0 to " + GaussHermite.MOST_POINTS + ", not " + quadraturePoints);
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
        return fit(null);
    }

    /**
     * Fits the model from a start close to the answer; the answer is the same.
     *
     * @param near a fit of the same terms to nearly the same data, or null
     */
    public BinomialFit fit(BinomialFit near) {
        if (cells.totalTrials() == 0) {
            throw new NotEstimable("no-respondents-left", Map.of("weighted", "false"));
        }
        ScaledDesign design = ScaledDesign.of(cells);
        List<Integer> separating = Separation.columns(cells, design);
        DataWarnings data = new DataWarnings(cells, design);
        List<FitWarning> warnings = new ArrayList<>(data.forLikelihood(separating));
        boolean weak = !separating.isEmpty();
        int p = design.columns();
        LogisticLikelihood pooled = new LogisticLikelihood(cells, design);
        MarginalLikelihood likelihood = new MarginalLikelihood(cells, design, quadraturePoints, progress);
        int iterations = 0;
        PooledDeviations.Estimates groups = null;
        double[] deviations = {};
        double[] tilt = new double[p + 1];
        if (design.pooledGroups() > 0) {
            double[] start = Arrays.copyOf(interceptOnly(p), p + 1);
            start[p] = data.variationIdentified() ? 0.5 : 0;
            groups = new PooledDeviations(likelihood, design, start).estimates();
            deviations = groups.deviations();
            tilt = groups.tilt();
            iterations += groups.iterations();
            if (Arrays.stream(deviations).anyMatch(each -> each < PooledDeviations.ZERO)) {
                warnings.add(FitWarning.ofModel("pooled-singular"));
            }
        }
        DampedNewton.Maximum complete =
                DampedNewton.maximise(penalised(pooled, design, weak, deviations, tilt), interceptOnly(p));
        Objective objective = penalised(likelihood, design, weak, deviations, tilt);

        iterations += complete.iterations();
        DampedNewton.Maximum partial = null;
        if (!data.variationIdentified()) {
            warnings.add(DataWarnings.notIdentified("zero"));
        } else {
            double[] nearby = near == null ? null : design.scaled(near.design.unscaled(near.point));
            // a coefficient that the other fit left out is no start
            boolean usable =
                    nearby != null && Double.isFinite(Arrays.stream(nearby).sum());
            partial = usable
                    ? best(objective, nearby, Math.max(near.sigma(), 0.1))
                    : best(objective, complete.point(), 0.5);
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
                warnings.add(FitWarning.ofAnswers("variation-unbounded", Map.of()));
                warnings.removeIf(each -> each.code().equals(DataWarnings.WEAK_PRIORS));
                warnings.add(DataWarnings.weakPriors(true));
                Arrays.fill(tilt, 0);
                complete = DampedNewton.maximise(penalised(pooled, design, true, deviations, tilt), interceptOnly(p));
                objective = Priors.DEFAULT.onAll(likelihood, design, deviations);
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
        if (quadraturePoints > 1) {
            // one is Laplace's method, which does not claim to be exact
            warnings.addAll(QuadratureCheck.of(cells, design, quadraturePoints, point, progress));
        }
        double completeValue = groups == null ? pooled.at(complete.point()).value() : Double.NaN;
        double value = groups != null
                ? PooledDeviations.laplace(at, design) - PooledDeviations.along(tilt, point)
                : singular ? completeValue : weak ? likelihood.at(point).value() : at.value();
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
        return new BinomialFit(
                cells, design, objective, point, at, completeValue, partial != null, summary, deviations);
    }

    /** With the distribution of pooled effects and, where the likelihood has no maximum, weak priors of the others. */
    private static Objective penalised(
            Objective likelihood, ScaledDesign design, boolean weak, double[] deviations, double[] tilt) {
        Objective plain = weak
                ? Priors.DEFAULT.onCoefficients(likelihood, design, deviations)
                : Priors.onPooled(likelihood, design, deviations);
        return deviations.length == 0 ? (weak ? plain : likelihood) : PooledDeviations.tilted(plain, tilt);
    }

    private static DampedNewton.Maximum best(Objective objective, double[] beta, double sigma) {
        double[] start = Arrays.copyOf(beta, beta.length + 1);
        start[beta.length] = sigma;
        return DampedNewton.maximise(objective, start);
    }

    /** Starts from the national proportion, kept off 0 and 1. */
    private double[] interceptOnly(int columns) {
        double[] start = new double[columns];
        start[0] = cells.smoothedLogit();
        return start;
    }

    private List<FitWarning> outcomeWarnings(boolean estimatedZero, boolean converged) {
        List<FitWarning> warnings = new ArrayList<>();
        if (estimatedZero) {
            warnings.add(FitWarning.ofModel("singular", Map.of("case", "answers")));
        }
        if (!converged) {
            warnings.add(FitWarning.ofModel("not-converged", Map.of("case", "answers")));
        }
        return warnings;
    }
}
