package org.regionwise.analysis.formula;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.formula.Expression.Call;
import org.regionwise.analysis.formula.Expression.Negative;
import org.regionwise.analysis.formula.Expression.Operation;
import org.regionwise.analysis.formula.Expression.Parenthesised;
import org.regionwise.analysis.formula.Expression.Variable;

/**
 * A model as R's formulas write it: {@code y ~ x + (x | g)}, with {@code ||}, {@code g1/g2}, {@code :}, {@code *},
 * {@code I(x^2)} and {@code offset(z)}. Bates et al. (2015), J. Stat. Softw. 67, table 2.
 *
 * @param text as R prints it
 * @param response y, or what is computed from it
 * @param fixed terms of fixed effects
 * @param random effects of groups, in the order of the formula; {@code ||} and {@code g1/g2} taken apart
 * @param offsets known parts of the mean
 */
public record Formula(
        String text, Expression response, TermList fixed, List<RandomPart> random, List<Expression> offsets) {
    private static final String OFFSET = "offset";

    public Formula {
        random = List.copyOf(random);
        offsets = List.copyOf(offsets);
    }

    /**
     * Reads a formula.
     *
     * @throws InvalidFormula when it cannot be read, or lacks its response
     */
    public static Formula parse(String text) {
        if (!(FormulaParser.parse(text) instanceof Operation whole)
                || !whole.operator().equals("~")
                || whole.left().columns().isEmpty()) {
            throw new InvalidFormula("formula-no-response", "formula", text);
        }
        if (whole.left() instanceof Operation two && two.operator().equals("~")) {
            throw new InvalidFormula("formula-two-tildes", "term", whole.toString());
        }
        List<Expression> fixed = new ArrayList<>();
        List<RandomPart> random = new ArrayList<>();
        List<Expression> offsets = new ArrayList<>();
        split(whole.right(), true, fixed, random, offsets);
        return new Formula(whole.toString(), whole.left(), TermList.of(fixed), random, offsets);
    }

    /**
     * Reads formulas with commas between them; commas within brackets belong to a formula.
     *
     * @throws InvalidFormula when one cannot be read
     */
    public static List<Formula> several(String text) {
        List<Formula> formulas = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                formulas.add(parse(text.substring(from, i)));
                from = i + 1;
            }
        }
        formulas.add(parse(text.substring(from)));
        return formulas;
    }

    /** Parts the summands. */
    private static void split(
            Expression side, boolean added, List<Expression> fixed, List<RandomPart> random, List<Expression> offsets) {
        if (side instanceof Operation sum
                && (sum.operator().equals("+") || sum.operator().equals("-"))) {
            split(sum.left(), added, fixed, random, offsets);
            split(sum.right(), added == sum.operator().equals("+"), fixed, random, offsets);
        } else if (side instanceof Parenthesised bar && bar.inner() instanceof Operation inner && isBar(inner)) {
            requireAdded(added, side);
            random.addAll(parts(inner));
        } else if (side instanceof Operation inner && isBar(inner)) {
            throw new InvalidFormula("formula-bar", "term", inner.toString());
        } else if (side instanceof Parenthesised several && hasBar(several)) {
            split(several.inner(), added, fixed, random, offsets);
        } else if (side instanceof Call call && call.function().equals(OFFSET)) {
            requireAdded(added, side);
            if (call.arguments().size() != 1) {
                throw new InvalidFormula("formula-arguments", "function", OFFSET);
            }
            offsets.add(call.arguments().get(0));
        } else {
            fixed.add(added ? side : new Negative(side));
        }
    }

    private static void requireAdded(boolean added, Expression side) {
        if (!added) {
            throw new InvalidFormula("formula-taken-away", "term", side.toString());
        }
    }

    private static boolean isBar(Operation operation) {
        return operation.operator().equals("|") || operation.operator().equals("||");
    }

    private static boolean hasBar(Expression side) {
        return side instanceof Operation operation && isBar(operation)
                || side.parts().stream().anyMatch(Formula::hasBar);
    }

    private static List<RandomPart> parts(Operation bar) {
        if (hasBar(bar.left()) || hasBar(bar.right())) {
            throw new InvalidFormula("formula-bar", "term", bar.toString());
        }
        TermList effects = TermList.of(bar.left());
        if (effects.terms().isEmpty() && !effects.intercept()) {
            throw new InvalidFormula("formula-no-effect", "term", bar.toString());
        }
        List<RandomPart> parts = new ArrayList<>();
        for (Grouping grouping : groupings(bar.right())) {
            if (bar.operator().equals("|")) {
                parts.add(grouping.of(effects));
                continue;
            }
            if (effects.intercept()) {
                parts.add(grouping.of(new TermList(List.of(), true)));
            }
            effects.terms().forEach(term -> parts.add(grouping.of(new TermList(List.of(term), false))));
        }
        return parts;
    }

    private record Grouping(String label, List<Expression> columns) {
        RandomPart of(TermList effects) {
            return new RandomPart(effects, label, columns);
        }

        Grouping within(Grouping outer, String outerLabel) {
            List<Expression> both = new ArrayList<>(columns);
            both.addAll(outer.columns);
            return new Grouping(label + ":" + outerLabel, both);
        }
    }

    /** {@code a/b} is {@code b:a} and {@code a}; {@code a + b} the effects of both. */
    private static List<Grouping> groupings(Expression side) {
        if (side instanceof Parenthesised parenthesised) {
            return groupings(parenthesised.inner());
        }
        if (side instanceof Variable || side instanceof Call) {
            return List.of(new Grouping(side.toString(), List.of(side)));
        }
        if (!(side instanceof Operation operation)) {
            throw new InvalidFormula("formula-grouping", "term", side.toString());
        }
        List<Grouping> left = groupings(operation.left());
        List<Grouping> right = groupings(operation.right());
        return switch (operation.operator()) {
            case ":" -> List.of(only(left, side).within(only(right, side), right.get(0).label));
            case "/" -> {
                Grouping outer = left.get(0);
                String label = outer.columns.size() > 1 ? "(" + outer.label + ")" : outer.label;
                // the innermost first, as lme4 has it
                yield joined(List.of(only(right, side).within(outer, label)), left);
            }
            case "+" -> joined(left, right);
            default -> throw new InvalidFormula("formula-grouping", "term", side.toString());
        };
    }

    private static Grouping only(List<Grouping> groupings, Expression side) {
        if (groupings.size() != 1) {
            throw new InvalidFormula("formula-grouping", "term", side.toString());
        }
        return groupings.get(0);
    }

    private static List<Grouping> joined(List<Grouping> first, List<Grouping> second) {
        List<Grouping> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /**
     * A predictor split into what differs within groups and the groups' means, {@code x} into {@code within(x, g) +
     * between(x, g)}; its interactions and random slopes are those of the part within. Mundlak (1978), Econometrica 46.
     *
     * @param column x, as it stands in the formula by itself
     * @param grouping g, or the columns whose combinations are the groups
     * @throws InvalidFormula when the fixed effects do not name the column
     */
    public Formula parted(String column, List<Expression> grouping) {
        Variable x = new Variable(column);
        if (fixed.terms().stream().noneMatch(term -> term.predictors().contains(x))) {
            throw new InvalidFormula("formula-within", "formula", text, "column", column);
        }
        Operation whole = (Operation) FormulaParser.parse(text);
        Expression split = replaced(whole.right(), x, within(column, grouping));
        return parse(new Operation("~", whole.left(), new Operation("+", split, between(column, grouping))).toString());
    }

    /** {@code within(x, g)}. */
    public static Expression within(String column, List<Expression> grouping) {
        return call(ModelFrame.WITHIN, column, grouping);
    }

    /** {@code between(x, g)}. */
    public static Expression between(String column, List<Expression> grouping) {
        return call(ModelFrame.BETWEEN, column, grouping);
    }

    private static Call call(String function, String column, List<Expression> grouping) {
        List<Expression> arguments = new ArrayList<>(List.of(new Variable(column)));
        arguments.addAll(grouping);
        return new Call(function, arguments);
    }

    /** Functions of the column, and what groups, stay as they are. */
    private static Expression replaced(Expression side, Variable x, Expression by) {
        if (side.equals(x)) {
            return by;
        }
        if (side instanceof Operation operation) {
            Expression left = replaced(operation.left(), x, by);
            return new Operation(
                    operation.operator(),
                    left,
                    isBar(operation) ? operation.right() : replaced(operation.right(), x, by));
        }
        if (side instanceof Parenthesised parenthesised) {
            return new Parenthesised(replaced(parenthesised.inner(), x, by));
        }
        return side instanceof Negative negative ? new Negative(replaced(negative.operand(), x, by)) : side;
    }

    /** What has a value in every row: response, offsets, predictors of fixed and of random effects. */
    public List<Expression> measured() {
        List<Expression> measured = new ArrayList<>(List.of(response));
        fixed.terms().forEach(term -> measured.addAll(term.predictors()));
        measured.addAll(offsets);
        random.forEach(part -> part.effects().terms().forEach(term -> measured.addAll(term.predictors())));
        return measured;
    }

    /** What groups the rows. */
    public List<Expression> grouping() {
        return random.stream().flatMap(part -> part.grouping().stream()).toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
