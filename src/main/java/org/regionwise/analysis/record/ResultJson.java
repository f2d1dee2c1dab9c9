package org.regionwise.analysis.record;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.LinearUnit;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Model;
import org.regionwise.analysis.Population;
import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.UsualArea;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.analysis.result.PopulationCorrection;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.About;
import org.regionwise.engine.binomial.RegionEffects;
import org.regionwise.engine.direct.VarianceCheck;
import org.regionwise.survey.Problem;

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
                    .addSerializer(Analysis.class, new AnalysisWriter())
                    .addDeserializer(Analysis.class, new AnalysisReader())
                    .addSerializer(Method.class, new CodeWriter<>(Method::code))
                    .addDeserializer(Method.class, new CodeReader<>(Method::of))
                    .addSerializer(Model.Kind.class, new CodeWriter<>(Model.Kind::code))
                    .addDeserializer(Model.Kind.class, new CodeReader<>(code -> known(Model.Kind.of(code), code)))
                    .addSerializer(LinearUnit.MeanError.class, new CodeWriter<>(LinearUnit.MeanError::code))
                    .addDeserializer(
                            LinearUnit.MeanError.class,
                            new CodeReader<>(code -> known(LinearUnit.MeanError.of(code), code)))
                    .addSerializer(Smoothing.class, new CodeWriter<>(Smoothing::code))
                    .addDeserializer(Smoothing.class, new CodeReader<>(code -> known(Smoothing.of(code), code)))
                    .addSerializer(UsualArea.Reason.class, new CodeWriter<>(UsualArea.Reason::code))
                    .addDeserializer(UsualArea.Reason.class, new CodeReader<>(UsualArea.Reason::of))
                    .addSerializer(BenchmarkMethod.class, new CodeWriter<>(BenchmarkMethod::code))
                    .addDeserializer(
                            BenchmarkMethod.class, new CodeReader<>(code -> known(BenchmarkMethod.of(code), code)))
                    .addSerializer(RegionEffects.class, new EffectsWriter())
                    .addDeserializer(RegionEffects.class, new CodeReader<>(code -> known(RegionEffects.of(code), code)))
                    .addSerializer(PopulationCorrection.class, new CodeWriter<>(PopulationCorrection::code))
                    .addDeserializer(PopulationCorrection.class, new CodeReader<>(PopulationCorrection::of))
                    .addSerializer(VarianceCheck.Verdict.class, new CodeWriter<>(VarianceCheck.Verdict::code))
                    .addDeserializer(VarianceCheck.Verdict.class, new CodeReader<>(VarianceCheck.Verdict::ofCode))
                    .addSerializer(About.class, new CodeWriter<>(About::code))
                    .addDeserializer(About.class, new CodeReader<>(About::ofCode)))
            // analyses of effects that are normal are written as ever
            .withConfigOverride(
                    RegionEffects.class,
                    effects -> effects.setInclude(
                            JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY)))
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

    /** Facts of results in another order, their values written as the result's are. */
    public static String written(Record facts) {
        return json(facts);
    }

    /** The facts that were {@link #written}; throws {@link IllegalArgumentException} if the text has others. */
    public static <T extends Record> T read(Class<T> facts, String json) {
        return read(json, facts);
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

    /** A plan as JSON for people and programs. */
    public static String write(PlanRecord plan) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(plan);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The plan that was written; throws {@link IllegalArgumentException} if the text is none. */
    public static PlanRecord readPlan(String json) {
        return read(json, PlanRecord.class);
    }

    /** A text within JSON, with its quotation marks. */
    public static String text(String text) {
        return json(text);
    }

    /** Why an outcome of a plan has no result. */
    public static String write(List<Problem> problems) {
        return json(problems);
    }

    /** The problems that were written; throws {@link IllegalArgumentException} if the text has none. */
    public static List<Problem> readProblems(String json) {
        return List.of(read(json, Problem[].class));
    }

    /** Counts as JSON. */
    public static String write(CellCounts cells) {
        return json(cells);
    }

    /** The counts that were written; throws {@link IllegalArgumentException} if the text is none. */
    public static CellCounts readCells(String json) {
        return read(json, CellCounts.class);
    }

    /** Who lives in the regions of a survey. */
    public static String write(Population population) {
        return json(population);
    }

    /** The people that were written; throws {@link IllegalArgumentException} if the text has none. */
    public static Population readPopulation(String json) {
        return read(json, Population.class);
    }

    /** A survey's counts as a file. */
    public static String write(CountsFile counts) {
        return json(counts);
    }

    /** The file that was written; throws {@link IllegalArgumentException} if the text is none. */
    public static CountsFile readCounts(String json) {
        return read(json, CountsFile.class);
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

    private static <T> T known(Optional<T> value, String code) {
        return value.orElseThrow(() -> new IllegalArgumentException("unknown code \"" + code + "\""));
    }

    private static final class AnalysisWriter extends JsonSerializer<Analysis> {
        @Override
        public void serialize(Analysis value, JsonGenerator out, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(WrittenAnalysis.of(value), out);
        }
    }

    private static final class AnalysisReader extends JsonDeserializer<Analysis> {
        @Override
        public Analysis deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return context.readValue(in, WrittenAnalysis.class).analysis();
        }
    }

    /** Writes an enum by its code. */
    private static final class CodeWriter<T> extends JsonSerializer<T> {
        private final Function<T, String> code;

        private CodeWriter(Function<T, String> code) {
            this.code = code;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(code.apply(value));
        }
    }

    /** Writes its code; the usual one is as good as nothing. */
    private static final class EffectsWriter extends JsonSerializer<RegionEffects> {
        @Override
        public void serialize(RegionEffects value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(value.code());
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, RegionEffects value) {
            return value == RegionEffects.NORMAL;
        }
    }

    /** Reads what {@link CodeWriter} wrote. */
    private static final class CodeReader<T> extends JsonDeserializer<T> {
        private final Function<String, T> ofCode;

        private CodeReader(Function<String, T> ofCode) {
            this.ofCode = ofCode;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return ofCode.apply(in.getText());
        }
    }
}
