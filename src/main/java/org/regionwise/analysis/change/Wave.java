package org.regionwise.analysis.change;

import java.util.function.Supplier;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.SurveyData;
import org.regionwise.survey.DesignColumns;

/**
 * A survey and the question put to it.
 *
 * @param name as people know the wave
 * @param analysis the question
 * @param data what it is put to
 * @param linked the same respondents counted under another design, asked for where an identifier is known
 */
public record Wave(String name, Analysis analysis, Supplier<SurveyData> data, Linked linked) {
    /** Counts a wave's respondents under another design. */
    @FunctionalInterface
    public interface Linked {
        /** The wave's respondents; throws {@link org.regionwise.survey.ImportProblem} when a column is not there. */
        SurveyData under(DesignColumns design);
    }
}
