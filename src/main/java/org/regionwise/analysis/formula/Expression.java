package org.regionwise.analysis.formula;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A part of a formula as it is written. Its text is as R's {@code deparse} has it. */
public sealed interface Expression {
    /** A column of the data. */
    record Variable(String name) implements Expression {
        @Override
        public String toString() {
            return name.matches("(\\p{L}|\\.(?!\\d))[\\p{L}\\p{N}._]*") || name.equals(".") ? name : "`" + name + "`";
        }
    }

    /** A number. */
    record Constant(double value) implements Expression {
        @Override
        public String toString() {
            return value == Math.rint(value) && Math.abs(value) < 1e5
                    ? String.format(Locale.ROOT, "%.0f", value)
                    : Double.toString(value).replace("E", "e").replace(".0e", "e");
        }
    }

    /** {@code log(x)}. */
    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return function + "("
                    + String.join(
                            ", ", arguments.stream().map(Expression::toString).toList()) + ")";
        }
    }

    /** Two parts with an operator between them. */
    record Operation(String operator, Expression left, Expression right) implements Expression {
        /** Operators that R writes without blanks. */
        private static final Set<String> CLOSE = Set.of(":", "/", "^");

        @Override
        public String toString() {
            return CLOSE.contains(operator) ? left + operator + right : left + " " + operator + " " + right;
        }
    }

    /** {@code -x}. */
    record Negative(Expression operand) implements Expression {
        @Override
        public String toString() {
            return "-" + operand;
        }
    }

    /** {@code (x)}. */
    record Parenthesised(Expression inner) implements Expression {
        @Override
        public String toString() {
            return "(" + inner + ")";
        }
    }

    /** Names of the columns that it is made of, in the order of their appearance. */
    default Set<String> columns() {
        Set<String> names = new LinkedHashSet<>();
        List<Expression> open = new ArrayList<>(List.of(this));
        while (!open.isEmpty()) {
            Expression next = open.remove(0);
            if (next instanceof Variable variable) {
                names.add(variable.name());
            }
            open.addAll(0, next.parts());
        }
        return names;
    }

    /** What it is made of. */
    default List<Expression> parts() {
        if (this instanceof Call call) {
            return call.arguments();
        }
        if (this instanceof Operation operation) {
            return List.of(operation.left(), operation.right());
        }
        if (this instanceof Negative negative) {
            return List.of(negative.operand());
        }
        return this instanceof Parenthesised parenthesised ? List.of(parenthesised.inner()) : List.of();
    }
}
