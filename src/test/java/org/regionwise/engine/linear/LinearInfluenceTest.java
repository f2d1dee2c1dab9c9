package org.regionwise.engine.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.regionwise.engine.FitProgress;
import org.regionwise.engine.sensitivity.Influence;

/** Regions left out one at a time: the fit of what is left, as if the region had never been asked. */
class LinearInfluenceTest {
    @Test
    void leftOutAsNeverAsked() {
        LinearData data = LinearCase.sleepstudy("survey.csv", "ri");
        Influence influence = Influence.of(data, Criterion.REML, new int[] {4}, FitProgress.UNWATCHED);
        assertEquals(List.of(Influence.SIGMA, "days"), influence.parameters());
        GroupingFactor subject = data.random().get(0).factor();
        int[] others = IntStream.range(0, data.rows())
                .filter(i -> subject.levelOfRow()[i] != 4)
                .toArray();
        List<String> names = IntStream.of(others)
                .mapToObj(i -> subject.levels().get(subject.levelOfRow()[i]))
                .toList();
        LinearData rest =
                data.rows(others).withRandom(List.of(RandomTerm.intercept(GroupingFactor.of("subject", names))));
        LinearFit fit = new LinearRandomEffects(rest, Criterion.REML).fit();
        double[] without = influence.without().get(0);
        assertEquals(Math.sqrt(fit.effectCovariance(0)[0]), without[0], 1e-6 * without[0]);
        assertEquals(fit.fixedEffects().estimates()[1], without[1], 1e-9);
        assertTrue(Math.abs(without[0] - influence.all()[0]) > 0.1, "something hangs on every subject");
    }
}
