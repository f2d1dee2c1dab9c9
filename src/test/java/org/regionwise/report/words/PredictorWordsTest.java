package org.regionwise.report.words;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.FixedEffect;
import org.regionwise.analysis.result.Result;
import org.regionwise.report.Results;
import org.regionwise.report.message.Words;

class PredictorWordsTest {

    @Test
    void aNumberIsReadByItsUnit() {
        assertEquals(
                List.of("Where unemployment is higher by 1, the odds of a yes are 1.34 times as high "
                        + "(95% interval 1.01 to 1.79)."),
                sentences(new FixedEffect("unemployment", 0.29, 0.144, 0.0064, 0.58)));
    }

    @Test
    void anIntervalAroundNoDifferenceIsSaid() {
        assertEquals(
                List.of("Where unemployment is higher by 1, the odds of a yes are 1.13 times as high "
                        + "(95% interval 0.96 to 1.32). This does not rule out that there is no difference."),
                sentences(new FixedEffect("unemployment", 0.124, 0.079, -0.04, 0.277)));
    }

    @Test
    void aLevelIsReadAgainstTheFirstCategory() {
        assertEquals(
                List.of("With education “low”, the odds of a yes are 2.01 times those in its first "
                        + "category (95% interval 1.11 to 3.67)."),
                sentences(new FixedEffect("educationlow", 0.7, 0.3, 0.1, 1.3)));
    }

    @Test
    void aStepTooSmallIsNotCalledNoEffect() {
        assertEquals(
                List.of("A difference of 1 in unemployment is too small a step to show in the odds of a yes."),
                sentences(new FixedEffect("unemployment", 1e-6, 1e-7, 8e-7, 1.2e-6)));
    }

    @Test
    void theInterceptAndWhatWasLeftOutHaveNoSentence() {
        assertEquals(
                List.of(),
                sentences(
                        new FixedEffect("(Intercept)", -1, 0.1, -1.2, -0.8),
                        new FixedEffect("education", Double.NaN, Double.NaN, Double.NaN, Double.NaN)));
    }

    /** Of a result whose predictors are unemployment and education. */
    private static List<String> sentences(FixedEffect... effects) {
        Result base = Results.harassment();
        Fit fit = base.fit();
        return new PredictorWords(
                        Results.with(
                                base,
                                new Fit(
                                        new Fit.Convergence(true, false, 7),
                                        List.of(),
                                        List.of(effects),
                                        fit.regionStandardDeviation(),
                                        null,
                                        new Fit.Likelihood(fit.logLikelihood(), fit.aic(), fit.bic()),
                                        new Fit.Variation(fit.icc(), fit.medianOddsRatio(), fit.betweenRegionTest()),
                                        fit.quality(),
                                        null,
                                        null,
                                        null)),
                        Words.english())
                .sentences();
    }
}
