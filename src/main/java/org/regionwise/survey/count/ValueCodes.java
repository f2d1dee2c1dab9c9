package org.regionwise.survey.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.regionwise.survey.ColumnType;
import org.regionwise.survey.file.ColumnTypeScan;

/** Numbers the distinct values of a column in the order of their appearance. The empty cell is 0. */
final class ValueCodes {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> values = new ArrayList<>();
    private final ColumnTypeScan typeScan;

    ValueCodes(ColumnTypeScan typeScan) {
        this.typeScan = typeScan;
        values.add(null);
    }

    int code(String value) {
        if (value == null) {
            return 0;
        }
        Integer code = codes.get(value);
        if (code == null) {
            code = values.size();
            codes.put(value, code);
            values.add(value);
            typeScan.observe(value);
        }
        return code;
    }

    /** How many distinct values there are. */
    int size() {
        return codes.size();
    }

    ColumnType type() {
        return typeScan.type();
    }

    /** Values by code, as written. */
    List<String> values() {
        return values;
    }

    /** A value that is not null as it counts: a number in canonical form where the column is one of numbers. */
    String canonical(String value) {
        return type() == ColumnType.TEXT ? value : typeScan.canonical(value);
    }

    /** Values by code, numbers in canonical form where the column is one of numbers. */
    List<String> canonicalValues() {
        if (type() == ColumnType.TEXT) {
            return values;
        }
        List<String> canonical = new ArrayList<>(values);
        canonical.replaceAll(value -> value == null ? null : typeScan.canonical(value));
        return canonical;
    }
}
