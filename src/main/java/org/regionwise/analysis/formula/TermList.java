package org.regionwise.analysis.formula;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.formula.Expression.Call;
import org.regionwise.analysis.formula.Expression.Constant;
import org.regionwise.analysis.formula.Expression.Negative;
import org.regionwise.analysis.formula.Expression.Operation;
import org.regionwise.analysis.formula.Expression.Parenthesised;
import org.regionwise.analysis.formula.Expression.Variable;

/**
 * The terms that one side of a formula expands to, as R's {@code terms} has them: {@code a * b} is {@code a + b + a:b},
 * {@code a / b} is {@code a + a:b}, {@code (a + b)^2} crosses, {@code - a} takes away, {@code 0} and {@code - 1} take
 * the intercept away. Terms of fewer predictors come first.
 *
 * @param terms without the intercept
 * @param intercept whether there is one
 */
public record TermList(List<ModelTerm> terms, boolean intercept) {
    /** More is a slip of the power. */
    private static final int MOST_TERMS = 1000;

    public TermList {
        terms = List.copyOf(terms);
    }

    /**
     * Expands an expression.
     *
     * @throws InvalidFormula when an operator stands where it means nothing
     */
    static TermList of(Expression side) {
        return of(List.of(side));
    }

    /** Expands the sum of several expressions. */
    static TermList of(List<Expression> summands) {
        Set<ModelTerm> all = new LinkedHashSet<>(Set.of(ModelTerm.INTERCEPT));
        List<Expression> named = new ArrayList<>();
        for (Expression each : summands) {
            gather(each, all, true);
            predictors(each, named);
        }
        List<ModelTerm> sorted = new ArrayList<>();
        all.stream()
                .filter(term -> !term.intercept())
                .map(term -> term.ordered(named))
                .forEach(sorted::add);
        sorted.sort(Comparator.comparingInt(term -> term.predictors().size()));
        return new TermList(sorted, all.contains(ModelTerm.INTERCEPT));
    }

    /** Adds or takes away what a sum consists of. */
    private static void gather(Expression side, Set<ModelTerm> terms, boolean added) {
        Optional<Boolean> intercept = constant(side);
        if (side instanceof Operation sum
                && (sum.operator().equals("+") || sum.operator().equals("-"))) {
            gather(sum.left(), terms, added);
            gather(sum.right(), terms, added == sum.operator().equals("+"));
        } else if (side instanceof Negative negative) {
            gather(negative.operand(), terms, !added);
        } else if (intercept.isPresent()) {
            change(terms, Set.of(ModelTerm.INTERCEPT), added == intercept.get());
        } else {
            change(terms, expanded(side), added);
        }
    }

    private static void change(Set<ModelTerm> terms, Set<ModelTerm> by, boolean added) {
        if (added) {
            terms.addAll(by);
        } else {
            terms.removeAll(by);
        }
        if (terms.size() > MOST_TERMS) {
            throw new InvalidFormula("formula-too-many-terms", "limit", MOST_TERMS);
        }
    }

    /** true for 1, false for 0. */
    private static Optional<Boolean> constant(Expression side) {
        if (!(side instanceof Constant constant)) {
            return Optional.empty();
        }
        if (constant.value() != 0 && constant.value() != 1) {
            throw new InvalidFormula("formula-number", "number", constant.toString());
        }
        return Optional.of(constant.value() == 1);
    }

    private static Set<ModelTerm> expanded(Expression side) {
        if (side instanceof Variable variable) {
            if (variable.name().equals(".")) {
                throw new InvalidFormula("formula-dot");
            }
            return Set.of(ModelTerm.of(side));
        }
        if (side instanceof Call) {
            return Set.of(ModelTerm.of(side));
        }
        if (side instanceof Parenthesised parenthesised) {
            Set<ModelTerm> inner = new LinkedHashSet<>();
            gather(parenthesised.inner(), inner, true);
            return inner;
        }
        if (side instanceof Operation operation) {
            return expanded(operation);
        }
        Set<ModelTerm> sum = new LinkedHashSet<>();
        gather(side, sum, true);
        return sum;
    }

    private static Set<ModelTerm> expanded(Operation operation) {
        String operator = operation.operator();
        switch (operator) {
            case "|", "||" -> throw new InvalidFormula("formula-bar", "term", operation.toString());
            case "~" -> throw new InvalidFormula("formula-two-tildes", "term", operation.toString());
            case "^" -> {
                return power(expanded(operation.left()), operation.right());
            }
            case "+", "-" -> {
                Set<ModelTerm> sum = new LinkedHashSet<>();
                gather(operation, sum, true);
                return sum;
            }
            default -> {
                Set<ModelTerm> left = expanded(factor(operation.left()));
                Set<ModelTerm> right = expanded(factor(operation.right()));
                return switch (operator) {
                    case ":" -> crossed(left, right);
                    case "*" -> union(left, union(right, crossed(left, right)));
                    default -> union(left, crossed(Set.of(all(left)), right));
                };
            }
        }
    }

    /** {@code x * 2} asks for a product, which a formula has within I() only. */
    private static Expression factor(Expression side) {
        if (side instanceof Constant constant) {
            throw new InvalidFormula("formula-number", "number", constant.toString());
        }
        return side;
    }

    private static ModelTerm all(Set<ModelTerm> terms) {
        return terms.stream().reduce(ModelTerm.INTERCEPT, ModelTerm::with);
    }

    private static Set<ModelTerm> power(Set<ModelTerm> base, Expression exponent) {
        if (!(exponent instanceof Constant n) || n.value() != Math.rint(n.value()) || n.value() < 1 || n.value() > 9) {
            throw new InvalidFormula("formula-power", "power", exponent.toString());
        }
        Set<ModelTerm> power = base;
        for (int k = 1; k < n.value(); k++) {
            power = union(power, crossed(power, base));
            if (power.size() > MOST_TERMS) {
                throw new InvalidFormula("formula-too-many-terms", "limit", MOST_TERMS);
            }
        }
        return power;
    }

    private static Set<ModelTerm> crossed(Set<ModelTerm> left, Set<ModelTerm> right) {
        Set<ModelTerm> crossed = new LinkedHashSet<>();
        left.forEach(l -> right.forEach(r -> crossed.add(l.with(r))));
        return crossed;
    }

    private static Set<ModelTerm> union(Set<ModelTerm> left, Set<ModelTerm> right) {
        Set<ModelTerm> union = new LinkedHashSet<>(left);
        union.addAll(right);
        return union;
    }

    /** Columns and calls in the order in which they are first named. */
    private static void predictors(Expression side, List<Expression> found) {
        if (side instanceof Variable || side instanceof Call) {
            if (!found.contains(side)) {
                found.add(side);
            }
            return;
        }
        side.parts().forEach(part -> predictors(part, found));
    }
}
