package org.regionwise.engine.linear.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.ReferenceCase;
import org.regionwise.engine.linear.Criterion;
import org.regionwise.engine.linear.LinearCase;
import org.regionwise.engine.linear.LinearFit;
import org.regionwise.engine.linear.LinearRandomEffects;
import org.regionwise.engine.linear.RandomTerm;
import org.regionwise.engine.linear.VarianceComponent;

/** Fits against glmmTMB, tests of variances against RLRsim and pbkrtest; {@code src/test/r/linear-peers.R}. */
class LinearPeersTest {
    private static final JsonNode PEERS = ReferenceCase.json("linear/peers.json");

    static Stream<JsonNode> fits() {
        List<JsonNode> all = new ArrayList<>();
        PEERS.get("fits").forEach(all::add);
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("fits")
    void agreesWithGlmmTmb(JsonNode theirs) {
        Criterion criterion = theirs.get("reml").asBoolean() ? Criterion.REML : Criterion.ML;
        String name = theirs.get("name").asText();
        LinearFit ours = new LinearRandomEffects(
                        LinearCase.linear(name, theirs.get("file").asText()), criterion)
                .fit();
        // its search stops at a slope of 1e-5 or so of the log standard deviations
        assertEquals(theirs.get("logLik").asDouble(), ours.logLikelihood(), 1e-6);
        assertEquals(theirs.get("sigma").asDouble(), ours.sigma(), 1e-5);
        for (int k = 0; k < theirs.get("fixef").size(); k++) {
            assertEquals(
                    theirs.get("fixef").get(k).asDouble(), ours.fixedEffects().estimates()[k], 1e-5);
            // from the whole information matrix, in which β and variances are not quite apart
            double error = theirs.get("se").get(k).asDouble();
            assertEquals(error, ours.fixedEffects().standardError(k), 2e-3 * error);
        }
        theirs.get("deviations").properties().forEach(factor -> {
            List<VarianceComponent> components = ours.varianceComponents().stream()
                    .filter(each -> each.group().equals(factor.getKey()) && each.other() == null)
                    .toList();
            JsonNode deviations = factor.getValue();
            for (int k = 0; k < components.size(); k++) {
                double deviation = deviations.isArray() ? deviations.get(k).asDouble() : deviations.asDouble();
                assertEquals(deviation, components.get(k).standardDeviation(), 1e-4 * deviation);
            }
        });
    }

    private static LinearFit weak(boolean slope) {
        LinearCase rows = new LinearCase("linear/weak.csv");
        List<RandomTerm> terms = new ArrayList<>(List.of(RandomTerm.intercept(rows.factor("g", "g"))));
        if (slope) {
            terms.add(RandomTerm.slope(rows.factor("g", "g"), "x", rows.numbers("x")));
        }
        return new LinearRandomEffects(rows.data("y", List.of("x"), terms, null, null), Criterion.ML).fit();
    }

    /** Two thirds of what is drawn is 0, where the mixture of χ²₀ and χ²₁ has a half. */
    @Test
    void aVarianceOnTheBoundary() {
        JsonNode exact = PEERS.get("intercept");
        BootstrapComparison ours = BootstrapComparison.ofRandomEffects(weak(false), 2000, 3, FitProgress.UNWATCHED);
        assertEquals(exact.get("statistic").asDouble(), ours.statistic(), 1e-6);
        // four Monte Carlo errors of 2,000 draws
        assertEquals(exact.get("p").asDouble(), ours.pValue(), 0.042);
    }

    @Test
    void aSlopeThatVaries() {
        JsonNode drawn = PEERS.get("slope");
        BootstrapComparison ours = BootstrapComparison.of(weak(false), weak(true), 2000, 3, FitProgress.UNWATCHED);
        // lme4 stops at 1e-6 or so of the deviance
        assertEquals(drawn.get("statistic").asDouble(), ours.statistic(), 1e-4);
        // four Monte Carlo errors of 1,500 and 2,000 draws
        assertEquals(drawn.get("p").asDouble(), ours.pValue(), 0.026);
    }
}
