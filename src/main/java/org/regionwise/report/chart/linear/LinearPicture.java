package org.regionwise.report.chart.linear;

import org.regionwise.analysis.formula.Expression;
import org.regionwise.analysis.linear.GroupPoolings;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.survey.name.DisplayNames;

/**
 * What the charts of a linear mixed model are drawn from.
 *
 * @param answer the model
 * @param poolings the groups of the factor that is drawn
 * @param names what people call columns
 */
public record LinearPicture(LinearAnswer answer, GroupPoolings poolings, DisplayNames names) {
    /** What the outcome is called. */
    public String outcome() {
        Expression response = answer.question().formula().response();
        return response instanceof Expression.Variable variable ? names.of(variable.name()) : response.toString();
    }

    /** What lines run along; empty where there are none. */
    public String covariate() {
        return poolings.covariate() == null ? "" : names.of(poolings.covariate());
    }

    /** What the groups are: a column's name, or as lme4 names several. */
    public String factor() {
        return called(poolings.factor());
    }

    /** The name of a factor. */
    public String called(String factor) {
        return factor.contains(":") ? factor : names.of(factor.replace("`", ""));
    }

    /** The index of the factor that is drawn. */
    public int factorIndex() {
        return poolings.factors().indexOf(poolings.factor());
    }
}
