package org.regionwise.survey.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.regionwise.survey.NumberText;
import org.regionwise.survey.row.CellText;

/** A column of single values: what its bytes mean, by its physical and its logical type, as text. */
record ParquetColumn(PrimitiveType type) {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    /** Julian day of 1 January 1970, from which moments of 96 bits count. */
    private static final long JULIAN_DAY_OF_1970 = 2_440_588;

    /**
     * The cell of a row; null where it has none, or a number that is none.
     *
     * @param place of the column among those that were asked for
     */
    String cell(Group row, int place) {
        if (row.getFieldRepetitionCount(place) == 0) {
            return null;
        }
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Boolean.toString(row.getBoolean(place, 0));
            case INT32 -> whole(row.getInteger(place, 0), meaning);
            case INT64 -> whole(row.getLong(place, 0), meaning);
            case FLOAT -> real(row.getFloat(place, 0));
            case DOUBLE -> real(row.getDouble(place, 0));
            case INT96 -> moment96(row.getInt96(place, 0));
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(row.getBinary(place, 0), meaning);
        };
    }

    private static String real(double value) {
        return Double.isFinite(value) ? NumberText.format(value) : null;
    }

    private static String whole(long value, LogicalTypeAnnotation meaning) {
        if (meaning instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        }
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return plain(BigDecimal.valueOf(value, decimal.getScale()));
        }
        if (meaning instanceof TimestampLogicalTypeAnnotation stamp) {
            Instant moment = Instant.EPOCH.plus(value, unit(stamp.getUnit()));
            return LocalDateTime.ofInstant(moment, ZoneOffset.UTC).format(MOMENT);
        }
        if (meaning instanceof TimeLogicalTypeAnnotation time) {
            return LocalTime.MIDNIGHT.plus(value, unit(time.getUnit())).format(TIME);
        }
        boolean unsigned = meaning instanceof IntLogicalTypeAnnotation integer && !integer.isSigned();
        return !unsigned
                ? Long.toString(value)
                : ((IntLogicalTypeAnnotation) meaning).getBitWidth() == Long.SIZE
                        ? Long.toUnsignedString(value)
                        : Long.toString(Integer.toUnsignedLong((int) value));
    }

    private static ChronoUnit unit(LogicalTypeAnnotation.TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> ChronoUnit.MILLIS;
            case MICROS -> ChronoUnit.MICROS;
            case NANOS -> ChronoUnit.NANOS;
        };
    }

    private static String plain(BigDecimal exact) {
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    private static String bytes(Binary value, LogicalTypeAnnotation meaning) {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return plain(new BigDecimal(new BigInteger(value.getBytes()), decimal.getScale()));
        }
        if (meaning instanceof UUIDLogicalTypeAnnotation) {
            ByteBuffer both = value.toByteBuffer();
            return new UUID(both.getLong(), both.getLong()).toString();
        }
        return CellText.clean(value.toStringUsingUTF8());
    }

    /** Nanoseconds of the day, then its Julian number, as earlier writers have moments. */
    private static String moment96(Binary value) {
        ByteBuffer parts = value.toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
        long nanos = parts.getLong();
        long day = Integer.toUnsignedLong(parts.getInt()) - JULIAN_DAY_OF_1970;
        return LocalDate.ofEpochDay(day).atStartOfDay().plusNanos(nanos).format(MOMENT);
    }
}
