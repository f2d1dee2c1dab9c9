package org.regionwise.release;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Why a rule decided what it did: a code, under which it is said, and the quantity that decided. What it is held
 * against is the {@link Decision}'s limit.
 */
public enum Reason {
    /** Too few said yes to be shown: the value is their number. */
    SMALL_YES("respondents who said yes", Unit.NUMBER),
    /** Too few said no to be shown: the value is their number. */
    SMALL_NO("respondents who said no", Unit.NUMBER),
    /** Too few were asked to be shown: the value is their number. */
    SMALL_RESPONDENTS("respondents", Unit.NUMBER),
    /** With the region, small counts of others could be computed. */
    TELLS_OTHERS("counts of other regions that could be computed from it", Unit.NUMBER),
    /** With the national figures, small counts of regions could be computed. */
    NATION_TELLS("count", Unit.NUMBER),
    /** In a region too few gave no answer. */
    SMALL_UNANSWERED("count", Unit.NUMBER),
    /** All that is told of a confidential region: a small count, or one that tells another. */
    SMALL_OR_TELLS("count", Unit.NUMBER),
    FEW_RESPONDENTS("respondents", Unit.NUMBER),
    FEW_EFFECTIVE("effective sample size", Unit.NUMBER),
    /** The effective sample size cannot be computed. */
    UNKNOWN_EFFECTIVE("effective sample size", Unit.NUMBER),
    /** The interval is at least so wide. */
    WIDE_INTERVAL("width of the 95% interval", Unit.POINTS),
    /** The interval is wider than so much of the estimate. */
    WIDE_OF_ESTIMATE("relative width of the 95% interval", Unit.SHARE),
    /** The interval is wider than so much of the share who did not say yes. */
    WIDE_OF_REST("relative width of the 95% interval, of the share who did not say yes", Unit.SHARE),
    NOBODY("estimate", Unit.SHARE),
    EVERYBODY("estimate", Unit.SHARE),
    FEW_DEGREES("degrees of freedom", Unit.NUMBER),
    /** Fewer said yes; the value, their number, is not told. */
    FEW_YES("respondents who said yes", Unit.NUMBER),
    /** The interval of the number who said yes is wider than so much of it. */
    WIDE_OF_COUNT("relative width of the count's 95% interval", Unit.SHARE),
    /** Half of the interval is wider. */
    WIDE_HALF("half the width of the interval", Unit.POINTS),
    NO_INTERVAL("half the width of the interval", Unit.POINTS),
    VARIATION_ABOVE("coefficient of variation", Unit.SHARE),
    VARIATION_FROM("coefficient of variation", Unit.SHARE),
    /** The coefficient of variation cannot be computed. */
    NO_VARIATION("coefficient of variation", Unit.SHARE);

    /** How value and limit are read. */
    public enum Unit {
        /** A number of people, of degrees of freedom. */
        NUMBER,
        /** A share, said in per cent. */
        SHARE,
        /** A share, said in percentage points. */
        POINTS
    }

    private final String quantity;
    private final Unit unit;

    Reason(String quantity, Unit unit) {
        this.quantity = quantity;
        this.unit = unit;
    }

    /** {@code few-respondents}: as programs read it. */
    @JsonValue
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The number that decided, as the JSON of results has named it from the first version on. */
    public String quantity() {
        return quantity;
    }

    /** What {@link #quantity} and its limit are in. */
    public Unit unit() {
        return unit;
    }
}
