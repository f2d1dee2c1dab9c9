package org.regionwise.report.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Questions;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.SurveyData;
import org.regionwise.analysis.Validation;
import org.regionwise.analysis.compare.NamedResult;
import org.regionwise.analysis.estimate.Estimation;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.engine.heldout.LogScores;
import org.regionwise.report.message.Words;
import org.regionwise.survey.ImportFacts;
import org.regionwise.survey.count.ResponseCounter;
import org.regionwise.survey.file.SurveyFile;

/** Twenty regions of 40 that are much alike, and one where nearly all say yes. */
class ScoreViewTest {
    private static NamedResult normal;
    private static NamedResult student;
    private static LogScores normalScores;
    private static LogScores studentScores;

    @BeforeAll
    static void score(@TempDir Path folder) throws IOException {
        StringBuilder rows = new StringBuilder("region,y\n");
        for (int j = 0; j < 21; j++) {
            int yes = j == 20 ? 38 : 7 + j % 4;
            for (int i = 0; i < 40; i++) {
                rows.append('R').append(j).append(',').append(i < yes ? 1 : 0).append('\n');
            }
        }
        Path file = Files.writeString(folder.resolve("outlier.csv"), rows);
        SurveyData data = SurveyData.of(
                "outlier",
                "00",
                ResponseCounter.count(SurveyFile.open(file, "outlier.csv"), "region", "y", List.of()),
                Optional.empty(),
                ImportFacts.PLAIN);
        Analysis question = Questions.of("region", "y");
        normal = new NamedResult("normal", new Estimation(question, data).run());
        normalScores = new Estimation(question, data).logScores(Validation.LEAVE_ONE_REGION_OUT);
        Analysis heavy = question.with(Settings.DEFAULT.with(RegionEffects.STUDENT));
        student = new NamedResult("student", new Estimation(heavy, data).run());
        studentScores = new Estimation(heavy, data).logScores(Validation.LEAVE_ONE_REGION_OUT);
    }

    private static String last(List<NamedResult> results, List<LogScores> scores) {
        List<String> sentences = ScoreView.of(Validation.LEAVE_ONE_REGION_OUT, results, scores, Words.english())
                .sentences();
        return sentences.isEmpty() ? "" : sentences.get(sentences.size() - 1);
    }

    @Test
    void regionsFarFromTheirPredictionAskForStudentsT() {
        assertEquals(
                "Some regions are far from what “normal” predicts of them. Compute it with Student’s t for region "
                        + "effects as well, and score the two.",
                last(List.of(normal), List.of(normalScores)));
    }

    @Test
    void itIsSaidWhichEffectsPredictBetter() {
        assertEquals(
                "The predictions of held-out regions speak for Student’s t: report the figures of “student” rather "
                        + "than those of “normal”.",
                last(List.of(normal, student), List.of(normalScores, studentScores)));
    }

    /** Scores that are alike, here because they are the same, do not ask for it. */
    @Test
    void anEqualScoreDoesNotAskForIt() {
        assertEquals(
                "The predictions of held-out regions do not ask for Student’s t: “student” predicts no better than "
                        + "“normal”, and region effects may stay normal.",
                last(List.of(normal, student), List.of(normalScores, normalScores)));
    }
}
