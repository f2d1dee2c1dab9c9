package org.regionwise.analysis.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regionwise.analysis.formula.Expression.Operation;
import org.regionwise.analysis.formula.Expression.Parenthesised;

/**
 * Models of the same fixed effects with fewer random ones, for the table that says what each of them adds: none at all,
 * intercepts only, effects without correlations, and without one of several factors.
 */
public final class SimplerFormulas {
    private static final String NO_EFFECTS = "";

    private final Formula formula;

    private SimplerFormulas(Formula formula) {
        this.formula = formula;
    }

    /** From the simplest; none that is the formula itself in other words. */
    public static List<Formula> of(Formula formula) {
        SimplerFormulas simpler = new SimplerFormulas(formula);
        Map<Set<String>, Formula> different = new LinkedHashMap<>();
        simpler.randomSides().forEach(side -> {
            Formula each = Formula.parse(simpler.fixedSide() + side);
            different.putIfAbsent(structure(each), each);
        });
        different.remove(structure(formula));
        return List.copyOf(different.values());
    }

    private List<String> randomSides() {
        List<RandomPart> parts = formula.random();
        List<String> groups = parts.stream().map(RandomPart::group).distinct().toList();
        List<String> sides = new ArrayList<>();
        sides.add(NO_EFFECTS);
        sides.add(intercepts(groups));
        if (groups.size() > 1) {
            for (String without : groups) {
                sides.add(intercepts(
                        groups.stream().filter(each -> !each.equals(without)).toList()));
            }
        }
        sides.add(joined(parts.stream().map(part -> bar(part, "||")).toList()));
        return sides;
    }

    private static String intercepts(List<String> groups) {
        return joined(groups.stream().map(group -> "(1 | " + group + ")").toList());
    }

    private static String joined(List<String> parts) {
        return String.join("", parts.stream().map(part -> " + " + part).toList());
    }

    private static String bar(RandomPart part, String bar) {
        List<String> effects = new ArrayList<>(List.of(part.effects().intercept() ? "1" : "0"));
        part.effects().terms().forEach(term -> effects.add(term.toString()));
        return "(" + String.join(" + ", effects) + " " + bar + " " + part.group() + ")";
    }

    /** Response, tilde, and what of the other side is not random. */
    private String fixedSide() {
        Operation whole = (Operation) FormulaParser.parse(formula.text());
        StringBuilder side = new StringBuilder();
        add(whole.right(), "+", side);
        return whole.left() + " ~ " + (side.length() == 0 ? "1" : side);
    }

    private static void add(Expression part, String sign, StringBuilder side) {
        if (part instanceof Operation sum
                && (sum.operator().equals("+") || sum.operator().equals("-"))) {
            add(sum.left(), sign, side);
            add(sum.right(), sum.operator(), side);
        } else if (!isRandom(part)) {
            boolean first = side.length() == 0;
            side.append(first && sign.equals("+") ? "" : first ? "1 - " : " " + sign + " ")
                    .append(part);
        }
    }

    private static boolean isRandom(Expression part) {
        return part instanceof Parenthesised bracket
                && bracket.inner() instanceof Operation bar
                && (bar.operator().equals("|") || bar.operator().equals("||"));
    }

    /** What the random side comes to, whatever it is written like. */
    private static Set<String> structure(Formula formula) {
        Set<String> structure = new LinkedHashSet<>();
        List<String> parts =
                formula.random().stream().map(part -> bar(part, "|")).sorted().toList();
        structure.addAll(parts);
        return structure;
    }
}
