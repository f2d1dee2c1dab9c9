package org.regionwise.survey.name;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.regionwise.survey.ColumnLabels;
import org.regionwise.survey.suggest.CodingSuggestion;

/**
 * What the things of one question are called, part of its result. A contract: add to it, never rename.
 *
 * @param outcome what is measured; where nobody named it and the answers that count are no plain yes, with these
 * @param yes completes “share of adults …”; null where nobody said it
 * @param people completes “% of …”; null where nobody said it
 * @param region what the column of regions is called; null where neither analyst nor file says it
 * @param survey the survey's name
 * @param fieldDates when people were asked, in words; null where nobody said it
 * @param predictors names by column, no two alike
 * @param levels what values of respondents' predictors mean, by column and value; only where the file says it
 */
public record Labels(
        String outcome,
        String yes,
        String people,
        String region,
        String survey,
        String fieldDates,
        Map<String, String> predictors,
        Map<String, Map<String, String>> levels) {
    /** An outcome made of more answers than this is cut short; the method section has all of them. */
    private static final int ANSWERS_NAMED = 3;

    public Labels {
        predictors = predictors == null ? Map.of() : Map.copyOf(ColumnLabels.distinct(predictors));
        levels = levels == null ? Map.of() : Map.copyOf(levels);
    }

    /**
     * What a question names.
     *
     * @param positive answers that count as yes; empty for published estimates
     * @param predictors columns of region table and survey
     */
    public record Question(String outcome, List<String> positive, String region, List<String> predictors) {}

    /**
     * Names for a question.
     *
     * @param values what values of a column mean, as the survey's file says it
     * @param survey the survey's name where {@code names} has none
     */
    public static Labels of(
            Question question, DisplayNames names, Function<String, Map<String, String>> values, String survey) {
        Map<String, String> predictors = new LinkedHashMap<>();
        Map<String, Map<String, String>> levels = new HashMap<>();
        for (String each : question.predictors) {
            predictors.put(each, names.of(each));
            if (!values.apply(each).isEmpty()) {
                levels.put(each, values.apply(each));
            }
        }
        String region = names.of(question.region);
        return new Labels(
                outcome(question, names, values.apply(question.outcome)),
                names.yes().get(question.outcome),
                names.people(),
                region.equals(DisplayNames.readable(question.region)) ? null : region,
                names.survey() == null ? survey : names.survey(),
                names.fieldDates(),
                predictors,
                levels);
    }

    /** {@code main activity: student}, {@code age > 17}; the name alone where it was said or a plain yes counts. */
    private static String outcome(Question question, DisplayNames names, Map<String, String> values) {
        String name = names.of(question.outcome);
        List<String> answers = question.positive;
        if (names.columns().containsKey(question.outcome)
                || answers.stream().allMatch(each -> CodingSuggestion.isYes(each, values.get(each)))) {
            return name;
        }
        // a cut brings its own mark
        if (answers.get(0).startsWith(">") || answers.get(0).startsWith("<")) {
            return name + " " + answers.get(0);
        }
        List<String> said =
                answers.stream().map(each -> values.getOrDefault(each, each)).toList();
        return name + ": "
                + (said.size() <= ANSWERS_NAMED + 1
                        ? String.join(", ", said)
                        : String.join(", ", said.subList(0, ANSWERS_NAMED)) + " …");
    }

    /** What a predictor is called; itself where it is none of the question's. */
    public String predictor(String column) {
        return predictors.getOrDefault(column, column);
    }

    /** What a term of the model is called: a number's predictor, {@code Sex: female} of a category. */
    public String term(String term) {
        Optional<String> column = column(term);
        if (column.isEmpty()) {
            return term;
        }
        String level = level(term);
        return level.isEmpty() ? predictor(column.get()) : predictor(column.get()) + ": " + level;
    }

    /** The predictor's column that a term belongs to; empty for the intercept. */
    public Optional<String> column(String term) {
        return predictors.keySet().stream().filter(term::startsWith).max(Comparator.comparingInt(String::length));
    }

    /** The category that a term stands for, in words where the file has some; empty for a number's. */
    public String level(String term) {
        return column(term)
                .map(column -> {
                    String value = term.substring(column.length());
                    return levels.getOrDefault(column, Map.of()).getOrDefault(value, value);
                })
                .orElse("");
    }

    /** The same for a survey of this name, unless it has one. */
    public Labels ofSurvey(String name) {
        return survey != null || name == null
                ? this
                : new Labels(outcome, yes, people, region, name, fieldDates, predictors, levels);
    }
}
