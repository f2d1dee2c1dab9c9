package org.regionwise.engine.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.engine.ReferenceCase;

/**
 * Against lme4 on nested, crossed, weighted, singular, collinear and awkwardly scaled data, and on two and three
 * groups.
 */
class LinearReferenceTest {

    static Stream<Arguments> cases() {
        return StreamSupport.stream(
                        ReferenceCase.json("linear/expected.json").get("cases").spliterator(), false)
                .filter(each -> !each.get("name").asText().equals("scales"))
                .flatMap(each -> Stream.of(Criterion.values())
                        .map(criterion -> Arguments.of(each.get("name").asText(), criterion, each)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void fit(String name, Criterion criterion, JsonNode each) {
        LinearFit fit =
                new LinearRandomEffects(LinearCase.linear(name, each.get("file").asText()), criterion).fit();
        JsonNode theirs = each.get(criterion.name());
        assertTrue(fit.summary().converged(), "converged");
        assertEquals(theirs.get("singular").asBoolean(), fit.summary().singular(), "singular");
        double logLikelihood = theirs.get("logLik").asDouble();
        // bobyqa cannot see less than 1e-13 of the deviance; ours must be no lower than theirs by more than rounding
        assertEquals(logLikelihood, fit.logLikelihood(), 1e-10 * Math.abs(logLikelihood) + 1e-7);
        assertTrue(fit.logLikelihood() > logLikelihood - 1e-9 * Math.abs(logLikelihood), "the likelihood is as high");
        assertEquals(theirs.get("AIC").asDouble(), fit.aic(), 1e-6);
        assertEquals(theirs.get("BIC").asDouble(), fit.bic(), 1e-6);
        assertEquals(theirs.get("deviance").asDouble(), fit.deviance(), 1e-4);
        fixedEffects(theirs, fit.fixedEffects());
        List<VarianceComponent> components = fit.varianceComponents();
        assertEquals(theirs.get("varcorr").size(), components.size());
        for (JsonNode line : theirs.get("varcorr")) {
            VarianceComponent ours = components.stream()
                    .filter(component -> same(line, component))
                    .findFirst()
                    .orElseThrow();
            double deviation = line.get("sdcor").asDouble();
            // at a boundary lme4 stops a little before it
            double tolerance = theirs.get("singular").asBoolean() ? 1e-4 : 1e-5;
            assertEquals(deviation, ours.standardDeviation(), tolerance * Math.max(0.1, Math.abs(deviation)));
        }
        for (int f = 0; f < fit.factors().size(); f++) {
            GroupEffects effects = fit.groupEffects(f);
            for (JsonNode effect : theirs.get("ranef")) {
                if (effect.get("factor").asText().equals(effects.factor())) {
                    int level = effects.levels().indexOf(effect.get("level").asText());
                    int term = effects.terms().indexOf(effect.get("term").asText());
                    double deviation = effects.standardDeviation(level, term);
                    double scale = Math.max(1e-3 * fit.sigma(), deviation);
                    assertEquals(effect.get("mode").asDouble(), effects.modes()[level][term], 2e-4 * scale);
                    assertEquals(effect.get("sd").asDouble(), deviation, 2e-4 * scale);
                }
            }
        }
    }

    /** Years as they are written, outcome and a predictor in billions; lme4's figures are those of tamed units. */
    @ParameterizedTest
    @EnumSource
    void scales(Criterion criterion) {
        JsonNode theirs = StreamSupport.stream(
                        ReferenceCase.json("linear/expected.json").get("cases").spliterator(), false)
                .filter(each -> each.get("name").asText().equals("scales"))
                .findFirst()
                .orElseThrow()
                .get(criterion.name());
        LinearFit fit = new LinearRandomEffects(LinearCase.linear("scales", "scales.csv"), criterion).fit();
        double billion = 1e9;
        // −2ℓ grows by 2 log a for each row if y = a y', and by as much again under REML if a predictor is a x'
        int logs = criterion == Criterion.REML ? fit.rows() - 3 + 1 : fit.rows();
        double logLikelihood = theirs.get("logLik").asDouble() - logs * Math.log(billion);
        assertEquals(logLikelihood, fit.logLikelihood(), 1e-6);
        FixedEffects fixed = fit.fixedEffects();
        double error = billion * theirs.get("fixef").get(1).get("se").asDouble();
        assertEquals(error, fixed.standardError(1), 1e-5 * error);
        assertEquals(
                billion * theirs.get("fixef").get(1).get("estimate").asDouble(), fixed.estimates()[1], 1e-5 * error);
        double area = theirs.get("fixef").get(2).get("se").asDouble();
        assertEquals(theirs.get("fixef").get(2).get("estimate").asDouble(), fixed.estimates()[2], 1e-5 * area);
        assertEquals(area, fixed.standardError(2), 1e-5 * area);
        double slope = billion * theirs.get("varcorr").get(1).get("sdcor").asDouble();
        assertEquals(slope, fit.varianceComponents().get(1).standardDeviation(), 1e-5 * slope);
    }

    private static void fixedEffects(JsonNode theirs, FixedEffects fixed) {
        for (JsonNode line : theirs.get("fixef")) {
            int term = fixed.terms().indexOf(line.get("term").asText());
            double error = line.get("se").asDouble();
            // of its standard error, as a coefficient has no scale of its own
            assertEquals(line.get("estimate").asDouble(), fixed.estimates()[term], 1e-5 * error);
            assertEquals(error, fixed.standardError(term), 1e-5 * error);
        }
        assertEquals(
                theirs.get("fixef").size(),
                fixed.terms().stream()
                        .filter(term -> fixed.estimated(fixed.terms().indexOf(term)))
                        .count());
    }

    private static boolean same(JsonNode line, VarianceComponent ours) {
        return line.get("grp").asText().replaceAll("\\.\\d$", "").equals(ours.group())
                && (line.get("var1").isNull() ? "" : line.get("var1").asText()).equals(ours.term())
                && (line.get("var2").isNull()
                        ? ours.other() == null
                        : line.get("var2").asText().equals(ours.other()));
    }
}
