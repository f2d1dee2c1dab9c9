package org.regionwise.analysis.linear;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.regionwise.analysis.formula.Expression;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.RandomPart;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.inference.CoefficientTests;

/**
 * A linear mixed model to be fitted, and others that it is compared with.
 *
 * @param formula of the model
 * @param compared others of the same outcome and rows, perhaps without random effects
 * @param criterion what is maximised
 * @param tests where degrees of freedom come from
 * @param weights column of precision weights (not of sampling weights), or null
 * @param offset column of a known part of the mean, or null
 * @param level of intervals, in (0, 1)
 * @param intervals where limits come from
 * @param replications of a bootstrap
 * @param seed of whatever is drawn
 */
public record LinearQuestion(
        Formula formula,
        List<Formula> compared,
        Criterion criterion,
        CoefficientTests.Method tests,
        String weights,
        String offset,
        double level,
        IntervalMethod intervals,
        int replications,
        long seed) {
    public LinearQuestion {
        compared = List.copyOf(compared);
    }

    /** Every column that is needed. */
    public Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(formula.columns());
        compared.forEach(other -> columns.addAll(other.columns()));
        if (weights != null) {
            columns.add(weights);
        }
        if (offset != null) {
            columns.add(offset);
        }
        return columns;
    }

    /** Columns that are used for grouping only, and are categories whatever their values look like. */
    public Set<String> groupingColumns() {
        Set<String> grouping = new LinkedHashSet<>();
        Set<String> other = new LinkedHashSet<>();
        if (weights != null) {
            other.add(weights);
        }
        if (offset != null) {
            other.add(offset);
        }
        gather(formula, grouping, other);
        compared.forEach(each -> gather(each, grouping, other));
        grouping.removeAll(other);
        return grouping;
    }

    private static void gather(Formula formula, Set<String> grouping, Set<String> other) {
        other.addAll(formula.response().columns());
        formula.offsets().forEach(each -> other.addAll(each.columns()));
        formula.fixed().terms().forEach(term -> term.predictors().forEach(each -> other.addAll(each.columns())));
        for (RandomPart part : formula.random()) {
            part.effects().terms().forEach(term -> term.predictors().forEach(each -> other.addAll(each.columns())));
            for (Expression each : part.grouping()) {
                (each instanceof Expression.Variable ? grouping : other).addAll(each.columns());
            }
        }
    }
}
