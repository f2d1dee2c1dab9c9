package org.regionwise.survey.stata;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.row.CellText;

/**
 * A variable of a Stata file.
 *
 * @param name its name
 * @param kind what its cells are
 * @param width bytes of a cell
 * @param offset first byte of the cell in a row
 * @param format its display format, which tells dates
 * @param labelName name of its value labels; empty for none
 * @param label its description
 */
record StataVariable(String name, Kind kind, int width, int offset, String format, String labelName, String label) {
    private static final long DAYS_TO_1960 = LocalDate.of(1960, 1, 1).toEpochDay();
    private static final long MILLIS_A_DAY = 86_400_000L;
    private static final double FAR = 3_000_000;
    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private static final int LARGEST_BYTE = 100;
    private static final int LARGEST_INT = 32_740;
    private static final int LARGEST_LONG = 2_147_483_620;
    /** The bits of the first number that stands for a missing value. */
    private static final int FIRST_MISSING_FLOAT = 0x7F000000;

    private static final long FIRST_MISSING_DOUBLE = 0x7FE0000000000000L;

    /** Stata's storage types. */
    enum Kind {
        BYTE,
        INT,
        LONG,
        FLOAT,
        DOUBLE,
        TEXT,
        /** Text of any length, kept apart from the rows; the cell says where. */
        LONG_TEXT
    }

    /** The cell as text, null when it is one of Stata's missing values; not for {@link Kind#LONG_TEXT}. */
    String cell(ByteBuffer row, Charset charset) {
        return switch (kind) {
            case BYTE -> whole(row.get(offset), LARGEST_BYTE);
            case INT -> whole(row.getShort(offset), LARGEST_INT);
            case LONG -> whole(row.getInt(offset), LARGEST_LONG);
            case FLOAT -> {
                int bits = row.getInt(offset);
                boolean missing = bits >= FIRST_MISSING_FLOAT || !Float.isFinite(Float.intBitsToFloat(bits));
                yield missing ? null : written(Float.intBitsToFloat(bits));
            }
            case DOUBLE -> {
                long bits = row.getLong(offset);
                boolean missing = bits >= FIRST_MISSING_DOUBLE || !Double.isFinite(Double.longBitsToDouble(bits));
                yield missing ? null : written(Double.longBitsToDouble(bits));
            }
            case TEXT -> {
                int end = 0;
                while (end < width && row.get(offset + end) != 0) {
                    end++;
                }
                byte[] text = new byte[end];
                row.get(offset, text);
                yield CellText.clean(new String(text, charset));
            }
            case LONG_TEXT -> throw new IllegalStateException("long text is not in the row");
        };
    }

    private String whole(int value, int largest) {
        return value > largest ? null : written(value);
    }

    /** Dates as ISO 8601 writes them, other numbers as they are. */
    private String written(double value) {
        boolean day = format.startsWith("%td") || format.startsWith("%d");
        if (day && Math.abs(value) < FAR) {
            return LocalDate.ofEpochDay(DAYS_TO_1960 + (long) value).toString();
        }
        boolean moment = format.startsWith("%tc") || format.startsWith("%tC");
        if (moment && Math.abs(value) < FAR * MILLIS_A_DAY) {
            Instant instant = Instant.ofEpochMilli(DAYS_TO_1960 * MILLIS_A_DAY + (long) value);
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC).format(TO_THE_SECOND);
        }
        return NumberText.format(value);
    }
}
