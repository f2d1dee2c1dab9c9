package org.regionwise.survey;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which values of the outcome count as yes, as no, and as no answer. Values are compared without regard to case and
 * surrounding blanks, and as numbers where both are numbers ({@code 1.0} is {@code 1}). An empty cell is always
 * missing.
 *
 * <p>A measured outcome becomes a yes or no by a cut: a single positive value such as {@code >=3}, which may also begin
 * with {@code >}, {@code <=} or {@code <}. Every number on that side is a yes, every other number a no.
 *
 * <p>Without any yes the numbers themselves are the answers.
 *
 * @param positive values that count as yes; or one cut; none of a measured outcome
 * @param negative values that count as no; empty: every value that is neither yes nor missing
 * @param missing values that count as no answer, beside the empty cell
 */
public record OutcomeCoding(List<String> positive, List<String> negative, List<String> missing) {
    private static final Pattern CUT = Pattern.compile("(>=|>|<=|<) *(-?\\d{1,15}(?:\\.\\d{1,15})?)");
    private static final Set<String> USUAL_YES = Set.of("1", "yes", "true");
    private static final Set<String> USUAL_NO = Set.of("0", "no", "false");

    public OutcomeCoding {
        positive = List.copyOf(positive);
        negative = List.copyOf(negative);
        missing = List.copyOf(missing);
    }

    /** Whether numbers on one side of a bound count as yes. */
    @JsonIgnore
    public boolean isCut() {
        return positive.size() == 1 && CUT.matcher(positive.get(0)).matches();
    }

    /** Of an outcome that is measured, not cut into yes and no. */
    public static OutcomeCoding measured(List<String> missing) {
        return new OutcomeCoding(List.of(), List.of(), missing);
    }

    /** Whether the numbers themselves are the answers. */
    @JsonIgnore
    public boolean isMeasured() {
        return positive.isEmpty();
    }

    private boolean above(double value) {
        Matcher matcher = CUT.matcher(positive.get(0));
        if (!matcher.matches()) {
            throw new IllegalStateException("asked of a cut only");
        }
        double bound = Double.parseDouble(matcher.group(2));
        return switch (matcher.group(1)) {
            case ">=" -> value >= bound;
            case ">" -> value > bound;
            case "<=" -> value <= bound;
            default -> value < bound;
        };
    }

    /** {@code 1, yes, true} against {@code 0, no, false}. */
    public static OutcomeCoding usual() {
        return new OutcomeCoding(List.of("1", "yes", "true"), List.of("0", "no", "false"), List.of());
    }

    /** Whether a value is one of the usual words for yes or no. */
    public static boolean isUsual(String value) {
        String plain = normal(value);
        return USUAL_YES.contains(plain) || USUAL_NO.contains(plain);
    }

    /** What {@code value} (null: empty cell) means. Missing wins over yes, yes over no. */
    public Answer classify(String value) {
        if (value == null || value.isBlank() || holds(missing, value)) {
            return Answer.MISSING;
        }
        if (isMeasured()) {
            return Double.isFinite(NumberText.parse(value.strip()).orElse(Double.NaN))
                    ? Answer.MEASURED
                    : Answer.UNKNOWN;
        }
        if (holds(positive, value)) {
            return Answer.YES;
        }
        if (isCut() && !holds(negative, value)) {
            OptionalDouble number = NumberText.parse(value.strip());
            return number.isEmpty() ? Answer.UNKNOWN : above(number.getAsDouble()) ? Answer.YES : Answer.NO;
        }
        return negative.isEmpty() || holds(negative, value) ? Answer.NO : Answer.UNKNOWN;
    }

    private static boolean holds(List<String> values, String value) {
        String plain = normal(value);
        return values.stream().anyMatch(each -> normal(each).equals(plain));
    }

    private static String normal(String value) {
        String plain = value.strip().toLowerCase(Locale.ROOT);
        return NumberText.isNumber(plain) ? NumberText.canonical(plain) : plain;
    }
}
