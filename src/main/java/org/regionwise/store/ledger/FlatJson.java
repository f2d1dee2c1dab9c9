package org.regionwise.store.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * JSON objects whose fields are texts, whole numbers and objects of texts, read and written field by field: a start
 * does not load the five hundred classes of a mapper for the few it needs.
 */
public final class FlatJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FlatJson() {}

    /**
     * The fields of an object by name: {@link String}, {@link Long} or a map of texts; what is null or of another kind
     * is left out, as a later version may have said more.
     *
     * @throws JsonProcessingException when it is no object, or something stands behind it
     */
    public static Map<String, Object> read(String json) throws JsonProcessingException {
        try (JsonParser parser = JSON.createParser(json)) {
            require(parser, parser.nextToken() == JsonToken.START_OBJECT);
            Map<String, Object> fields = new HashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                switch (parser.nextToken()) {
                    case VALUE_STRING -> fields.put(name, parser.getText());
                    case VALUE_NUMBER_INT -> fields.put(name, parser.getLongValue());
                    case START_OBJECT -> fields.put(name, texts(parser));
                    default -> parser.skipChildren();
                }
            }
            require(parser, parser.nextToken() == null);
            return fields;
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void require(JsonParser parser, boolean holds) throws JsonParseException {
        if (!holds) {
            throw new JsonParseException(parser, "not one object");
        }
    }

    private static Map<String, String> texts(JsonParser parser) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        return texts;
    }

    /**
     * An object with these fields in the map's order, those of an object of texts by name.
     *
     * @param fields texts, of which any may be null, whole numbers and maps of texts
     */
    public static String write(Map<String, Object> fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            for (Map.Entry<String, Object> field : fields.entrySet()) {
                out.writeFieldName(field.getKey());
                if (field.getValue() instanceof Map<?, ?> texts) {
                    out.writeStartObject();
                    for (Map.Entry<?, ?> each : new TreeMap<>(texts).entrySet()) {
                        out.writeStringField((String) each.getKey(), (String) each.getValue());
                    }
                    out.writeEndObject();
                } else if (field.getValue() instanceof Long number) {
                    out.writeNumber(number);
                } else {
                    out.writeString((String) field.getValue());
                }
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
