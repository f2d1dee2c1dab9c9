package org.regionwise.analysis.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One term of a model: a predictor, or the interaction of several; without predictors the intercept.
 *
 * @param predictors a column, or what is computed from columns
 */
public record ModelTerm(Set<Expression> predictors) {
    /** The intercept. */
    static final ModelTerm INTERCEPT = new ModelTerm(Set.of());

    public ModelTerm {
        predictors = Collections.unmodifiableSet(new LinkedHashSet<>(predictors));
    }

    static ModelTerm of(Expression predictor) {
        return new ModelTerm(Set.of(predictor));
    }

    /** a:b. */
    ModelTerm with(ModelTerm other) {
        Set<Expression> both = new LinkedHashSet<>(predictors);
        both.addAll(other.predictors);
        return new ModelTerm(both);
    }

    /** The term that lacks one of its predictors. */
    ModelTerm without(Expression predictor) {
        Set<Expression> rest = new LinkedHashSet<>(predictors);
        rest.remove(predictor);
        return new ModelTerm(rest);
    }

    boolean intercept() {
        return predictors.isEmpty();
    }

    /** The same with its predictors in the order in which a formula first names them. */
    ModelTerm ordered(List<Expression> firstNamed) {
        List<Expression> sorted = new ArrayList<>(predictors);
        sorted.sort(Comparator.comparingInt(firstNamed::indexOf));
        return new ModelTerm(new LinkedHashSet<>(sorted));
    }

    /** As R labels it: {@code a:b}. */
    @Override
    public String toString() {
        return String.join(":", predictors.stream().map(Expression::toString).toList());
    }
}
