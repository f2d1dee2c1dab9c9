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
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.Column;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.ImportProblem;
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
 * @param columns of the region table that may hold population means
 * @param populationMeans chosen ones of them, by the respondents' predictor
 */
public record MeansChoice(
        boolean chosen,
        String unit,
        String noAnswer,
        String error,
        List<String> columns,
        Map<String, String> populationMeans) {
    private static final String FIELD = "measure";
    private static final String MEAN = "mean";

    /** As the form opens or was left. */
    static MeansChoice of(StoredSurvey survey, Optional<Analysis> earlier, FormFields sent) {
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
                        .orElse(before.map(
                                        each -> String.join(", ", each.coding().missing()))
                                .orElse("")),
                sent.text("mean-squared-error")
                        .orElse(linear.map(LinearUnit::error)
                                .orElse(LinearUnit.MeanError.PRASAD_RAO)
                                .code()),
                survey.regions()
                        .map(table -> table.covariates().stream()
                                .filter(column -> column.type() == ColumnType.NUMBER)
                                .map(Column::name)
                                .toList())
                        .orElse(List.of()),
                sent.all("population-term").isEmpty()
                        ? linear.map(LinearUnit::populationMeans).orElse(Map.of())
                        : populationMeans(sent, sent.all("population-term")));
    }

    /** Codes of where standard errors may come from. */
    public List<String> errors() {
        return Arrays.stream(LinearUnit.MeanError.values())
                .map(LinearUnit.MeanError::code)
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

    /** What is no answer. */
    static OutcomeCoding coding(FormFields sent) {
        return OutcomeCoding.measured(
                Arrays.stream(sent.text("no-answer").orElse("").split(","))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList());
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
        String error = sent.text("mean-squared-error").orElse(LinearUnit.MeanError.PRASAD_RAO.code());
        return new LinearUnit(
                respondentPredictors,
                populationMeans(sent, respondentPredictors),
                LinearUnit.MeanError.of(error)
                        .orElseThrow(() -> new ImportProblem(
                                new Problem("", 0, "mean-squared-error", error, Reason.of("none-of-those-offered")))),
                unit);
    }

    /** Of the predictors that enter as numbers: a category has a mean for each of its levels. */
    private static Map<String, String> populationMeans(FormFields sent, List<String> predictors) {
        List<String> terms = sent.all("population-term");
        List<String> columns = sent.all("population-column");
        Map<String, String> means = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(terms.size(), columns.size()); i++) {
            boolean number = !sent.all("category").contains(terms.get(i));
            if (!columns.get(i).isEmpty() && predictors.contains(terms.get(i)) && number) {
                means.put(terms.get(i), columns.get(i));
            }
        }
        return means;
    }
}
