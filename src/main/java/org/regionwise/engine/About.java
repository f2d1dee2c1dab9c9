package org.regionwise.engine;

import java.util.Arrays;
import java.util.Locale;

/** What the words and facts of a warning describe. It decides where they may be shown beside withheld figures. */
public enum About {
    /**
     * Settings, predictors and numerics: nothing of what people answered, no estimate among the facts. Shown beside
     * withheld figures as it stands.
     */
    MODEL,
    /**
     * How files were read: which regions were matched, joined or look alike, and how many people are in them; nothing
     * of what these answered. Shown beside figures that are withheld as unreliable.
     */
    READING,
    /** Numbers of people, or regions by what was answered there. */
    ANSWERS,
    /** Nobody said: a warning of a result of an earlier version, which may tell anything. */
    UNKNOWN;

    /** How files write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What has this code; {@link #UNKNOWN} where nothing has. */
    public static About ofCode(String code) {
        return Arrays.stream(values())
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
