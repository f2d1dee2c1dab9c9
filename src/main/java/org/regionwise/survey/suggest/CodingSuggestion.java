package org.regionwise.survey.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.regionwise.survey.MissingCode;
import org.regionwise.survey.OutcomeCoding;
import org.regionwise.survey.ValueCount;
import org.regionwise.survey.file.ColumnSummary;

/** A guess, for the analyst to confirm, at what the values of an outcome mean. */
public final class CodingSuggestion {
    private static final Set<String> YES = Set.of(
            "1", "yes", "y", "true", "t", "ano", "áno", "ja", "oui", "si", "sí", "sì", "sim", "tak", "da", "igen",
            "evet", "kyllä", "jah", "jo", "ναι", "да", "так");
    private static final Set<String> NO = Set.of(
            "0", "2", "no", "n", "false", "f", "ne", "nein", "non", "nie", "não", "nao", "nu", "nem", "nee", "nej",
            "nei", "ei", "hayır", "hayir", "όχι", "οχι", "не", "нет", "ні");
    private static final Set<String> MISSING_CODES =
            Set.of("8", "9", "88", "99", "98", "97", "-1", "-8", "-9", "-99", "998", "999");

    private CodingSuggestion() {}

    /**
     * The coding that the values suggest: the usual words for yes and no, and what usually stands for no answer. Values
     * it does not know are left out, to be said by the analyst; without any that mean yes the coding is the usual one.
     */
    public static OutcomeCoding of(ColumnSummary outcome) {
        return of(outcome, Map.of());
    }

    /**
     * The same where the file says what values mean.
     *
     * @param labels words by value; what they begin with tells yes from no, and what they hold tells no answer
     */
    public static OutcomeCoding of(ColumnSummary outcome, Map<String, String> labels) {
        List<String> positive = new ArrayList<>();
        List<String> negative = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        boolean binary = isBinary(outcome);
        for (ValueCount each : outcome.values()) {
            String label = labels.getOrDefault(each.value(), "").strip().toLowerCase(Locale.ROOT);
            String plain = label.isEmpty() ? each.value().toLowerCase(Locale.ROOT) : label.split("[^\\p{L}]", 2)[0];
            boolean unanswered = !label.isEmpty()
                    && (MissingCode.isSaid(label)
                            || outcome.missing().stream()
                                    .anyMatch(code -> code.value().equals(each.value())));
            if (unanswered
                    || label.isEmpty() && (MissingCode.isWord(plain) || binary && MISSING_CODES.contains(plain))) {
                missing.add(each.value());
            } else if (YES.contains(plain)) {
                positive.add(each.value());
            } else if (NO.contains(plain)) {
                negative.add(each.value());
            }
        }
        return positive.isEmpty()
                ? new OutcomeCoding(
                        OutcomeCoding.usual().positive(), OutcomeCoding.usual().negative(), missing)
                : new OutcomeCoding(positive, negative, missing);
    }

    /**
     * Whether an answer is a plain yes, which says nothing beyond its question.
     *
     * @param label what the file says that it means; null where it says nothing
     */
    public static boolean isYes(String answer, String label) {
        return YES.contains(
                label == null
                        ? answer.strip().toLowerCase(Locale.ROOT)
                        : label.strip().toLowerCase(Locale.ROOT).split("[^\\p{L}]", 2)[0]);
    }

    /** Whether the values are a usual yes and a usual no, beside what usually stands for no answer. */
    static boolean isBinary(ColumnSummary summary) {
        if (summary.more()) {
            return false;
        }
        boolean yes = false;
        boolean no = false;
        for (ValueCount each : summary.values()) {
            String plain = each.value().toLowerCase(Locale.ROOT);
            yes |= YES.contains(plain);
            no |= NO.contains(plain);
            if (!YES.contains(plain)
                    && !NO.contains(plain)
                    && !MissingCode.isWord(plain)
                    && !MISSING_CODES.contains(plain)) {
                return false;
            }
        }
        return yes && no;
    }
}
