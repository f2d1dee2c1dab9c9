package org.regionwise.survey.stata;

/**
 * How a version of the Stata format lays things out: how many bytes each of its names and labels takes. See {@code help
 * dta} of Stata, which describes 113 to 115 and 117 to 119.
 *
 * @param version number of the format
 * @param tagged whether sections stand between tags
 * @param name bytes of a name
 * @param format bytes of a display format
 * @param label bytes of a variable's description
 */
record StataLayout(int version, boolean tagged, int name, int format, int label) {
    /** The layout of a version, or null for one that is not read. */
    static StataLayout of(int version) {
        return switch (version) {
            case 113 -> new StataLayout(version, false, 33, 12, 81);
            case 114, 115 -> new StataLayout(version, false, 33, 49, 81);
            case 117 -> new StataLayout(version, true, 33, 49, 81);
            case 118, 119 -> new StataLayout(version, true, 129, 57, 321);
            default -> null;
        };
    }

    /** Bytes of the number of variables, and of a place in the sort order. */
    int variableCount() {
        return version == 119 ? 4 : 2;
    }

    int sortPlace() {
        return version == 119 ? 4 : 2;
    }

    /** Bytes of the number of rows. */
    int rowCount() {
        return version >= 118 ? 8 : 4;
    }

    /** Bytes of the length of the data set's own label. */
    int dataLabelLength() {
        return version >= 118 ? 2 : 1;
    }

    /** Whether text is UTF-8; before, nothing says what it is. */
    boolean utf8() {
        return version >= 118;
    }
}
