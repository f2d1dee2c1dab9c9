package org.regionwise.analysis.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regionwise.analysis.formula.Expression.Call;
import org.regionwise.analysis.formula.Expression.Constant;
import org.regionwise.analysis.formula.Expression.Negative;
import org.regionwise.analysis.formula.Expression.Operation;
import org.regionwise.analysis.formula.Expression.Parenthesised;
import org.regionwise.analysis.formula.Expression.Variable;

/**
 * Reads the text of a formula by R's precedence, from the tightest: {@code ^}, sign, {@code :}, {@code * /}, then
 * {@code + -}, {@code |} and {@code ~}.
 */
final class FormulaParser {
    /** Operators from the loosest to the tightest; all but {@code ^} group from the left. */
    private static final List<List<String>> LEVELS =
            List.of(List.of("~"), List.of("|", "||"), List.of("+", "-"), List.of("*", "/"), List.of(":"));

    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<number>(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)"
            + "|`(?<quoted>[^`]*)`|(?<name>[\\p{L}.][\\p{L}\\p{N}._]*)|(?<operator>\\|\\||[~|+\\-*/:^(),]))");
    private static final String END = "";
    /** Deeper is no formula that anybody wrote. */
    private static final int DEEPEST = 100;

    /** A piece of text; of a name or a number its expression. */
    private record Token(String text, int position, Expression expression) {}

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private FormulaParser(String text) {
        this.text = text;
        Matcher matcher = TOKEN.matcher(text);
        int position = 0;
        int end = text.stripTrailing().length();
        while (position < end) {
            if (!matcher.find(position) || matcher.start() != position) {
                throw new InvalidFormula(
                        "formula-sign", "formula", text, "sign", firstSign(text, position), "position", position + 1);
            }
            String operator = matcher.group("operator");
            tokens.add(new Token(operator == null ? "x" : operator, matcher.end(), expression(matcher)));
            position = matcher.end();
        }
        tokens.add(new Token(END, text.length(), null));
    }

    private static String firstSign(String text, int from) {
        String rest = text.substring(from).strip();
        return new String(Character.toChars(rest.codePointAt(0)));
    }

    private static Expression expression(Matcher matcher) {
        if (matcher.group("number") != null) {
            return new Constant(Double.parseDouble(matcher.group("number")));
        }
        if (matcher.group("quoted") != null) {
            return new Variable(matcher.group("quoted"));
        }
        return matcher.group("name") == null ? null : new Variable(matcher.group("name"));
    }

    /**
     * The formula as written.
     *
     * @throws InvalidFormula when it is none, with the place
     */
    static Expression parse(String text) {
        FormulaParser parser = new FormulaParser(text);
        Expression all = parser.level(0);
        if (!parser.next().text.equals(END)) {
            throw parser.unexpected();
        }
        return all;
    }

    private Token next() {
        return tokens.get(at);
    }

    private boolean taken(String operator) {
        boolean here = next().text.equals(operator) && next().expression == null;
        at += here ? 1 : 0;
        return here;
    }

    private InvalidFormula unexpected() {
        return next().text.equals(END)
                ? new InvalidFormula("formula-ends", "formula", text)
                : new InvalidFormula(
                        "formula-place",
                        "formula",
                        text,
                        "rest",
                        text.substring(at == 0 ? 0 : tokens.get(at - 1).position)
                                .strip());
    }

    private Expression level(int level) {
        if (level == LEVELS.size()) {
            return signed();
        }
        boolean oneSided = level == 0 && taken("~");
        Expression left = level(level + 1);
        if (oneSided) {
            return new Operation("~", new Constant(0), left);
        }
        while (next().expression == null && LEVELS.get(level).contains(next().text)) {
            String operator = tokens.get(at++).text;
            left = new Operation(operator, left, level(level + 1));
        }
        return left;
    }

    private Expression signed() {
        if (++depth > DEEPEST) {
            throw new InvalidFormula("formula-too-deep", "formula", text);
        }
        try {
            if (taken("-")) {
                return new Negative(signed());
            }
            return taken("+") ? signed() : power();
        } finally {
            depth--;
        }
    }

    private Expression power() {
        Expression base = atom();
        return taken("^") ? new Operation("^", base, signed()) : base;
    }

    private Expression atom() {
        if (taken("(")) {
            Expression inner = level(1);
            require(")");
            return new Parenthesised(inner);
        }
        Token token = next();
        if (token.expression == null) {
            throw unexpected();
        }
        at++;
        return token.expression instanceof Variable name && taken("(") ? call(name.name()) : token.expression;
    }

    private Expression call(String function) {
        List<Expression> arguments = new ArrayList<>();
        if (!taken(")")) {
            do {
                arguments.add(level(1));
            } while (taken(","));
            require(")");
        }
        return new Call(function, arguments);
    }

    private void require(String operator) {
        if (!taken(operator)) {
            throw unexpected();
        }
    }
}
