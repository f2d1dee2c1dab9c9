package org.regionwise.engine.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.engine.ReferenceCase;

/** Degrees of freedom against lmerTest and pbkrtest. */
class DegreesOfFreedomTest {
    /** Of both packages, which work from an optimum found to 1e-5 and from numerical derivatives. */
    private static final double RELATIVE = 1e-4;

    static Stream<Arguments> cases() {
        return StreamSupport.stream(
                        ReferenceCase.json("linear/expected.json").get("cases").spliterator(), false)
                .filter(each -> !each.get("name").asText().equals("scales"))
                .map(each -> Arguments.of(each.get("name").asText(), each));
    }

    private static double[] unit(FixedEffects fixed, String term) {
        double[] unit = new double[fixed.terms().size()];
        unit[fixed.terms().indexOf(term)] = 1;
        return unit;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void satterthwaite(String name, JsonNode each) {
        for (Criterion criterion : Criterion.values()) {
            JsonNode theirs = each.get(criterion.name());
            LinearFit fit = new LinearRandomEffects(
                            LinearCase.linear(name, each.get("file").asText()), criterion)
                    .fit();
            Satterthwaite ours = new Satterthwaite(fit);
            for (int k = 0; k < theirs.get("satterthwaite").size(); k++) {
                double expected = theirs.get("satterthwaite").get(k).asDouble();
                String term = theirs.get("fixef").get(k).get("term").asText();
                assertEquals(
                        expected, ours.degreesOfFreedom(unit(fit.fixedEffects(), term)), RELATIVE * expected, term);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void kenwardRoger(String name, JsonNode each) {
        JsonNode theirs = each.get("REML");
        if (!theirs.path("kenwardRoger").isObject()) {
            return;
        }
        LinearFit fit =
                new LinearRandomEffects(LinearCase.linear(name, each.get("file").asText()), Criterion.REML).fit();
        KenwardRoger ours = new KenwardRoger(fit);
        for (int k = 0; k < theirs.get("kenwardRoger").get("df").size(); k++) {
            double expected = theirs.get("kenwardRoger").get("df").get(k).asDouble();
            double error = theirs.get("kenwardRoger").get("se").get(k).asDouble();
            double[] contrast = unit(
                    fit.fixedEffects(), theirs.get("fixef").get(k).get("term").asText());
            assertEquals(expected, ours.degreesOfFreedom(contrast), RELATIVE * expected);
            assertEquals(error, ours.standardError(contrast), 1e-5 * error);
        }
    }

    @ParameterizedTest
    @CsvSource({"full18, survey.csv", "tristan20, survey_tristan20.csv"})
    void sleepstudy(String set, String file) {
        JsonNode theirs = ReferenceCase.json("sleepstudy/expected.json").get(set);
        LinearFit fit = new LinearRandomEffects(LinearCase.sleepstudy(file, "ris"), Criterion.REML).fit();
        for (int k = 0; k < 2; k++) {
            double[] contrast = unit(fit.fixedEffects(), k == 0 ? RandomTerm.INTERCEPT : "days");
            double satterthwaite =
                    theirs.get("lmerTest_satterthwaite").get(k).get("df").asDouble();
            // lmerTest stopped at lme4's default precision there: its standard errors differ by 6e-6 already
            assertEquals(satterthwaite, new Satterthwaite(fit).degreesOfFreedom(contrast), 2e-4 * satterthwaite);
            KenwardRoger adjusted = new KenwardRoger(fit);
            double df = theirs.get("lmerTest_KR").get(k).get("df").asDouble();
            assertEquals(df, adjusted.degreesOfFreedom(contrast), RELATIVE * df);
            double error = theirs.get("lmerTest_KR").get(k).get("Std..Error").asDouble();
            assertEquals(error, adjusted.standardError(contrast), 2e-5 * error);
        }
    }

    /** Balanced groups and a predictor of the group: t with m − 2 degrees of freedom is exact. */
    @Test
    void exactInBalancedDesigns() {
        LinearFit fit = new LinearRandomEffects(LinearCase.sleepstudy("survey.csv", "null_ri"), Criterion.REML).fit();
        assertEquals(17, new KenwardRoger(fit).degreesOfFreedom(new double[] {1}), 1e-7);
        assertEquals(17, new Satterthwaite(fit).degreesOfFreedom(new double[] {1}), 1e-4);
    }
}
