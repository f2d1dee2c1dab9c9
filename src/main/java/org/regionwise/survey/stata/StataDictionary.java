package org.regionwise.survey.stata;

import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.regionwise.survey.ImportProblem;
import org.regionwise.survey.row.ReceivedFile;

/**
 * What stands in a Stata file before its rows.
 *
 * @param layout how its version lays things out
 * @param order byte order
 * @param charset encoding of all text
 * @param variables the variables, in file order
 * @param rows number of rows
 * @param width bytes of a row
 */
record StataDictionary(
        StataLayout layout, ByteOrder order, Charset charset, List<StataVariable> variables, long rows, int width) {
    private static final int DOUBLE = 65_526;
    private static final int FLOAT = 65_527;
    private static final int LONG = 65_528;
    private static final int INT = 65_529;
    private static final int BYTE = 65_530;
    private static final int LONG_TEXT = 32_768;
    private static final int LONGEST_TEXT = 2_045;
    private static final int LONGEST_OLD_TEXT = 244;
    private static final int OLD_BYTE = 251;

    boolean hasLongText() {
        return variables.stream().anyMatch(variable -> variable.kind() == StataVariable.Kind.LONG_TEXT);
    }

    /** Puts together what the file says in separate lists. Throws {@link ImportProblem} at a type that there is not. */
    static List<StataVariable> variables(
            ReceivedFile file,
            StataLayout layout,
            int[] types,
            List<String> names,
            List<String> formats,
            List<String> labelNames,
            List<String> labels) {
        List<StataVariable> variables = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < types.length; i++) {
            StataVariable.Kind kind = kind(layout.tagged() ? types[i] : modern(types[i]));
            if (kind == null) {
                throw new ImportProblem(file.damaged());
            }
            int width = switch (kind) {
                case BYTE -> 1;
                case INT -> 2;
                case LONG, FLOAT -> 4;
                case DOUBLE, LONG_TEXT -> 8;
                case TEXT -> types[i];
            };
            variables.add(new StataVariable(
                    names.get(i), kind, width, offset, formats.get(i), labelNames.get(i), labels.get(i)));
            offset += width;
        }
        return variables;
    }

    /** Types of versions 113 to 115 as version 117 has them; 0 for none. */
    private static int modern(int type) {
        if (type >= OLD_BYTE && type <= OLD_BYTE + 4) {
            return BYTE - (type - OLD_BYTE);
        }
        return type <= LONGEST_OLD_TEXT ? type : 0;
    }

    private static StataVariable.Kind kind(int type) {
        return switch (type) {
            case DOUBLE -> StataVariable.Kind.DOUBLE;
            case FLOAT -> StataVariable.Kind.FLOAT;
            case LONG -> StataVariable.Kind.LONG;
            case INT -> StataVariable.Kind.INT;
            case BYTE -> StataVariable.Kind.BYTE;
            case LONG_TEXT -> StataVariable.Kind.LONG_TEXT;
            default -> type >= 1 && type <= LONGEST_TEXT ? StataVariable.Kind.TEXT : null;
        };
    }
}
