package org.regionwise.report.view;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.engine.heldout.LogScores;
import org.regionwise.engine.heldout.ScoreDifference;
import org.regionwise.report.Numbers;

/**
 * Predictive log scores of several analyses, made ready to be read.
 *
 * @param scheme which regions were held out
 * @param rows one per analysis
 * @param sentences each analysis against the first
 */
public record ScoreView(String scheme, List<Row> rows, List<String> sentences) {

    /** An analysis's score. {@code difference} is the first's less its own, empty for the first. */
    public record Row(String name, String score, String standardError, String difference, String differenceError) {}

    /** Reads scores; {@code names} and {@code scores} are aligned, at least one. */
    public static ScoreView of(String scheme, List<String> names, List<LogScores> scores) {
        List<Row> rows = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        LogScores first = scores.get(0);
        for (int i = 0; i < scores.size(); i++) {
            LogScores score = scores.get(i);
            String difference = "";
            String error = "";
            if (i > 0) {
                ScoreDifference less = score.minus(first);
                difference = Numbers.criterion(less.difference());
                error = Numbers.criterion(less.standardError());
                sentences.add(less.sentence("“" + names.get(i) + "”", "“" + names.get(0) + "”"));
            }
            rows.add(new Row(
                    names.get(i),
                    Numbers.criterion(score.total()),
                    Numbers.criterion(score.standardError()),
                    difference,
                    error));
        }
        return new ScoreView(scheme, rows, sentences);
    }
}
