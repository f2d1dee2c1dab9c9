package org.regionwise.store.ledger;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/**
 * Something that is kept, of which the ledger knows a hash.
 *
 * @param id of a survey, of the first survey of a series, of an analysis, of a profile
 */
public record Subject(Kind kind, long id) {
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
        /** Something that only a later version knows. */
        @JsonEnumDefaultValue
        OTHER
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
}
