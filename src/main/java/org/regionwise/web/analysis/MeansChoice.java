package org.regionwise.web.analysis;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.OutcomeTransformation;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.web.page.FormFields;

/**
 * The mean of what was measured, as the form asks for it in place of a share.
 *
 * @param chosen whether it does
 * @param unit what it is measured in; empty where nobody said
 * @param noAnswer values that are no answer, with commas between them
 * @param error code of where standard errors come from
 * @param transform code of the outcome's transformation
 * @param power of a Box–Cox transformation; empty where it is estimated
 * @param shift added to the outcome before; empty for none
 * @param columns of the region table that may hold population means
 * @param populationMeans chosen ones of them, by term
 */
public record MeansChoice(
        boolean chosen,
        String unit,
        String noAnswer,
        String error,
        String transform,
        String power,
        String shift,
        List<String> columns,
        Map<String, String> populationMeans) {
    private static final String FIELD = "measure";
    private static final String MEAN = "mean";

    /** As the form opens or was left. */
    static MeansChoice of(StoredSurvey survey, String outcome, Optional<Analysis> earlier, FormFields sent) {
        Optional<Analysis> before = earlier.filter(
                each -> each.coding().isMeasured() && each.published().isEmpty());
        Optional<LinearUnit> linear = before.map(Analysis::model)
                .flatMap(each -> each.choose(binomial -> Optional.empty(), area -> Optional.empty(), Optional::of));
        String unit = before.map(Analysis::model)
                .map(each -> each.<String>choose(binomial -> null, AreaLevel::unit, LinearUnit::unit))
                .orElse("");
        return new MeansChoice(
                sent.text(FIELD).map(MEAN::equals).orElse(before.isPresent()),
                sent.text("unit").orElse(unit),
                sent.text("no-answer")
                        .orElse(String.join(
                                ", ",
                                before.map(each -> each.coding().missing()).orElseGet(() -> known(survey, outcome)))),
                sent.text("mean-squared-error")
                        .orElse(linear.map(LinearUnit::error)
                                .orElse(LinearUnit.MeanError.PRASAD_RAO)
                                .code()),
                sent.text("transform")
                        .orElse(linear.map(LinearUnit::transformation)
                                .orElse(OutcomeTransformation.NONE)
                                .kind()
                                .code()),
                sent.text("transform-power")
                        .orElse(linear.map(each -> each.transformation().lambda())
                                .map(NumberText::format)
                                .orElse("")),
                sent.text("transform-shift")
                        .orElse(linear.map(each -> each.transformation().shift())
                                .filter(shift -> shift != 0)
                                .map(NumberText::format)
                                .orElse("")),
                survey.regions()
                        .map(table -> table.covariates().stream()
                                .filter(column -> column.type() == ColumnType.NUMBER)
                                .map(Column::name)
                                .toList())
                        .orElse(List.of()),
                sent.all("population-term").isEmpty()
                        ? linear.map(LinearUnit::populationMeans).orElse(Map.of())
                        : populationMeans(
                                sent,
                                sent.all("population-predictor").isEmpty()
                                        ? sent.all("population-term")
                                        : sent.all("population-predictor")));
    }

    /** Codes of where standard errors may come from. */
    public List<String> errors() {
        return Arrays.stream(LinearUnit.MeanError.values())
                .map(LinearUnit.MeanError::code)
                .toList();
    }

    /** Codes of transformations of the outcome. */
    public List<String> transformations() {
        return Arrays.stream(OutcomeTransformation.Kind.values())
                .map(OutcomeTransformation.Kind::code)
                .toList();
    }

    /** Codes of the methods to choose from, the usual one first. */
    public List<String> methods() {
        return List.of(Method.REML.code(), Method.ML.code(), Method.BAYES.code());
    }

    /** Whether a form asks for a mean. */
    static boolean asked(FormFields sent) {
        return sent.text(FIELD).filter(MEAN::equals).isPresent();
    }

    /** What is no answer; where a form does not say, what the survey knows. */
    static OutcomeCoding coding(FormFields sent, StoredSurvey survey, String outcome) {
        return OutcomeCoding.measured(sent.text("no-answer")
                .map(text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList())
                .orElseGet(() -> known(survey, outcome)));
    }

    /** Values that were said to be no answer when the survey was uploaded. */
    private static List<String> known(StoredSurvey survey, String outcome) {
        return outcome.equals(survey.mapping().outcomeColumn())
                ? survey.mapping().coding().missing()
                : List.of();
    }

    /**
     * The model that a form sent.
     *
     * @throws ImportProblem when something in it is not to be chosen, or direct estimates have no unit
     */
    static Model read(FormFields sent, List<String> respondentPredictors) {
        String unit = sent.text("unit")
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
        if (sent.text("model").filter(Model.Kind.AREA_LEVEL.code()::equals).isPresent()) {
            if (unit == null) {
                throw new ImportProblem(new Problem("", 0, "unit", "", Reason.of("unit-of-area-means")));
            }
            return new AreaLevel(null, null, Optional.empty(), Double.NaN, unit);
        }
        boolean ofPeople = sent.text("poststratify").isPresent();
        if (ofPeople && respondentPredictors.isEmpty()) {
            throw new ImportProblem(new Problem("", 0, "poststratify", "", Reason.of("population-needs-predictors")));
        }
        String error = sent.text("mean-squared-error").orElse(LinearUnit.MeanError.PRASAD_RAO.code());
        return new LinearUnit(
                respondentPredictors,
                ofPeople ? Map.of() : populationMeans(sent, respondentPredictors),
                LinearUnit.MeanError.of(error)
                        .orElseThrow(() -> new ImportProblem(
                                new Problem("", 0, "mean-squared-error", error, Reason.of("none-of-those-offered")))),
                unit,
                transformation(sent),
                ofPeople);
    }

    private static OutcomeTransformation transformation(FormFields sent) {
        String code = sent.text("transform").orElse(OutcomeTransformation.Kind.NONE.code());
        OutcomeTransformation.Kind kind = OutcomeTransformation.Kind.of(code)
                .orElseThrow(() ->
                        new ImportProblem(new Problem("", 0, "transform", code, Reason.of("none-of-those-offered"))));
        if (kind == OutcomeTransformation.Kind.NONE) {
            return OutcomeTransformation.NONE;
        }
        double power = AnalysisForm.number(sent, "transform-power", Double.NaN, 0, 2);
        double shift = AnalysisForm.number(sent, "transform-shift", Double.NaN, -1e15, 1e15);
        return new OutcomeTransformation(
                kind,
                kind == OutcomeTransformation.Kind.LOGARITHM || Double.isNaN(power) ? null : (Double) power,
                Double.isNaN(shift) ? 0 : shift);
    }

    /**
     * Of a predictor that enters as a number its mean; of a category the share of each of its values but the first,
     * which is the reference, in the term that is column and value.
     */
    private static Map<String, String> populationMeans(FormFields sent, List<String> predictors) {
        List<String> terms = sent.all("population-term");
        List<String> predictor = sent.all("population-predictor");
        List<String> columns = sent.all("population-column");
        Map<String, String> means = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(terms.size(), columns.size()); i++) {
            String of = i < predictor.size() ? predictor.get(i) : terms.get(i);
            boolean share = !terms.get(i).equals(of);
            boolean number = !sent.all("category").contains(of);
            if (!columns.get(i).isEmpty() && predictors.contains(of) && (share || number)) {
                means.put(terms.get(i), columns.get(i));
            }
        }
        return means;
    }
}
