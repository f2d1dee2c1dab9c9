package org.regionwise.analysis.linear;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regionwise.analysis.formula.Formula;
import org.regionwise.analysis.formula.InvalidFormula;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.OrdinaryLeastSquares;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.engine.linear.inference.ModelComparison;

/**
 * A table of models of the same rows by number of parameters, each tested against the one before, as R's {@code anova}
 * has it.
 */
final class LinearComparison {
    /** A model fitted by maximum likelihood. */
    private record Fitted(String name, Formula formula, LinearData data, int parameters, double deviance) {
        double aic() {
            return deviance + 2 * parameters;
        }

        double bic() {
            return deviance + Math.log(data.rows()) * parameters;
        }
    }

    private LinearComparison() {}

    /** The table; empty where there is nothing to compare with. */
    static List<ComparedModel> of(LinearQuestion question, LinearRows rows, LinearFit asked) {
        if (question.compared().isEmpty()) {
            return List.of();
        }
        List<Fitted> models = new ArrayList<>();
        LinearFit byMl = ModelComparison.byMaximumLikelihood(asked);
        models.add(new Fitted("m1", question.formula(), asked.data(), byMl.parameters(), byMl.criterionValue()));
        for (Formula other : question.compared()) {
            if (!other.response()
                    .toString()
                    .equals(question.formula().response().toString())) {
                throw new InvalidFormula(
                        "formula-other-response",
                        "formula",
                        other.text(),
                        "response",
                        question.formula().response().toString());
            }
            models.add(fitted("m" + (models.size() + 1), other, rows.data(other)));
        }
        models.sort(Comparator.comparingInt(Fitted::parameters));
        List<ComparedModel> table = new ArrayList<>();
        Fitted before = null;
        for (Fitted each : models) {
            table.add(new ComparedModel(
                    each.name,
                    each.formula,
                    each.parameters,
                    each.aic(),
                    each.bic(),
                    -each.deviance / 2,
                    each.deviance,
                    before == null ? null : test(before, each)));
            before = each;
        }
        return table;
    }

    private static Fitted fitted(String name, Formula formula, LinearData data) {
        if (data.random().isEmpty()) {
            OrdinaryLeastSquares plain = new OrdinaryLeastSquares(data);
            return new Fitted(name, formula, data, plain.parameters(), plain.deviance());
        }
        LinearFit fit = new LinearRandomEffects(data, Criterion.ML).fit();
        return new Fitted(name, formula, data, fit.parameters(), fit.criterionValue());
    }

    private static ComparedModel.Test test(Fitted smaller, Fitted larger) {
        int degrees = larger.parameters - smaller.parameters;
        double statistic = Math.max(0, smaller.deviance - larger.deviance);
        if (degrees == 0) {
            return new ComparedModel.Test(statistic, 0, Double.NaN, Double.NaN);
        }
        if (!contained(smaller.data, larger.data)) {
            return new ComparedModel.Test(statistic, degrees, ModelComparison.tail(statistic, degrees), Double.NaN);
        }
        int variances = effects(larger.data) - effects(smaller.data);
        int covariances = covariances(larger.data) - covariances(smaller.data);
        ModelComparison test = ModelComparison.ofDeviances(
                smaller.deviance,
                larger.deviance,
                degrees,
                new ModelComparison.Tested(degrees - variances - covariances, variances, covariances));
        return new ComparedModel.Test(test.statistic(), test.degreesOfFreedom(), test.pValue(), test.boundaryPValue());
    }

    private static int effects(LinearData data) {
        return data.random().stream().mapToInt(term -> term.names().size()).sum();
    }

    private static int covariances(LinearData data) {
        return data.random().stream()
                .filter(RandomTerm::correlated)
                .mapToInt(term -> term.names().size() * (term.names().size() - 1) / 2)
                .sum();
    }

    /** Whether every coefficient and every effect of a factor of one model is in the other. */
    private static boolean contained(LinearData smaller, LinearData larger) {
        if (!larger.terms().containsAll(smaller.terms())) {
            return false;
        }
        Map<String, Set<String>> effects = byFactor(larger);
        return byFactor(smaller).entrySet().stream()
                .allMatch(
                        entry -> effects.getOrDefault(entry.getKey(), Set.of()).containsAll(entry.getValue()));
    }

    private static Map<String, Set<String>> byFactor(LinearData data) {
        Map<String, Set<String>> effects = new HashMap<>();
        data.random()
                .forEach(term -> effects.computeIfAbsent(term.factor().name(), name -> new HashSet<>())
                        .addAll(term.names()));
        return effects;
    }
}
