package org.regionwise.engine.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.engine.ReferenceCase;

/**
 * Against lme4 on the study of sleep deprivation (Belenky et al. 2003), with 18 subjects and with two of one and two
 * days more.
 */
class SleepstudyTest {
    private static final JsonNode EXPECTED = ReferenceCase.json("sleepstudy/expected.json");

    static Stream<Arguments> fits() {
        return Stream.of("full18", "tristan20")
                .flatMap(set -> Stream.of("null_ri", "ri", "rs", "ris", "ris_uncorr")
                        .flatMap(structure -> Stream.of(Criterion.values())
                                .map(criterion -> Arguments.of(set, structure, criterion))));
    }

    @ParameterizedTest
    @MethodSource("fits")
    void fit(String set, String structure, Criterion criterion) {
        String file = set.equals("full18") ? "survey.csv" : "survey_tristan20.csv";
        LinearFit fit = new LinearRandomEffects(LinearCase.sleepstudy(file, structure), criterion).fit();
        JsonNode theirs = EXPECTED.get(set).get(structure).get(criterion.name());
        assertTrue(fit.summary().converged(), "converged");
        assertFalse(fit.summary().singular(), "singular");
        // bobyqa stops where a step of 1e-12 in θ does not help: 1e-9 of the deviance, 1e-5 of θ
        double value = theirs.get(criterion == Criterion.REML ? "REML_criterion" : "deviance_ML")
                .asDouble();
        assertEquals(value, fit.criterionValue(), 1e-8);
        assertEquals(theirs.get("AIC").asDouble(), fit.aic(), 1e-8);
        assertEquals(theirs.get("BIC").asDouble(), fit.bic(), 1e-8);
        assertEquals(theirs.get("logLik").asDouble(), fit.logLikelihood(), 1e-8);
        assertEquals(theirs.get("df").asInt(), fit.parameters());
        assertEquals(theirs.get("sigma").asDouble(), fit.sigma(), 1e-6 * fit.sigma());
        FixedEffects fixed = fit.fixedEffects();
        for (int k = 0; k < fixed.terms().size(); k++) {
            JsonNode coefficient = theirs.get("fixef").get(k);
            double estimate = coefficient.get("estimate").asDouble();
            assertEquals(estimate, fixed.estimates()[k], 1e-6 * Math.abs(estimate));
            double error = coefficient.get("se").asDouble();
            assertEquals(error, fixed.standardError(k), 1e-5 * error);
        }
        List<VarianceComponent> components = fit.varianceComponents();
        assertEquals(theirs.get("varcorr").size(), components.size());
        for (int i = 0; i < components.size(); i++) {
            double deviation = theirs.get("varcorr").get(i).get("sdcor").asDouble();
            assertEquals(deviation, components.get(i).standardDeviation(), 1e-5 * Math.max(1, Math.abs(deviation)));
        }
        GroupEffects effects = fit.groupEffects(0);
        for (JsonNode each : theirs.get("ranef")) {
            int level = effects.levels().indexOf(each.get("group").asText());
            int term = effects.terms().indexOf(each.get("term").asText());
            assertEquals(each.get("condval").asDouble(), effects.modes()[level][term], 1e-3);
            double deviation = each.get("condsd").asDouble();
            assertEquals(deviation, effects.standardDeviation(level, term), 1e-5 * deviation);
        }
        for (JsonNode each : theirs.path("condCov")) {
            int level = effects.levels().indexOf(each.get("group").asText());
            assertEquals(each.get("cov_int_days").asDouble(), effects.covariances()[level][1], 1e-3);
        }
    }
}
