package org.regionwise.survey.count;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.regionwise.survey.NumberText;

/**
 * What a table of counts knows of measured answers of respondents who agree in all else.
 *
 * @param respondents n
 * @param sum Σ y; NaN where there are no answers
 * @param squares Σ y²
 */
record AnswerSums(long respondents, double sum, double squares) {
    /** Relative error that an engine's sums may have. */
    private static final double ROUNDING = 1e-9;

    /** Σ y² ≥ (Σ y)² / n, and equal for one respondent. */
    boolean possible() {
        double least = sum * sum / respondents;
        return squares >= least * (1 - ROUNDING)
                && squares < Double.POSITIVE_INFINITY
                && (respondents > 1 || squares <= least * (1 + ROUNDING));
    }

    /**
     * Answers with these n, Σ y and Σ y², which is all that a linear model sees of them: the mean ȳ ± √(S/m) for m / 2
     * respondents each, where S = Σ y² − n ȳ² and m is n, or n − 1 with one more respondent at ȳ where n is odd.
     *
     * @return how many give each; null where there are no answers
     */
    Map<String, Long> answers() {
        if (Double.isNaN(sum)) {
            return Collections.singletonMap(null, respondents);
        }
        double mean = sum / respondents;
        long paired = respondents - respondents % 2;
        double spread = paired == 0 ? 0 : Math.sqrt(Math.max(0, squares - sum * mean) / paired);
        Map<String, Long> answers = new LinkedHashMap<>();
        if (paired < respondents) {
            answers.put(NumberText.format(mean), 1L);
        }
        if (paired > 0) {
            answers.merge(NumberText.format(mean - spread), paired / 2, Long::sum);
            answers.merge(NumberText.format(mean + spread), paired / 2, Long::sum);
        }
        return answers;
    }
}
