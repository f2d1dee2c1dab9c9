package org.regionwise.report.linear;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.regionwise.analysis.coding.answer.ReadingWarnings;
import org.regionwise.analysis.formula.RandomPart;
import org.regionwise.analysis.linear.LinearAnswer;
import org.regionwise.analysis.linear.PredictedRows;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.report.message.Words;
import org.regionwise.report.words.WarningWords;

/** What there is to say of a linear mixed model besides its figures, from the catalogue's page {@code model}. */
public final class LinearWords {
    private static final int NAMED = 20;
    private static final int DIGITS = 3;

    /** What does not concern a posterior. */
    private static final Set<String> OF_ESTIMATES =
            Set.of("singular", "second-optimiser", "not-converged", "few-groups");

    private final Words words;

    public LinearWords(Words words) {
        this.words = words;
    }

    /**
     * What a reader must know: what reading left out or read otherwise, rows without a value, the fit's own warnings,
     * draws that could not be fitted.
     */
    public List<Warning> warnings(LinearAnswer answer) {
        List<Warning> all = new ArrayList<>();
        ReadingWarnings.add(answer.source().imported(), all);
        answer.source()
                .missing()
                .forEach((column, rows) ->
                        all.add(Warning.ofModel("rows-without-value", Map.of("column", column, "rows", rows))));
        if (answer.source().weightless() > 0) {
            all.add(Warning.ofModel(
                    "rows-without-weight",
                    Map.of(
                            "column",
                            answer.question().weights(),
                            "rows",
                            answer.source().weightless())));
        }
        if (answer.imputation() != null && !answer.imputed()) {
            all.add(Warning.ofModel("nothing-imputed"));
        } else if (answer.imputed()) {
            answer.imputation()
                    .imputed()
                    .forEach((column, rows) -> all.add(Warning.ofModel(
                            "imputed",
                            Map.of(
                                    "column",
                                    column,
                                    "rows",
                                    rows,
                                    "copies",
                                    answer.imputation().copies()))));
        }
        if (answer.question().weights() != null) {
            all.add(Warning.ofModel(
                    "precision-weights", Map.of("column", answer.question().weights())));
        }
        answer.fit().summary().warnings().stream()
                .map(Warning::of)
                .filter(warning -> answer.posterior() == null || !OF_ESTIMATES.contains(warning.code()))
                .forEach(all::add);
        twice(answer.question().formula().random())
                .forEach(factor -> all.add(Warning.ofModel("effects-twice", Map.of("factor", factor))));
        LinearFit fit = answer.fit();
        if (fit.covarianceParameters() == 1 && fit.effects(0).size() == 1 && fit.levelsExplained()) {
            all.add(Warning.ofModel(
                    "levels-explained", Map.of("factor", fit.factors().get(0).name())));
        }
        if (answer.posterior() != null && answer.posterior().posterior().poor()) {
            all.add(Warning.ofModel("integration-poor"));
        }
        if (answer.failedReplications() > 0) {
            all.add(Warning.ofModel("failed-replications", Map.of("draws", answer.failedReplications())));
        }
        if (answer.validation() != null) {
            answer.validation().models().stream()
                    .filter(model -> model.failedFolds() > 0)
                    .map(model -> Warning.ofModel(
                            "failed-folds", Map.of("model", model.formula().text(), "folds", model.failedFolds())))
                    .forEach(all::add);
        }
        if (answer.predictions() != null && answer.predictions().of().unanswered()) {
            all.add(Warning.ofModel(
                    "responses-predicted",
                    Map.of("rows", answer.predictions().rows().size())));
        } else if (answer.predictions() != null) {
            ReadingWarnings.add(answer.predictions().of().imported(), all);
            addOfRows("rows-not-predicted", "column", PredictedRows.Row::lacking, answer.predictions(), all);
            addOfRows("new-levels", "factor", PredictedRows.Row::newLevels, answer.predictions(), all);
        }
        return all;
    }

    /** Factors between whose groups an effect differs in two parts of the formula, so that only their sum is known. */
    private static Set<String> twice(List<RandomPart> parts) {
        Map<String, Set<Object>> effects = new HashMap<>();
        Set<String> twice = new LinkedHashSet<>();
        for (RandomPart part : parts) {
            Set<Object> known = effects.computeIfAbsent(part.group(), group -> new HashSet<>());
            List<Object> own = new ArrayList<>(part.effects().terms());
            if (part.effects().intercept()) {
                own.add(RandomTerm.INTERCEPT);
            }
            for (Object effect : own) {
                if (!known.add(effect)) {
                    twice.add(part.group());
                }
            }
        }
        return twice;
    }

    /** How many rows each of the names stands in. */
    private static void addOfRows(
            String code,
            String called,
            Function<PredictedRows.Row, List<String>> names,
            PredictedRows predicted,
            List<Warning> all) {
        Map<String, Long> rows = new LinkedHashMap<>();
        predicted.rows().forEach(row -> names.apply(row).forEach(name -> rows.merge(name, 1L, Long::sum)));
        rows.forEach((name, count) -> all.add(Warning.ofModel(
                code, Map.of(called, name, "rows", count, "file", predicted.of().name()))));
    }

    /** A warning in words; those of reading a file are said as they are of every result. */
    public String sentence(Warning warning) {
        String key = "model.warning." + warning.code();
        return words.has(key) ? words.say(key, facts(warning.facts())) : new WarningWords(words).sentence(warning);
    }

    private Map<String, Object> facts(Map<String, Object> facts) {
        Map<String, Object> said = new HashMap<>();
        facts.forEach((name, fact) -> {
            if (fact instanceof List<?> list) {
                said.put(name, words.lists().firstOf(words.lists().quoted(list), NAMED));
            } else if (fact instanceof Double number) {
                said.put(name, words.numerals().significant(number, DIGITS));
            } else {
                said.put(name, fact);
            }
        });
        return said;
    }
}
