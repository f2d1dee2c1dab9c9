package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.result.PredictiveCheckFacts;
import org.regionwise.analysis.result.PredictiveCheckFacts.Kind;
import org.regionwise.analysis.result.PredictiveCheckFacts.Statistic;
import org.regionwise.engine.FitWarning;
import org.regionwise.engine.check.PredictiveCheck;
import org.regionwise.engine.check.ReplicatedStatistic;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/** The predictive check in one language. Immutable. */
public final class CheckWords {
    private final Words words;

    public CheckWords(Words words) {
        this.words = words;
    }

    /** The verdict: what the check objects to, or that the model reproduces the survey, and in which figures. */
    public String verdict(PredictiveCheckFacts check) {
        List<FitWarning> findings = findings(check);
        if (!findings.isEmpty()) {
            WarningWords warnings = new WarningWords(words);
            return String.join(" ", findings.stream().map(warnings::ofCheck).toList());
        }
        List<String> sentences = new ArrayList<>();
        Statistic spread = check.of(Kind.SPREAD);
        Numerals numerals = words.numerals();
        sentences.add(words.say(
                "check.fits",
                "observed",
                numerals.significantPoints(100 * spread.observed()),
                "range",
                numerals.interval(spread.lower(), spread.upper(), limit -> numerals.significant(100 * limit, 2))));
        for (Kind kind : List.of(Kind.NONE, Kind.ALL)) {
            Statistic count = check.of(kind);
            if (count.observed() != 0 || count.upper() != 0) {
                sentences.add(words.say(
                        "check.count",
                        Map.of(
                                "kind",
                                kind,
                                "observed",
                                numerals.count(count.observed()),
                                "range",
                                count.lower() == count.upper()
                                        ? numerals.count(count.lower())
                                        : numerals.interval(count.lower(), count.upper(), numerals::count))));
            }
        }
        return String.join(" ", sentences);
    }

    /** Whether it objects to something, which is among the warnings then. */
    public static boolean objects(PredictiveCheckFacts check) {
        return !findings(check).isEmpty();
    }

    /** What one of its statistics is. */
    public String statistic(Kind kind) {
        return words.say("check.statistic", "kind", kind);
    }

    private static List<FitWarning> findings(PredictiveCheckFacts check) {
        return PredictiveCheck.findings(
                replicated(check.of(Kind.SPREAD)), replicated(check.of(Kind.NONE)), replicated(check.of(Kind.ALL)));
    }

    private static ReplicatedStatistic replicated(Statistic statistic) {
        return new ReplicatedStatistic(
                statistic.observed(), statistic.mean(), statistic.lower(), statistic.upper(), statistic.tail());
    }
}
