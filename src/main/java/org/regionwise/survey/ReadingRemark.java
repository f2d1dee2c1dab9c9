package org.regionwise.survey;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was read otherwise than it stands in a file, or not at all, without anybody having asked for it.
 *
 * @param code what kind of remark it is
 * @param columns the columns that it is about, as they are called from now on; empty when it is about the whole file
 * @param facts what there is to say of it, as {@link Reason#facts}; {@code file} is {@code regions} for the region
 *     table
 * @param sentence in English, as results and surveys of earlier versions have it and as JSON for programs says it; else
 *     null
 */
public record ReadingRemark(
        String code,
        List<String> columns,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Object> facts,
        @JsonInclude(JsonInclude.Include.NON_NULL) String sentence) {
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

    /** Columns of lists or structures, which no cell of a table can hold; they are left out. */
    public static final String NESTED = "columns-nested";

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

    private static final String FILE = "file";

    public ReadingRemark {
        columns = List.copyOf(columns);
        facts = facts == null ? Map.of() : Reason.typed(facts);
    }

    /**
     * A remark on the survey's file.
     *
     * @param namesAndFacts names and values of its facts in turn
     */
    public static ReadingRemark of(String code, List<String> columns, Object... namesAndFacts) {
        Map<String, Object> facts = new TreeMap<>(Map.of(FILE, "survey"));
        for (int i = 0; i < namesAndFacts.length; i += 2) {
            facts.put((String) namesAndFacts[i], namesAndFacts[i + 1]);
        }
        return new ReadingRemark(code, columns, facts, null);
    }

    /** The same of the region table, where both it and the survey may be meant. */
    public ReadingRemark ofRegionTable() {
        Map<String, Object> all = new TreeMap<>(facts);
        all.put(FILE, "regions");
        return new ReadingRemark(code, columns, all, sentence);
    }

    /** The same with words for programs. */
    public ReadingRemark with(String english) {
        return new ReadingRemark(code, columns, facts, english);
    }
}
