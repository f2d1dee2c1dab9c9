package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Validation;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.engine.heldout.LogScores;
import org.regionwise.engine.heldout.ScoreDifference;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/**
 * Predictive log scores of several analyses, made ready to be read.
 *
 * @param scheme which regions were held out
 * @param rows one per analysis
 * @param sentences each analysis against the first
 */
public record ScoreView(String scheme, List<Row> rows, List<String> sentences) {
    private static final int DIGITS = 2;

    /** An analysis's score. {@code difference} is the first's less its own, empty for the first. */
    public record Row(String name, String score, String standardError, String difference, String differenceError) {}

    /** Reads scores; {@code results} and {@code scores} are aligned, at least one. */
    public static ScoreView of(Validation validation, List<NamedResult> results, List<LogScores> scores, Words words) {
        Numerals numerals = words.numerals();
        List<Row> rows = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        LogScores first = scores.get(0);
        for (int i = 0; i < scores.size(); i++) {
            LogScores score = scores.get(i);
            String difference = "";
            String error = "";
            if (i > 0) {
                ScoreDifference less = score.minus(first);
                difference = numerals.criterion(less.difference());
                error = numerals.criterion(less.standardError());
                sentences.addAll(
                        sentences(less, results.get(i).name(), results.get(0).name(), words));
            }
            rows.add(new Row(
                    results.get(i).name(),
                    numerals.criterion(score.total()),
                    numerals.criterion(score.standardError()),
                    difference,
                    error));
        }
        sentences.addAll(effects(results, scores, words));
        return new ScoreView(words.say("compare.validation." + validation.code()), rows, sentences);
    }

    /** What the scores say of normal region effects: whether Student’s t should be tried, or was better. */
    private static List<String> effects(List<NamedResult> results, List<LogScores> scores, Words words) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            ModelFacts normal = results.get(i).result().model();
            if (normal.student() || !normal.method().equals(Method.BAYES.code())) {
                continue;
            }
            boolean tried = false;
            for (int other = 0; other < results.size(); other++) {
                ModelFacts student = results.get(other).result().model();
                if (student.student()
                        && student.predictors().equals(normal.predictors())
                        && student.respondentPredictors().equals(normal.respondentPredictors())) {
                    tried = true;
                    ScoreDifference gain = scores.get(other).minus(scores.get(i));
                    boolean better = gain.clear() && gain.difference() > 0;
                    sentences.add(words.say(
                            better ? "compare.predicts.student-better" : "compare.predicts.student-no-better",
                            "student",
                            results.get(other).name(),
                            "normal",
                            results.get(i).name()));
                }
            }
            boolean unfitting = results.get(i).result().fit().warnings().stream()
                    .anyMatch(warning -> warning.code().equals("student-effects-proposed"));
            if (unfitting && !tried) {
                sentences.add(words.say(
                        "compare.predicts.student-untried",
                        "normal",
                        results.get(i).name()));
            }
        }
        return sentences;
    }

    private static List<String> sentences(ScoreDifference less, String first, String second, Words words) {
        if (less.regions() == 0) {
            return List.of(words.say("compare.predicts.none", "first", first, "second", second));
        }
        boolean ahead = less.difference() >= 0;
        List<String> sentences = new ArrayList<>();
        sentences.add(words.say(
                less.clear() ? "compare.predicts.better" : "compare.predicts.alike",
                Map.of(
                        "better",
                        ahead ? first : second,
                        "worse",
                        ahead ? second : first,
                        "first",
                        first,
                        "second",
                        second,
                        "difference",
                        words.numerals().significant(Math.abs(less.difference()), DIGITS),
                        "known",
                        !Double.isNaN(less.standardError()),
                        "error",
                        words.numerals().significant(less.standardError(), DIGITS),
                        "regions",
                        less.regions())));
        if (!less.leftOut().isEmpty()) {
            sentences.add(words.say(
                    "compare.predicts.left-out", "regions", less.leftOut().size()));
        }
        return sentences;
    }
}
