package org.regionwise.survey;

import java.util.List;

/**
 * What was read otherwise than it stands in a file, or not at all, without anybody having asked for it.
 *
 * @param code what kind of remark it is
 * @param columns the columns that it is about, as they are called from now on; empty when it is about the whole file
 * @param sentence the same for people
 */
public record ReadingRemark(String code, List<String> columns, String sentence) {
    /** Columns without a name, which were given one. */
    public static final String NAMELESS = "columns-named";

    /** Columns that share a name, which were numbered. */
    public static final String REPEATED = "columns-numbered";

    /** Names that were too long. */
    public static final String SHORTENED = "column-names-shortened";

    /** Names that had line breaks or other control characters. */
    public static final String BROKEN = "column-names-joined";

    /** More columns than are kept. */
    public static final String BEYOND = "columns-beyond-limit";

    /** Rows that begin with a name of their own, for which the header has none. */
    public static final String ROW_NAMES = "row-names";

    /** Cells beside the table, in columns without a name. */
    public static final String BESIDE = "cells-beside-the-table";

    /** Merged cells, whose value counts in all of them. */
    public static final String MERGED = "merged-cells";

    /** Delimiters at the ends of rows, behind the last cell. */
    public static final String TRAILING = "empty-last-field";

    /** Numbers that are read with a decimal comma, as no other reading is possible. */
    public static final String DECIMAL_COMMA = "decimal-comma";

    /** Columns whose percent signs were taken at their word. */
    public static final String PERCENT = "percent-signs";

    public ReadingRemark {
        columns = List.copyOf(columns);
    }

    /** The same of the region table, where both it and the survey may be meant. */
    public ReadingRemark ofRegionTable() {
        return new ReadingRemark(code, columns, "Region table: " + sentence);
    }

    /** Names in quotation marks, the first few of them. */
    public static String quoted(List<String> names) {
        int shown = Math.min(5, names.size());
        String first = String.join(
                ", ",
                names.subList(0, shown).stream().map(name -> "“" + name + "”").toList());
        return names.size() == shown ? first : first + " and " + (names.size() - shown) + " more";
    }
}
