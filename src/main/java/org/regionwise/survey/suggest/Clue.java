package org.regionwise.survey.suggest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a column is suggested for something; said in the reader's language as {@code reading.clue.<code>}.
 *
 * @param kind what tells it
 * @param text the word that does, where it is one; otherwise empty
 */
public record Clue(Kind kind, String text) {
    /** Nothing suggested it: somebody chose it. */
    public static final Clue NONE = new Clue(Kind.NONE, "");

    private static final Pattern WRITTEN = Pattern.compile("([A-Z_]+)(?::(.*))?", Pattern.DOTALL);

    /** What tells it. */
    public enum Kind {
        NONE,
        /** It was chosen so for an earlier survey. */
        EARLIER,
        /** A column that is called as regions are. */
        REGION_NAME,
        NAME_SAYS,
        LABEL_SAYS,
        /** A weight by its name, whose numbers are positive. */
        WEIGHT_NAME,
        /** A weight by its label, whose numbers are positive. */
        WEIGHT_LABEL,
        /** A yes, a no and little else, under the name of an outcome. */
        OUTCOME_NAME,
        /** A yes, a no and little else. */
        YES_AND_NO,
        /** An SPSS file was saved weighted by it. */
        WEIGHTED_BY,
        /** Most values are regions of the region table. */
        REGION_VALUES,
        /** The labels of most values are regions of the region table. */
        REGION_LABELS,
        /** A key that is called like the survey's region. */
        KEY_OF_SURVEY,
        /** A key that is called like codes of regions. */
        KEY_NAME,
        /** A key because it comes first and no column is called as keys are. */
        KEY_FIRST,
        /** A key because most regions of the survey are among its values. */
        KEY_VALUES,
        /** Called like a column of names. */
        NAMES,
        /** Called like a column that counts people. */
        POPULATION,
        /** The only column whose numbers are as large as populations. */
        POPULATION_SIZE;

        /** The kind as keys of messages have it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Without a word. */
    public static Clue of(Kind kind) {
        return new Clue(kind, "");
    }

    /** As it is stored. */
    public String written() {
        return text.isEmpty() ? kind.name() : kind.name() + ":" + text;
    }

    /** What was stored; earlier versions stored English words, which say nothing here. */
    public static Clue read(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            return NONE;
        }
        for (Kind kind : Kind.values()) {
            if (kind.name().equals(matcher.group(1))) {
                return new Clue(kind, matcher.group(2) == null ? "" : matcher.group(2));
            }
        }
        return NONE;
    }
}
