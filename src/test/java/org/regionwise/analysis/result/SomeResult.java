package org.regionwise.analysis.result;

import java.util.List;
import java.util.Map;

/** A result for tests that do not care which. */
public final class SomeResult {
    private SomeResult() {}

    /** A result in which this number stands here and there. */
    public static Result of(double number) {
        return of(number, Warning.ofModel("w").with("words"));
    }

    /** A result with this warning. */
    public static Result warning(Warning warning) {
        return of(1.5, warning);
    }

    private static Result of(double number, Warning warning) {
        Estimate estimate = new Estimate(number, 0.25, number, 1e-300);
        IntervalEstimate interval = new IntervalEstimate(number, 0.1, 1 / 3.0);
        return new Result(
                new Result.Software("regionwise", "0"),
                Facts.survey("survey", "ab", 10, 9, 1, null),
                Facts.model("y", List.of()),
                new Fit(
                        new Fit.Convergence(true, false, 7),
                        List.of(warning),
                        List.of(new FixedEffect("(Intercept)", number, 1, 2, 3)),
                        estimate,
                        null,
                        new Fit.Likelihood(number, number, number),
                        new Fit.Variation(
                                new Fit.Icc(interval, interval), interval, new Fit.BetweenRegionTest(number, 0.5)),
                        Map.of("note", "fine"),
                        null,
                        null,
                        null),
                new National(estimate, Estimate.UNDEFINED, null),
                List.of(Facts.region(
                        "A",
                        null,
                        9,
                        3,
                        1,
                        estimate,
                        estimate,
                        number,
                        new RandomEffect(number, 0, 1),
                        0.5,
                        List.of("few-respondents"))));
    }
}
