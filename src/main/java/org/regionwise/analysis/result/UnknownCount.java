package org.regionwise.analysis.result;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** A number of respondents that may not be known: {@link Result#UNKNOWN} in the program, {@code null} in JSON. */
final class UnknownCount {
    private UnknownCount() {}

    /** Writes a count, {@code null} where it is not known. */
    static final class Writer extends JsonSerializer<Long> {
        @Override
        public void serialize(Long value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (value == Result.UNKNOWN) {
                out.writeNull();
            } else {
                out.writeNumber(value);
            }
        }
    }

    /** Reads what {@link Writer} wrote. */
    static final class Reader extends JsonDeserializer<Long> {
        @Override
        public Long deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.getLongValue();
        }

        @Override
        public Long getNullValue(DeserializationContext context) {
            return Result.UNKNOWN;
        }
    }
}
