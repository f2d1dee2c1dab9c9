package org.regionwise.survey.count;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.regionwise.survey.NumberText;

/** Writes what an engine answers as a table of counts, which {@link CountTable} reads: CSV, numbers with a point. */
public final class CountsCsv {
    /** As files of columns have moments. */
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private CountsCsv() {}

    /**
     * Writes a line.
     *
     * @param cells names, or values as the engine gives them; empty where null
     */
    public static void line(Appendable out, List<?> cells) throws IOException {
        out.append(cells.stream().map(each -> quoted(text(each))).collect(Collectors.joining(",", "", "\n")));
    }

    /** Numbers in the one way in which all engines then write them. */
    private static String text(Object value) {
        if (value instanceof Double number) {
            return NumberText.format(number);
        }
        if (value instanceof Float number) {
            // 0.1 in single precision is 0.1 for its reader, and not 0.10000000149
            return NumberText.format(Double.parseDouble(number.toString()));
        }
        if (value instanceof LocalDateTime moment) {
            return moment.format(MOMENT);
        }
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        return value instanceof BigDecimal exact ? exact.toPlainString() : value == null ? null : value.toString();
    }

    private static String quoted(String cell) {
        return cell == null ? "" : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
