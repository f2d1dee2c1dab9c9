package org.regionwise.report.chart;

import java.util.List;
import org.regionwise.analysis.Result;

/** The unit of prevalences, as axes name it: {@code Share with vaccinated = yes}. */
final class PrevalenceUnit {
    private static final int LONGEST = 70;
    private static final int VALUES = 4;

    private PrevalenceUnit() {}

    static String of(Result.ModelFacts model) {
        List<String> values = model.positive();
        return shortened(
                model.published() || values.isEmpty()
                        ? model.outcome()
                        : "Share with " + model.outcome() + (isCut(model) ? " " : " = ")
                                + String.join(" or ", values.subList(0, Math.min(VALUES, values.size()))));
    }

    /** Whether a measured outcome was cut into yes and no; a cut brings its own mark. */
    private static boolean isCut(Result.ModelFacts model) {
        return !model.positive().isEmpty() && model.positive().get(0).matches("[<>].*");
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
    }
}
