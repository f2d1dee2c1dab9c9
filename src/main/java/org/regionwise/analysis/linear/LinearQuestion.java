package org.regionwise.analysis.linear;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.regionwise.analysis.formula.Expression;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.RandomPart;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearPriors;
import org.regionwise.engine.linear.inference.CoefficientTests;

/**
 * A linear mixed model to be fitted, and others that it is compared with.
 *
 * @param formula of the model
 * @param compared others of the same outcome and rows, perhaps without random effects
 * @param criterion what is maximised; under priors, for the poolings and what begins the integration
 * @param priors of a Bayesian fit, or null
 * @param tests where degrees of freedom come from
 * @param terms whether every term is tested as a whole
 * @param splits predictors that the formula has in two parts
 * @param weights column of precision weights (not of sampling weights), or null
 * @param offset column of a known part of the mean, or null
 * @param level of intervals, in (0, 1)
 * @param intervals where limits come from
 * @param replications of a bootstrap
 * @param validation how models are to be validated, or null
 * @param seed of whatever is drawn
 * @param imputations completed copies of the rows in which predictors that are numbers lack values; 0 to leave such
 *     rows out
 */
public record LinearQuestion(
        Formula formula,
        List<Formula> compared,
        Criterion criterion,
        LinearPriors priors,
        CoefficientTests.Method tests,
        boolean terms,
        List<PartedPredictor> splits,
        String weights,
        String offset,
        double level,
        IntervalMethod intervals,
        int replications,
        Validation validation,
        long seed,
        int imputations) {
    public LinearQuestion {
        compared = List.copyOf(compared);
        splits = List.copyOf(splits);
    }

    /** Another formula for the same rows, and nothing else: no weights, no offset, nothing compared. */
    LinearQuestion unweighted(Formula other) {
        return new LinearQuestion(
                other,
                List.of(),
                Criterion.REML,
                null,
                CoefficientTests.Method.NONE,
                false,
                List.of(),
                null,
                null,
                level,
                IntervalMethod.WALD,
                replications,
                null,
                seed,
                0);
    }

    /** Whether a posterior is asked for. */
    public boolean bayes() {
        return priors != null;
    }

    /** The model's formula, then those of the others. */
    public List<Formula> formulas() {
        List<Formula> all = new ArrayList<>(List.of(formula));
        all.addAll(compared);
        return all;
    }

    /** Every column that is needed. */
    public Set<String> columns() {
        Set<String> columns = measuredColumns();
        for (Formula each : formulas()) {
            each.grouping().forEach(group -> columns.addAll(group.columns()));
        }
        return columns;
    }

    /**
     * Columns that rows need to be predicted by the model.
     *
     * @param populationAverage without any group's effect; columns of effects are then used where {@code there}
     */
    public Set<String> predictionColumns(boolean populationAverage, Collection<String> there) {
        Set<String> columns = new LinkedHashSet<>();
        formula.fixed().terms().forEach(term -> term.predictors().forEach(each -> columns.addAll(each.columns())));
        formula.offsets().forEach(each -> columns.addAll(each.columns()));
        Stream.ofNullable(offset).forEach(columns::add);
        for (RandomPart part : formula.random()) {
            part.effects()
                    .terms()
                    .forEach(term -> term.predictors()
                            .forEach(each -> each.columns().stream()
                                    .filter(column -> !populationAverage || there.contains(column))
                                    .forEach(columns::add)));
            if (!populationAverage) {
                part.grouping().forEach(each -> columns.addAll(each.columns()));
            }
        }
        return columns;
    }

    /** Columns that are used for grouping only, and are categories whatever their values look like. */
    public Set<String> groupingColumns() {
        Set<String> grouping = columns();
        grouping.removeAll(measuredColumns());
        return grouping;
    }

    private Set<String> measuredColumns() {
        Set<String> columns = new LinkedHashSet<>();
        for (Formula each : formulas()) {
            each.measured().forEach(part -> columns.addAll(part.columns()));
            // factor(g) is made of what g is read as
            each.grouping().stream()
                    .filter(group -> !(group instanceof Expression.Variable))
                    .forEach(group -> columns.addAll(group.columns()));
        }
        Stream.of(weights, offset).filter(Objects::nonNull).forEach(columns::add);
        return columns;
    }
}
