package org.regionwise.web.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.AreaLevel;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.PublishedColumns;
import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.UsualArea;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.report.message.Words;
import org.regionwise.store.StoredSurvey;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.Problem;
import org.regionwise.survey.Reason;
import org.regionwise.web.page.FormFields;

/**
 * The area-level model as the form asks for it.
 *
 * @param chosen whether it, and not the binomial model, is chosen
 * @param scale code of the chosen scale
 * @param smoothing code of the chosen smoothing
 * @param priorMean mean of σ's prior, empty for the usual one
 * @param proportions whether estimates are proportions, for which alone there is a choice of scales
 */
public record AreaChoice(boolean chosen, String scale, String smoothing, String priorMean, boolean proportions) {
    /** Codes of the scales to choose from. */
    public List<String> scales() {
        return proportions ? List.of("arcsine", "logit", "identity") : List.of("identity");
    }

    /** Codes of the ways of smoothing to choose from. */
    public List<String> smoothings() {
        return proportions
                ? List.of(Smoothing.NONE.code(), Smoothing.POOLED.code(), Smoothing.GENERALISED.code())
                : List.of(Smoothing.NONE.code());
    }

    /** As the form opens. */
    static AreaChoice of(StoredSurvey survey, String outcome, Optional<Analysis> earlier) {
        Optional<AreaLevel> model = earlier.map(Analysis::model)
                .flatMap(each ->
                        each.choose(randomIntercept -> Optional.empty(), Optional::of, unit -> Optional.empty()));
        UsualArea usual = usual(survey, outcome);
        return new AreaChoice(
                survey.published().isPresent() || model.isPresent(),
                model.map(AreaLevel::scale).map(AreaChoice::code).orElse(code(usual.scale())),
                model.map(AreaLevel::smoothing).orElse(usual.smoothing()).code(),
                model.map(AreaLevel::sigmaPriorMean)
                        .filter(mean -> !Double.isNaN(mean))
                        .map(NumberText::format)
                        .orElse(""),
                survey.published().map(PublishedColumns::unit).isEmpty());
    }

    private static UsualArea usual(StoredSurvey survey, String outcome) {
        return survey.published()
                .map(columns -> UsualArea.of(survey.regions().orElseThrow(), outcome, columns))
                .orElseGet(UsualArea::ofSurvey);
    }

    /** Scale and smoothing as the title of an analysis has them, where they were chosen. */
    static List<String> inTitle(AreaLevel area, Words words) {
        String model = words.say("analysis.name-area", "scale", area.scale() == null ? "usual" : code(area.scale()));
        return area.smoothing() == null || area.smoothing() == Smoothing.NONE
                ? List.of(model)
                : List.of(
                        model,
                        words.say(
                                "analysis.name-smoothed",
                                "smoothing",
                                area.smoothing().code()));
    }

    /** The same with what was filled in. */
    AreaChoice as(FormFields sent) {
        return new AreaChoice(
                sent.text("model").map(Model.Kind.AREA_LEVEL.code()::equals).orElse(chosen),
                sent.text("scale").orElse(scale),
                sent.text("smoothing").orElse(smoothing),
                sent.text("prior-sd-mean").orElse(priorMean),
                proportions);
    }

    static String code(AreaScale scale) {
        return scale.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The model that a form sent, the usual one in what it did not send; predictors of respondents are for one that has
     * them.
     *
     * @throws ImportProblem when something in it is not to be chosen
     */
    static Model read(FormFields sent, Optional<PublishedColumns> published, List<String> respondentPredictors) {
        if (published.isEmpty()
                && !sent.text("model")
                        .filter(Model.Kind.AREA_LEVEL.code()::equals)
                        .isPresent()) {
            boolean poststratified = sent.text("poststratify").isPresent();
            if (poststratified && respondentPredictors.isEmpty()) {
                throw new ImportProblem(
                        new Problem("", 0, "poststratify", "", Reason.of("population-needs-predictors")));
            }
            return PeopleChoice.read(sent, respondentPredictors, poststratified);
        }
        String scale = sent.text("scale").orElse(null);
        String smoothing = sent.text("smoothing").orElse(null);
        return new AreaLevel(
                scale == null
                        ? null
                        : Arrays.stream(AreaScale.values())
                                .filter(each -> code(each).equals(scale))
                                .findFirst()
                                .orElseThrow(() -> problem("scale", scale)),
                smoothing == null ? null : Smoothing.of(smoothing).orElseThrow(() -> problem("smoothing", smoothing)),
                published,
                AnalysisForm.number(sent, "prior-sd-mean", Double.NaN, 1e-6, 1e3));
    }

    private static ImportProblem problem(String field, String value) {
        return new ImportProblem(new Problem("", 0, field, value, Reason.of("none-of-those-offered")));
    }
}
