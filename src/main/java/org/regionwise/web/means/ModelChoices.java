package org.regionwise.web.means;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.formula.Expression;
import org.regionwise.analysis.formula.Expression.Variable;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.RandomPart;
import org.regionwise.web.page.FormFields;

/**
 * A model as a form chooses it. Its formula is that of R, and a formula that the form could have made becomes choices
 * again.
 *
 * @param outcome column
 * @param group column that groups; the outer one where groups are nested
 * @param second another that groups; empty for none
 * @param relation of the two
 * @param effects of the first factor
 * @param slope column whose slope differs between groups; empty for none
 * @param predictors columns of fixed effects, that of the slope among them
 */
public record ModelChoices(
        String outcome,
        String group,
        String second,
        Relation relation,
        Effects effects,
        String slope,
        List<String> predictors) {
    public ModelChoices {
        predictors = List.copyOf(predictors);
    }

    /** How two factors stand to each other. */
    public enum Relation {
        /** The second’s groups lie within those of the first. */
        NESTED,
        /** Any two groups may have rows in common. */
        CROSSED
    }

    /** What differs between groups. */
    public enum Effects {
        /** Their level. */
        INTERCEPT,
        /** Level and slope, correlated. */
        CORRELATED,
        /** Level and slope, uncorrelated. */
        UNCORRELATED,
        /** The slope alone. */
        SLOPE;

        static Effects of(String name) {
            for (Effects each : values()) {
                if (each.name().equalsIgnoreCase(name)) {
                    return each;
                }
            }
            return INTERCEPT;
        }
    }

    /** What a form sent; what it did not send is as in {@code otherwise}. */
    static ModelChoices of(FormFields sent, ModelChoices otherwise) {
        if (sent.text("outcome").isEmpty()) {
            return otherwise;
        }
        return new ModelChoices(
                sent.text("outcome").orElse(otherwise.outcome),
                sent.text("group").orElse(otherwise.group),
                sent.text("second").orElse(""),
                sent.text("relation").filter("crossed"::equals).isPresent() ? Relation.CROSSED : Relation.NESTED,
                Effects.of(sent.text("effects").orElse("")),
                sent.text("slope").orElse(""),
                sent.all("predictor"));
    }

    /** Whether a slope is to differ between groups, but none was chosen. */
    boolean lacksSlope() {
        return effects != Effects.INTERCEPT && slope.isEmpty();
    }

    /** As R writes it. A slope that differs between groups is a fixed effect too. */
    String formula() {
        Set<String> fixed = new LinkedHashSet<>();
        if (effects != Effects.INTERCEPT && !slope.isEmpty()) {
            fixed.add(slope);
        }
        fixed.addAll(predictors);
        fixed.remove(outcome);
        List<String> side =
                new ArrayList<>(fixed.stream().map(ModelChoices::quoted).toList());
        if (side.isEmpty()) {
            side.add("1");
        }
        String first = quoted(group);
        if (second.isEmpty() || second.equals(group)) {
            side.add(random(first));
        } else if (relation == Relation.NESTED) {
            side.add(random(first + "/" + quoted(second)));
        } else {
            side.add(random(first));
            side.add("(1 | " + quoted(second) + ")");
        }
        return quoted(outcome) + " ~ " + String.join(" + ", side);
    }

    private String random(String groups) {
        String along = quoted(slope);
        return switch (slope.isEmpty() ? Effects.INTERCEPT : effects) {
            case INTERCEPT -> "(1 | " + groups + ")";
            case CORRELATED -> "(" + along + " | " + groups + ")";
            case UNCORRELATED -> "(" + along + " || " + groups + ")";
            case SLOPE -> "(0 + " + along + " | " + groups + ")";
        };
    }

    private static String quoted(String column) {
        return new Variable(column).toString();
    }

    /** The choices that make this formula; empty where no choices do. */
    static Optional<ModelChoices> of(Formula formula) {
        List<RandomPart> parts = formula.random();
        if (!(formula.response() instanceof Variable outcome) || parts.isEmpty()) {
            return Optional.empty();
        }
        // the outermost of nested groups is written last, and has one column
        List<String> outer = parts.stream()
                .filter(part -> part.grouping().size() == 1)
                .map(part -> part.grouping().get(0))
                .filter(Variable.class::isInstance)
                .map(each -> ((Variable) each).name())
                .distinct()
                .toList();
        if (outer.isEmpty()) {
            return Optional.empty();
        }
        List<String> inner = parts.stream()
                .filter(part -> part.grouping().size() == 2 && part.grouping().get(0) instanceof Variable)
                .map(part -> ((Variable) part.grouping().get(0)).name())
                .distinct()
                .toList();
        boolean nested = !inner.isEmpty();
        String second = nested ? inner.get(0) : outer.size() > 1 ? outer.get(1) : "";
        List<String> predictors = new ArrayList<>();
        formula.fixed().terms().forEach(term -> {
            if (term.predictors().size() == 1) {
                term.predictors().stream()
                        .filter(Variable.class::isInstance)
                        .forEach(each -> predictors.add(((Variable) each).name()));
            }
        });
        List<RandomPart> ofFirst = parts.stream()
                .filter(part -> part.grouping().equals(List.<Expression>of(new Variable(outer.get(0)))))
                .toList();
        List<String> slopes = ofFirst.stream()
                .flatMap(part -> part.effects().terms().stream())
                .flatMap(term -> term.predictors().stream())
                .filter(Variable.class::isInstance)
                .map(each -> ((Variable) each).name())
                .distinct()
                .toList();
        boolean intercept = ofFirst.stream().anyMatch(part -> part.effects().intercept());
        Effects effects = slopes.isEmpty()
                ? Effects.INTERCEPT
                : !intercept ? Effects.SLOPE : ofFirst.size() > 1 ? Effects.UNCORRELATED : Effects.CORRELATED;
        ModelChoices choices = new ModelChoices(
                outcome.name(),
                outer.get(0),
                second,
                nested || second.isEmpty() ? Relation.NESTED : Relation.CROSSED,
                effects,
                slopes.isEmpty() ? "" : slopes.get(0),
                predictors);
        return same(Formula.parse(choices.formula()), formula) ? Optional.of(choices) : Optional.empty();
    }

    private static boolean same(Formula one, Formula other) {
        return one.response().equals(other.response())
                && one.fixed().intercept() == other.fixed().intercept()
                && new LinkedHashSet<>(one.fixed().terms())
                        .equals(new LinkedHashSet<>(other.fixed().terms()))
                && new LinkedHashSet<>(one.random()).equals(new LinkedHashSet<>(other.random()))
                && one.offsets().equals(other.offsets());
    }
}
