package org.regionwise.web.analysis;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Method;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.web.outcome.AnswerChoices;

/**
 * What the form for a new analysis offers, and the analysis that it asks for.
 *
 * @param predictors columns of the region table
 * @param respondentPredictors columns of the survey, but for region and outcome
 * @param level coverage in per cent
 * @param points quadrature points
 */
public record AnalysisForm(List<Choice> predictors, List<Choice> respondentPredictors, String level, int points) {

    /** A column that can be a predictor. {@code numeric}: it can enter as a number or as categories. */
    public record Choice(String name, boolean numeric, boolean chosen, boolean asCategories) {}

    /** The form as it opens, filled from an earlier analysis where there is one. */
    static AnalysisForm of(StoredSurvey survey, String outcome, Optional<Analysis> earlier) {
        List<Choice> regional = new ArrayList<>();
        survey.regions()
                .ifPresent(table -> table.covariates()
                        .forEach(column -> regional.add(choice(column, earlier, earlier.map(Analysis::predictors)))));
        List<Choice> individual = new ArrayList<>();
        for (Column column : survey.columns()) {
            if (!column.name().equals(survey.mapping().regionColumn())
                    && !column.name().equals(outcome)) {
                individual.add(choice(column, earlier, earlier.map(Analysis::respondentPredictors)));
            }
        }
        return new AnalysisForm(
                regional,
                individual,
                percent(earlier.map(Analysis::interval).orElse(Analysis.DEFAULT_INTERVAL)),
                earlier.map(Analysis::quadraturePoints).orElse(Analysis.DEFAULT_QUADRATURE_POINTS));
    }

    private static Choice choice(Column column, Optional<Analysis> earlier, Optional<List<String>> chosen) {
        return new Choice(
                column.name(),
                column.type() == ColumnType.NUMBER,
                chosen.orElse(List.of()).contains(column.name()),
                earlier.map(Analysis::factors).orElse(List.of()).contains(column.name()));
    }

    private static String percent(double level) {
        return NumberText.format(Math.round(level * 1e6) / 1e4);
    }

    /**
     * The analysis that a form sent.
     *
     * @throws ImportProblem when something in it cannot be
     */
    static Analysis read(Context context, StoredSurvey survey, String outcome) {
        OutcomeCoding coding = AnswerChoices.read(context, survey.fileName(), outcome);
        List<String> predictors = context.formParams("predictor");
        List<String> respondentPredictors = context.formParams("respondent-predictor");
        Set<String> used = Set.copyOf(concat(predictors, respondentPredictors));
        List<String> factors =
                context.formParams("category").stream().filter(used::contains).toList();
        return new Analysis(
                survey.mapping().regionColumn(),
                outcome,
                coding,
                predictors,
                respondentPredictors,
                factors,
                Method.ML,
                (int) number(context, "points", 1, 101),
                number(context, "level", 1, 99.9) / 100,
                Analysis.DEFAULT_SEED);
    }

    private static List<String> concat(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private static double number(Context context, String field, double least, double most) {
        String text = context.formParam(field);
        double value = NumberText.parse(text == null ? "" : text.strip()).orElse(Double.NaN);
        if (!(value >= least && value <= most)) {
            throw new ImportProblem(new Problem(
                    "The form",
                    0,
                    field.equals("points") ? "quadrature points" : "interval",
                    text == null ? "" : text,
                    "expected a number from " + NumberText.format(least) + " to " + NumberText.format(most)));
        }
        return value;
    }

    /** What to call an analysis that was given no name: its outcome and predictors. */
    static String titleOf(Analysis analysis) {
        List<String> predictors = concat(analysis.predictors(), analysis.respondentPredictors());
        return analysis.outcomeColumn()
                + (predictors.isEmpty() ? ", no predictors" : " by " + String.join(", ", predictors));
    }
}
