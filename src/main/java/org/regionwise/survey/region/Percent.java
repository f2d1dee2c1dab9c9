package org.regionwise.survey.region;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import org.regionwise.survey.NumberNotation;
import org.regionwise.survey.NumberText;

/** Numbers with a percent sign. The sign is a statement: {@code 10.0%} is 0.1. */
public final class Percent {
    private Percent() {}

    /** Whether a text ends in a percent sign and is a number without it. */
    public static boolean isSigned(String text, NumberNotation notation) {
        return share(text, notation).isPresent();
    }

    /** Whether every value of a column, null where empty, is such a number, and there is one. */
    public static boolean allSigned(Collection<String> values, NumberNotation notation) {
        return values.stream().anyMatch(Objects::nonNull)
                && values.stream().filter(Objects::nonNull).allMatch(value -> isSigned(value, notation));
    }

    /** The hundredth of the number before the sign, without a loss; empty where there is no sign. */
    public static Optional<String> share(String text, NumberNotation notation) {
        if (text == null || !text.endsWith("%")) {
            return Optional.empty();
        }
        String number = text.substring(0, text.length() - 1).strip();
        return notation.parse(number).isEmpty()
                ? Optional.empty()
                : Optional.of(NumberText.canonical(
                        new BigDecimal(notation.plain(number)).movePointLeft(2).toString()));
    }
}
