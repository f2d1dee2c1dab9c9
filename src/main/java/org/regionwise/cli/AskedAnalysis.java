package org.regionwise.cli;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.RandomIntercept;
import org.regionwise.analysis.Settings;
import org.regionwise.cli.option.ModelOptions;
import org.regionwise.cli.option.OutcomeOptions;
import org.regionwise.cli.option.PopulationOptions;
import org.regionwise.cli.option.PredictorOptions;
import org.regionwise.cli.option.QuestionOptions;
import org.regionwise.cli.output.Refusal;
import org.regionwise.survey.DesignColumns;

/**
 * The analysis that options ask for, checked for what needs no data.
 *
 * @param question that is asked
 * @param population who lives in the regions
 */
record AskedAnalysis(QuestionOptions question, PopulationOptions population) {
    /** The analysis of the one outcome that options name; throws as the other does. */
    Analysis analysis(
            UnaryOperator<String> ofSurvey, UnaryOperator<String> ofRegions, Supplier<List<String>> columnsOfSurvey) {
        return analysis(question.outcome().outcome(), ofSurvey, ofRegions, columnsOfSurvey);
    }

    /**
     * The analysis.
     *
     * @param named what its column of answers is called; null where there is none
     * @param ofSurvey what a column of the survey is called that an option calls by what stands in its header
     * @param ofRegions what a column of the region table is called
     * @param columnsOfSurvey in the file's order; empty where there is no file with rows
     * @throws Refusal when options do not go together
     */
    Analysis analysis(
            String named,
            UnaryOperator<String> ofSurvey,
            UnaryOperator<String> ofRegions,
            Supplier<List<String>> columnsOfSurvey) {
        OutcomeOptions outcome = question.outcome();
        PredictorOptions predictors = question.predictors();
        ModelOptions model = question.model();
        Model.Kind kind = model.kind();
        Refusal.unless(!model.published() || named == null, "command.outcome-of-published");
        Refusal.unless(model.published() || named != null, "command.no-outcome");
        String asked = ofSurvey.apply(model.published() ? model.estimate() : named);
        String placed = ofSurvey.apply(outcome.region());
        Refusal.unless(!placed.equals(asked), "command.region-is-outcome", "column", outcome.region());
        predictors.requireFor(kind, model.published());
        DesignColumns drawn = question.design().columns(asked, ofSurvey, columnsOfSurvey, List.of(asked, placed));
        Refusal.unless(!model.published() || drawn.none(), "command.design-of-published");
        RandomIntercept people = predictors.model(ofRegions, ofSurvey, columnsOfSurvey, false);
        Refusal.unless(
                people.interactions().isEmpty() || kind == Model.Kind.RANDOM_INTERCEPT,
                "command.interactions-of-binomial");
        boolean poststratified =
                population.givenFor(kind, !people.respondentPredictors().isEmpty());
        Settings settings = question.method().settings(kind);
        String agreeing = predictors.benchmarkGroups(ofRegions);
        Refusal.unless(agreeing == null || settings.benchmark() != null, "command.benchmark-groups-how");
        return new Analysis(
                placed,
                asked,
                model.measured() ? outcome.measured() : outcome.coding(),
                predictors.ofRegions(ofRegions),
                predictors.categories(ofRegions, ofSurvey, drawn, people.respondentPredictors()),
                drawn,
                switch (kind) {
                    case RANDOM_INTERCEPT -> people.of(poststratified);
                    case AREA_LEVEL -> model.areaLevel(ofSurvey);
                    case LINEAR_UNIT ->
                        model.linearUnit(
                                predictors.ofRespondents(ofSurvey), ofRegions, settings.method(), poststratified);
                },
                settings.withGroup(predictors.group(ofRegions), agreeing));
    }
}
