package org.regionwise.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.regionwise.release.QualityFlag;
import org.regionwise.report.message.Numerals;

/** How files mark a figure that is not there. */
public enum Markers {
    /** Statistics Canada's letters {@code x} and {@code F}, and a dash. Files of data leave the cell empty. */
    LETTERS(QualityFlag.CONFIDENTIAL.symbol(), QualityFlag.UNRELIABLE.symbol(), Numerals.UNDEFINED),

    /**
     * The shorthand in brackets of the United Kingdom's Government Statistical Service, in place of every figure that
     * is not there, in files of data too: {@code [c]} confidential, {@code [u]} unreliable, {@code [x]} not available.
     */
    BRACKETS("[c]", "[u]", "[x]");

    private final String confidential;
    private final String unreliable;
    private final String unavailable;

    Markers(String confidential, String unreliable, String unavailable) {
        this.confidential = confidential;
        this.unreliable = unreliable;
        this.unavailable = unavailable;
    }

    /** As addresses and commands write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** That with a code. */
    public static Optional<Markers> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** In place of a figure that was never there. */
    public String unavailable() {
        return unavailable;
    }

    /** What stands for a decision: in place of what it withholds, beside what it lets be shown. */
    public String of(QualityFlag flag) {
        return switch (flag) {
            case CONFIDENTIAL -> confidential;
            case UNRELIABLE -> unreliable;
            case USE_WITH_CAUTION, REVIEW -> flag.symbol();
        };
    }

    /** Whether files of data, whose cells are otherwise empty, have them too. */
    public boolean inData() {
        return this == BRACKETS;
    }
}
