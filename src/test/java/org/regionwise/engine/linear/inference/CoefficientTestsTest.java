package org.regionwise.engine.linear.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.Interval;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.GroupingFactor;
import org.regionwise.engine.linear.LinearCase;
import org.regionwise.engine.linear.LinearData;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.RandomTerm;

/** t tests against lmerTest, and the split of a predictor within and between groups. */
class CoefficientTestsTest {
    @Test
    void sleepstudy() {
        LinearFit fit = new LinearRandomEffects(LinearCase.sleepstudy("survey.csv", "ris"), Criterion.REML).fit();
        for (CoefficientTests.Method method :
                List.of(CoefficientTests.Method.SATTERTHWAITE, CoefficientTests.Method.KENWARD_ROGER)) {
            JsonNode theirs = ReferenceCase.json("sleepstudy/expected.json")
                    .at(
                            method == CoefficientTests.Method.SATTERTHWAITE
                                    ? "/full18/lmerTest_satterthwaite"
                                    : "/full18/lmerTest_KR");
            CoefficientTests ours = new CoefficientTests(fit, method);
            for (int k = 0; k < 2; k++) {
                CoefficientTests.Tested tested = ours.coefficient(k);
                // lmerTest's own optimum there is lme4's default one: 1e-5 of its standard errors
                double t = theirs.get(k).get("t.value").asDouble();
                assertEquals(t, tested.statistic(), 2e-5 * t);
                double p = theirs.get(k).get("Pr...t..").asDouble();
                assertEquals(p, tested.pValue(), 2e-3 * p);
            }
        }
        CoefficientTests.Tested normal = new CoefficientTests(fit, CoefficientTests.Method.NONE).coefficient(1);
        Interval interval = normal.interval(0.95);
        assertEquals(2 * 1.959963984540054 * normal.standardError(), interval.upper() - interval.lower(), 1e-9);
    }

    @Test
    void leftOutTerm() {
        LinearFit fit = new LinearRandomEffects(LinearCase.linear("collinear", "collinear.csv"), Criterion.REML).fit();
        CoefficientTests ours = new CoefficientTests(fit, CoefficientTests.Method.KENWARD_ROGER);
        int twice = fit.data().terms().indexOf("twice");
        assertTrue(Double.isNaN(ours.coefficient(twice).pValue()), "a term that was left out has no p value");
    }

    /** With both parts in the model the coefficient within groups is that of groups as fixed effects. */
    @Test
    void withinCoefficientIsThatOfFixedGroups() {
        LinearCase rows = new LinearCase("linear/nested.csv");
        GroupingFactor school = rows.factor("school", "school");
        WithinBetween split = WithinBetween.of(rows.numbers("x"), school);
        double[] y = rows.numbers("y");
        DMatrixRMaj design = new DMatrixRMaj(y.length, 3);
        for (int i = 0; i < y.length; i++) {
            design.set(i, 0, 1);
            design.set(i, 1, split.within()[i]);
            design.set(i, 2, split.between()[i]);
        }
        LinearFit fit = new LinearRandomEffects(
                        new LinearData(
                                y,
                                design,
                                List.of(RandomTerm.INTERCEPT, "x", "x mean"),
                                List.of(RandomTerm.intercept(school))),
                        Criterion.REML)
                .fit();
        double numerator = 0;
        double denominator = 0;
        WithinBetween outcome = WithinBetween.of(y, school);
        for (int i = 0; i < y.length; i++) {
            numerator += split.within()[i] * outcome.within()[i];
            denominator += split.within()[i] * split.within()[i];
        }
        assertEquals(numerator / denominator, fit.fixedEffects().estimates()[1], 1e-10);
        CoefficientTests.Tested contextual =
                new CoefficientTests(fit, CoefficientTests.Method.SATTERTHWAITE).contrast(new double[] {0, -1, 1});
        double[] beta = fit.fixedEffects().estimates();
        assertEquals(beta[2] - beta[1], contextual.estimate(), 1e-12);
        // both parts are at right angles, so that the variances add
        assertEquals(
                Math.hypot(
                        fit.fixedEffects().standardError(1), fit.fixedEffects().standardError(2)),
                contextual.standardError(),
                1e-9);
    }
}
