package org.regionwise.report.words;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.Decision;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.Reason;
import org.regionwise.release.RegionFlag;
import org.regionwise.release.Released;
import org.regionwise.report.Markers;
import org.regionwise.report.message.Numerals;
import org.regionwise.report.message.Words;

/** Decisions about what is published, in words. Immutable. */
public final class DecisionWords {
    private static final int DIGITS = 3;
    /** Regions of a group that are named; the table marks all. */
    private static final int NAMED = 30;
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
        Map<String, String> labels = labels(result);
        return decisions.stream()
                .map(each -> line(each, labels, each.flag().symbol()))
                .toList();
    }

    private static Map<String, String> labels(Result result) {
        return result.regions().stream()
                .collect(Collectors.toMap(RegionEstimate::region, RegionEstimate::label, (one, other) -> one));
    }

    private String line(Decision decision, Map<String, String> labels, String symbol) {
        return words.say(
                "release.line",
                "who",
                decision.national() ? words.say("release.nation") : labels.get(decision.region()),
                "decided",
                decided(decision),
                "symbol",
                symbol);
    }

    /**
     * The same for paper: regions of which the same was decided share a paragraph, that says between which numbers
     * theirs lie: {@code 15 regions: raw estimate: 8 to 29 respondents, fewer than 30; …}
     */
    public List<String> grouped(Released released, Markers markers) {
        Map<String, String> labels = labels(released.result());
        Map<Kind, List<Decision>> groups = new LinkedHashMap<>();
        released.decisions()
                .forEach(each -> groups.computeIfAbsent(Kind.of(each), kind -> new ArrayList<>())
                        .add(each));
        List<String> paragraphs = new ArrayList<>();
        groups.forEach((kind, decisions) -> {
            String symbol = markers.of(kind.flag);
            if (decisions.size() == 1) {
                paragraphs.add(line(decisions.get(0), labels, symbol));
            } else {
                paragraphs.add(words.say(
                        "release.lines",
                        "regions",
                        words.lists()
                                .firstOf(
                                        decisions.stream()
                                                .map(each -> labels.get(each.region()))
                                                .toList(),
                                        NAMED),
                        "decided",
                        together(decisions),
                        "symbol",
                        symbol));
            }
        });
        return paragraphs;
    }

    /** What decisions have in common that differ in regions and numbers only. */
    private record Kind(boolean national, Reason reason, QualityFlag flag, List<FigureGroup> figures, double limit) {
        static Kind of(Decision decision) {
            return new Kind(
                    decision.national(), decision.reason(), decision.flag(), decision.concerns(), decision.limit());
        }
    }

    private String together(List<Decision> decisions) {
        Decision first = decisions.get(0);
        Reason.Unit unit = first.reason().unit();
        double[] values = decisions.stream()
                .mapToDouble(Decision::value)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        String low = values.length == 0 ? Numerals.UNDEFINED : number(unit, values[0], DIGITS);
        String high = values.length == 0 ? Numerals.UNDEFINED : number(unit, values[values.length - 1], DIGITS);
        String value = low.equals(high) ? low : words.say("figure.interval", "lower", low, "upper", high);
        String reason = first.reason() == Reason.FEW_RESPONDENTS
                ? words.say(
                        "release.reason.few-respondents-each",
                        "value",
                        value,
                        "limit",
                        number(unit, first.limit(), ALL_DIGITS))
                : reason(first, value);
        return first.flag() == QualityFlag.CONFIDENTIAL
                ? reason
                : words.say("release.decided", "reason", reason, "flag", flag(first.flag()));
    }

    /** Why and what follows, where the reason does not say that itself: those of confidentiality do. */
    String decided(Decision decision) {
        return decision.flag() == QualityFlag.CONFIDENTIAL
                ? reason(decision)
                : words.say("release.decided", "reason", reason(decision), "flag", flag(decision.flag()));
    }

    /** Why: {@code raw estimate: 12 respondents, fewer than 30}. */
    public String reason(Decision decision) {
        return reason(decision, number(decision.reason().unit(), decision.value(), DIGITS));
    }

    private String reason(Decision decision, String value) {
        Reason.Unit unit = decision.reason().unit();
        Map<String, Object> facts = new HashMap<>();
        facts.put(
                "figures", decision.concerns().size() == 1 ? decision.concerns().get(0) : "other");
        facts.put("value", value);
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
