package org.regionwise.store.ledger;

import java.util.Arrays;

/**
 * Something that is kept, of which the ledger knows a hash.
 *
 * @param id of a survey, of the first survey of a series, of an analysis, of a profile, of an account; of a hundred
 *     deeds, their number divided by {@link #DEEDS_TOGETHER}
 */
public record Subject(Kind kind, long id) {
    /** The record of who did what is kept by the hundred, as it grows by one line at a time. */
    public static final long DEEDS_TOGETHER = 100;

    /** What is kept. */
    public enum Kind {
        /** A survey as it was uploaded, with its responses; never changes. */
        SURVEY,
        /** What people may change of a survey in all its versions: name, names of columns, rules, whether deleted. */
        SERIES,
        /** An analysis and its result, with its title. */
        ANALYSIS,
        /** Rules of publication that people composed. */
        PROFILE,
        /** Whose a survey is, and with whom it is shared. */
        SHARING,
        /** An account with its tokens. */
        ACCOUNT,
        /** A hundred lines of the record of who did what. */
        DEEDS,
        /** Something that only a later version knows. */
        OTHER;

        /** By its name; null for none. */
        static Kind of(String name) {
            return name == null
                    ? null
                    : Arrays.stream(values())
                            .filter(each -> each.name().equals(name))
                            .findFirst()
                            .orElse(OTHER);
        }
    }

    /** A survey. */
    public static Subject survey(long id) {
        return new Subject(Kind.SURVEY, id);
    }

    /** What may change of a survey in all its versions. */
    public static Subject series(long id) {
        return new Subject(Kind.SERIES, id);
    }

    /** An analysis. */
    public static Subject analysis(long id) {
        return new Subject(Kind.ANALYSIS, id);
    }

    /** Rules of publication. */
    public static Subject profile(long id) {
        return new Subject(Kind.PROFILE, id);
    }

    /** Whose a survey is. */
    public static Subject sharing(long series) {
        return new Subject(Kind.SHARING, series);
    }

    /** An account. */
    public static Subject account(long id) {
        return new Subject(Kind.ACCOUNT, id);
    }

    /** The hundred to which a line of the record of who did what belongs. */
    public static Subject deeds(long id) {
        return new Subject(Kind.DEEDS, id / DEEDS_TOGETHER);
    }
}
