package org.regionwise.release;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Objects;

/**
 * Profiles as JSON: {@code {"name": "…", "rules": [{"rule": "minimum-cell", "smallest": 10, "zeroShown": true}, …]}}.
 */
public final class ProfileJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private ProfileJson() {}

    /** A profile as JSON. */
    public static String write(Profile profile) {
        try {
            return MAPPER.writeValueAsString(profile);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not to be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    /** The same as a node for a larger document; null for a profile that withholds nothing. */
    public static JsonNode node(Profile profile) {
        return profile.rules().isEmpty() ? null : MAPPER.valueToTree(profile);
    }

    /** What {@link #node} gave. */
    public static Profile read(JsonNode node) {
        return node == null || node.isNull() ? Profile.NONE : read(node.toString());
    }

    /**
     * The profile that was written; {@link IllegalArgumentException} says in a sentence what is wrong with the text.
     */
    public static Profile read(String json) {
        try {
            Profile profile = MAPPER.readValue(json, Profile.class);
            if (profile == null) {
                throw new IllegalArgumentException("there is no profile in it");
            }
            return profile;
        } catch (ValueInstantiationException e) {
            if (e.getCause() instanceof InvalidRule invalid) {
                throw invalid;
            }
            throw new IllegalArgumentException(
                    e.getCause() == null ? e.getOriginalMessage() : e.getCause().getMessage(), e);
        } catch (PropertyBindingException | InvalidTypeIdException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        } catch (MismatchedInputException e) {
            String field = e.getPath().stream()
                    .map(JsonMappingException.Reference::getFieldName)
                    .filter(Objects::nonNull)
                    .reduce("", (before, last) -> last);
            throw new IllegalArgumentException(
                    field.isEmpty() ? e.getOriginalMessage() : "“" + field + "” is missing or not of the right kind",
                    e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
