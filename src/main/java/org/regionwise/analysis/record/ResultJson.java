package org.regionwise.analysis.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.About;

/**
 * Questions and answers as JSON. Doubles keep full precision; what is not finite is {@code null}, and NaN again when
 * read.
 */
public final class ResultJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new FiniteOrNull())
                    .addSerializer(Double.class, new FiniteOrNull())
                    .addDeserializer(double.class, new NumberOrNaN())
                    .addSerializer(Method.class, new MethodCode())
                    .addDeserializer(Method.class, new MethodOfCode())
                    .addSerializer(About.class, new AboutCode())
                    .addDeserializer(About.class, new AboutOfCode()))
            // a later version may have said more
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // unmodifiable maps have another order in every process, and equal results are equal bytes
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private ResultJson() {}

    /** A result as JSON. */
    public static String write(Result result) {
        return json(result);
    }

    /** A result as JSON with one more field at the end, whose value is written as the result's are. */
    public static String write(Result result, String field, Object value) {
        ObjectNode tree = MAPPER.valueToTree(result);
        tree.set(field, MAPPER.valueToTree(value));
        return json(tree);
    }

    /** The result that was written; throws {@link IllegalArgumentException} if the text is none. */
    public static Result readResult(String json) {
        return read(json, Result.class);
    }

    /** An analysis as JSON. */
    public static String write(Analysis analysis) {
        return json(analysis);
    }

    /** The analysis that was written; throws {@link IllegalArgumentException} if the text is none. */
    public static Analysis readAnalysis(String json) {
        return read(json, Analysis.class);
    }

    /** A record as JSON for people and programs. */
    public static String write(AnalysisRecord record) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The record that was written; throws {@link IllegalArgumentException} if the text is none. */
    public static AnalysisRecord readRecord(String json) {
        return read(json, AnalysisRecord.class);
    }

    /** Counts as JSON. */
    public static String write(CellCounts cells) {
        return json(cells);
    }

    /** The counts that were written; throws {@link IllegalArgumentException} if the text is none. */
    public static CellCounts readCells(String json) {
        return read(json, CellCounts.class);
    }

    private static String json(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not the JSON of " + type.getSimpleName(), e);
        }
    }

    private static final class FiniteOrNull extends JsonSerializer<Double> {
        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                out.writeNumber(value);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class NumberOrNaN extends JsonDeserializer<Double> {
        @Override
        public Double deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return in.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    private static final class MethodCode extends JsonSerializer<Method> {
        @Override
        public void serialize(Method value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.code());
        }
    }

    private static final class MethodOfCode extends JsonDeserializer<Method> {
        @Override
        public Method deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return Method.of(in.getText());
        }
    }

    private static final class AboutCode extends JsonSerializer<About> {
        @Override
        public void serialize(About value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.code());
        }
    }

    private static final class AboutOfCode extends JsonDeserializer<About> {
        @Override
        public About deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return About.ofCode(in.getText());
        }
    }
}
