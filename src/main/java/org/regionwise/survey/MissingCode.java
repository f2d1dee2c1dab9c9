package org.regionwise.survey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A value that may stand for no answer, as suggested for the analyst to confirm.
 *
 * @param value the value, a number in canonical form
 * @param rows how many rows have it
 * @param why why
 * @param label what the file says that it means; empty when it says nothing
 */
public record MissingCode(String value, long rows, Why why, String label) {
    /** What speaks for a value's standing for no answer. */
    public enum Kind {
        /** Its label says so. */
        LABEL,
        /** It has a label and lies apart from values without one. */
        LABELLED_APART,
        /** It is a usual way to write no answer. */
        USUAL_WORD,
        /** It is negative, and no other value is. */
        NEGATIVE,
        /** It lies beyond all others. */
        BEYOND
    }

    /**
     * Why a value may stand for no answer.
     *
     * @param least of the other values, a number in canonical form; empty where it does not matter
     * @param most of the other values likewise
     */
    public record Why(Kind kind, String least, String most) {
        private static Why of(Kind kind) {
            return new Why(kind, "", "");
        }
    }

    private static final Set<String> WORDS = Set.of(
            "na",
            "n/a",
            "#n/a",
            "nan",
            "null",
            ".",
            "dk",
            "don't know",
            "dont know",
            "do not know",
            "refused",
            "refusal",
            "no answer",
            "missing",
            "unknown",
            "neví",
            "nevím",
            "neodpověděl",
            "neuvedeno",
            "bez odpovědi",
            "odmítl",
            "weiß nicht",
            "keine angabe",
            "k. a.",
            "k.a.",
            "brak danych",
            "nie wiem",
            "ne sait pas",
            "sans réponse",
            "non réponse",
            "no sabe",
            "no contesta",
            "no responde",
            "no sabe/no contesta",
            "no sabe / no contesta",
            "no sabe o no contesta",
            "ns/nc",
            "ns / nc",
            "ns/nr",
            "sin respuesta",
            "não sabe",
            "não respondeu",
            "não responde",
            "não sabe/não responde",
            "non lo so",
            "non risponde",
            "non sa/non risponde",
            "weiss nicht",
            "keine antwort",
            "trudno powiedzieć",
            "odmowa",
            "odmowa odpowiedzi",
            "weet niet",
            "weet ik niet",
            "geen antwoord",
            "vet ej",
            "vet inte",
            "ej svar",
            "ved ikke",
            "vet ikke",
            "en osaa sanoa",
            "nem tudja",
            "nem válaszolt",
            "nt/nv",
            "nu știe",
            "nu știu",
            "nu răspunde",
            "δεν γνωρίζω",
            "δξ/δα",
            "bilmiyorum",
            "cevap yok");

    /** What labels say of an answer that is none, beside the words above. */
    private static final List<String> LABELS = List.of(
            "no response",
            "non-response",
            "nonresponse",
            "not applicable",
            "inapplicable",
            "not stated",
            "not ascertained",
            "not asked",
            "not available",
            "not known",
            "not in universe",
            "prefer not to",
            "declined",
            "nezjištěno",
            "trifft nicht zu",
            "non réponse",
            "no contesta",
            "no sabe");

    private static final Set<Double> CODES = Set.of(
            -1.0, -2.0, -7.0, -8.0, -9.0, -77.0, -88.0, -97.0, -98.0, -99.0, -999.0, -9999.0, 7.0, 8.0, 9.0, 77.0, 88.0,
            97.0, 98.0, 99.0, 888.0, 997.0, 998.0, 999.0, 9997.0, 9998.0, 9999.0, 99999.0);

    /** Codes of one digit stand beside few categories, and never touch them. */
    private static final double HIGHEST_CATEGORY = 6;

    /** Longer codes are set off from what was measured by so much of themselves. */
    private static final double SET_OFF = 0.1;

    /** Fewer values without a label are no measure. */
    private static final int LEAST_MEASURED = 3;

    /** Whether a text is one of the usual ways to write no answer. */
    public static boolean isWord(String value) {
        return WORDS.contains(value.strip().toLowerCase(Locale.ROOT));
    }

    /** Whether a label says that there is no answer. */
    public static boolean isSaid(String label) {
        String plain = label.strip().toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(word -> word.length() > 3 ? plain.contains(word) : plain.equals(word))
                || LABELS.stream().anyMatch(plain::contains);
    }

    /**
     * Values of a measure that the file labels and that lie apart from all others, such as 9998 “Flagged cases”; by
     * value the reason. A measure has more values without a label than with one. What is labelled at the ends of a
     * scale lies no further from the rest than these do from each other, and 0 may well mean “none”: neither is a code.
     * A negative number is one where all others are not negative.
     *
     * @param values those that occur, numbers in canonical form
     * @param labels what values mean, as far as the file says so
     */
    public static Map<String, Why> labelled(Collection<String> values, Map<String, String> labels) {
        List<String> marked = values.stream().filter(labels::containsKey).toList();
        double[] plain = values.stream()
                .filter(value -> !labels.containsKey(value))
                .map(NumberText::parse)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .sorted()
                .toArray();
        Map<String, Why> codes = new LinkedHashMap<>();
        if (plain.length < LEAST_MEASURED || plain.length <= marked.size()) {
            return codes;
        }
        double widest = 0;
        for (int i = 1; i < plain.length; i++) {
            widest = Math.max(widest, plain[i] - plain[i - 1]);
        }
        double least = plain[0];
        double most = plain[plain.length - 1];
        for (String value : marked) {
            double number = NumberText.parse(value).orElse(Double.NaN);
            double apart = Math.max(number - most, least - number);
            boolean below = number < 0 && least >= 0;
            boolean code = below || number != 0 && apart > widest && apart >= SET_OFF * Math.abs(number);
            if (code || isSaid(labels.get(value))) {
                codes.put(value, new Why(Kind.LABELLED_APART, NumberText.format(least), NumberText.format(most)));
            }
        }
        return codes;
    }

    /**
     * Suggestions for a column of a stored survey.
     *
     * @param values its values, numbers in canonical form
     */
    public static List<MissingCode> of(List<ValueCount> values, ColumnType type, Map<String, String> labels) {
        Map<String, Long> counts = new LinkedHashMap<>();
        values.forEach(each -> counts.put(each.value(), each.count()));
        return of(counts, type, labels);
    }

    /** @param labels what values mean, as far as the file says so */
    public static List<MissingCode> of(Map<String, Long> counts, ColumnType type, Map<String, String> labels) {
        List<MissingCode> codes = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        boolean whole = true;
        for (String value : counts.keySet()) {
            OptionalDouble number = NumberText.parse(value);
            if (number.isPresent() && !CODES.contains(number.getAsDouble())) {
                least = Math.min(least, number.getAsDouble());
                most = Math.max(most, number.getAsDouble());
                whole &= number.getAsDouble() == Math.rint(number.getAsDouble());
            }
        }
        Map<String, Why> labelled = type == ColumnType.NUMBER ? labelled(counts.keySet(), labels) : Map.of();
        for (Map.Entry<String, Long> each : counts.entrySet()) {
            String label = labels.getOrDefault(each.getKey(), "");
            Why why = null;
            if (!label.isEmpty()) {
                // who says what a value means, says all
                why = isSaid(label) ? Why.of(Kind.LABEL) : labelled.get(each.getKey());
            } else if (isWord(each.getKey())) {
                why = counts.size() > 1 ? Why.of(Kind.USUAL_WORD) : null;
            } else if (type == ColumnType.NUMBER && least <= most) {
                why = why(NumberText.parse(each.getKey()).orElse(Double.NaN), least, most, whole);
            }
            if (why != null) {
                codes.add(new MissingCode(each.getKey(), each.getValue(), why, label));
            }
        }
        codes.sort(Comparator.comparing(MissingCode::value));
        return codes;
    }

    private static Why why(double value, double least, double most, boolean whole) {
        if (!CODES.contains(value)) {
            return null;
        }
        if (value < 0) {
            return least >= 0 ? Why.of(Kind.NEGATIVE) : null;
        }
        boolean apart =
                value < 10 ? whole && most <= Math.min(HIGHEST_CATEGORY, value - 2) : value - most >= SET_OFF * value;
        return apart ? new Why(Kind.BEYOND, "", NumberText.format(most)) : null;
    }
}
