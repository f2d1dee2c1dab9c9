package org.regionwise.report.words;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Decision;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Reason;
import org.regionwise.release.RegionFlag;
import org.regionwise.release.Released;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/** Decisions about what is published, in words. Immutable. */
public final class DecisionWords {
    private static final int DIGITS = 3;
    /** Limits are said as they were set. */
    private static final int ALL_DIGITS = 9;

    private final Words words;

    public DecisionWords(Words words) {
        this.words = words;
    }

    /**
     * A line each, in their order: {@code Praha: raw estimate: coefficient of variation 41%, above 33.3%; withheld as
     * too unreliable (F).}
     */
    public List<String> lines(Released released) {
        return lines(released.result(), released.decisions());
    }

    /** The same of decisions about a result. */
    public List<String> lines(Result result, List<Decision> decisions) {
        Map<String, String> labels = result.regions().stream()
                .collect(Collectors.toMap(RegionEstimate::region, RegionEstimate::label, (one, other) -> one));
        return decisions.stream()
                .map(each -> words.say(
                        "release.line",
                        "who",
                        each.national() ? words.say("release.nation") : labels.get(each.region()),
                        "decided",
                        decided(each),
                        "symbol",
                        each.flag().symbol()))
                .toList();
    }

    /** Why and what follows, where the reason does not say that itself: those of confidentiality do. */
    String decided(Decision decision) {
        return decision.flag() == QualityFlag.CONFIDENTIAL
                ? reason(decision)
                : words.say("release.decided", "reason", reason(decision), "flag", flag(decision.flag()));
    }

    /** Why: {@code raw estimate: 12 respondents, fewer than 30}. */
    public String reason(Decision decision) {
        Reason.Unit unit = decision.reason().unit();
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "figures", decision.concerns().size() == 1 ? decision.concerns().get(0) : "other");
        facts.put("value", number(unit, decision.value(), DIGITS));
        facts.put("limit", number(unit, decision.limit(), ALL_DIGITS));
        facts.put("count", (long) decision.value());
        return words.say("release.reason." + decision.reason().code(), facts);
    }

    private String number(Reason.Unit unit, double value, int digits) {
        Numerals numerals = words.numerals();
        return switch (unit) {
            case NUMBER -> numerals.significant(value, digits);
            case POINTS -> numerals.significant(100 * value, digits);
            case SHARE -> numerals.percentage(numerals.significant(100 * value, digits));
        };
    }

    /** {@code use with caution}. */
    public String flag(QualityFlag flag) {
        return words.say("release.flag." + flag.code());
    }

    /** {@code pooled estimate: use with caution}. */
    public String flag(RegionFlag flag) {
        return flag.figures() == null
                ? flag(flag.flag())
                : words.say("release.flagged", "figures", flag.figures(), "flag", flag(flag.flag()));
    }
}
