package org.regionwise.report.chart;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.regionwise.report.chart.input.ChartForm;
import org.regionwise.report.chart.input.ChartSource;
import org.regionwise.report.chart.text.TextLines;

/**
 * A chart's Vega-Lite specification with data, sizes and words filled in, as JSON that browser and server draw alike.
 * In the file, {@code ${name}} stands for a word or number of the result, <code>#{key}</code> for a message
 * that takes in such words and numbers, and {@code data.name} for a table.
 */
public final class ChartSpecification {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Of a parameter in an address. */
    private static final int LONGEST_PARAMETER = 200;

    private static final Pattern PLACE = Pattern.compile("([$#])\\{([a-zA-Z.-]+)}");

    /** Fonts, sizes and the styles that marks name. */
    private static final String CONFIG = "/charts/config.json";

    private static final int LINE = 95;

    private final ObjectNode specification;

    private ChartSpecification(ObjectNode specification) {
        this.specification = specification;
    }

    /**
     * The specification, or empty where the chart does not apply: no map without shapes.
     *
     * @param state values of the specification's parameters other than their own, by name, as they stand in an address;
     *     names that it does not have are ignored
     */
    public static Optional<ChartSpecification> of(
            Chart chart, ChartSource source, ChartForm form, Map<String, String> state) {
        return new ChartData(chart, source, form).content().map(content -> of(content, form, state));
    }

    /** A specification's file filled, with the values of its parameters as an address has them. */
    public static ChartSpecification of(ChartContent content, ChartForm form, Map<String, String> state) {
        ObjectNode drawn = (ObjectNode) read(content.resource());
        HaloedText.draw(drawn);
        if (content.facts().get("tall") == Boolean.TRUE
                && drawn.path("params").toString().contains("\"all\"")) {
            AxisAbove.draw(drawn);
        }
        ObjectNode filled = (ObjectNode) filled(drawn, content.facts(), form);
        filled.set("config", filled(read(CONFIG), content.facts(), form));
        filled.set("datasets", content.data());
        filled.put("description", content.alternative());
        if (form.paper()) {
            title(filled.putObject("title"), content);
            filled.put("background", "white");
        }
        setParameters(filled, state);
        return new ChartSpecification(filled);
    }

    /** The JSON, to be part of a larger one. */
    public JsonNode tree() {
        return specification;
    }

    /** The JSON text. */
    public String json() {
        return specification.toString();
    }

    /** The chart's text alternative. */
    public String alternative() {
        return specification.path("description").asText();
    }

    private static void title(ObjectNode title, ChartContent content) {
        title.put("text", content.question());
        if (!content.note().isEmpty()) {
            ArrayNode lines = title.putArray("subtitle");
            // titles do not wrap themselves
            TextLines.of(content.note(), LINE, content.note().length()).forEach(lines::add);
        }
    }

    private static void setParameters(ObjectNode specification, Map<String, String> state) {
        for (JsonNode each : specification.path("params")) {
            String given = state.get(each.path("name").asText());
            if (given != null
                    && given.length() <= LONGEST_PARAMETER
                    && ChartView.isOrder(each.path("name").asText(), given)) {
                ((ObjectNode) each).set("value", ofKind(each.path("value"), given));
            }
        }
    }

    private static JsonNode ofKind(JsonNode usual, String given) {
        if (usual.isBoolean()) {
            return JSON.getNodeFactory().booleanNode(given.equals("true"));
        }
        return JSON.getNodeFactory().textNode(given);
    }

    private static JsonNode filled(JsonNode node, Map<String, Object> facts, ChartForm form) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(each -> copy.set(each.getKey(), filled(each.getValue(), facts, form)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = JSON.createArrayNode();
            array.forEach(each -> copy.add(filled(each, facts, form)));
            return copy;
        }
        return node.isTextual() ? filled(node.textValue(), facts, form) : node;
    }

    /**
     * A place that is the whole text becomes what the fact is: a number, a list, JSON as it is; within a text it
     * becomes words. A message becomes words in either.
     */
    private static JsonNode filled(String text, Map<String, Object> facts, ChartForm form) {
        Matcher whole = PLACE.matcher(text);
        if (whole.matches() && whole.group(1).equals("$")) {
            Object given = fact(whole.group(2), facts);
            if (given instanceof JsonNode asItIs) {
                return asItIs;
            }
            JsonNode fact = JSON.valueToTree(given);
            return fact.isContainerNode() ? filled(fact, facts, form) : fact;
        }
        String words = PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(
                        place.group(1).equals("$")
                                ? String.valueOf(fact(place.group(2), facts))
                                : form.words().say(place.group(2), arguments(facts))));
        return JSON.getNodeFactory().textNode(form.paper() ? ChartTheme.onPaper(words) : words);
    }

    /** What messages can take in. */
    private static Map<String, Object> arguments(Map<String, Object> facts) {
        Map<String, Object> arguments = new HashMap<>();
        facts.forEach((name, fact) -> {
            if (fact instanceof String || fact instanceof Integer || fact instanceof Boolean) {
                arguments.put(name, fact);
            }
        });
        return arguments;
    }

    private static Object fact(String name, Map<String, Object> facts) {
        if (!facts.containsKey(name)) {
            throw new IllegalArgumentException("a chart asks for ${" + name + "}, which nothing fills");
        }
        return facts.get(name);
    }

    private static JsonNode read(String resource) {
        try (InputStream in = ChartSpecification.class.getResourceAsStream(resource)) {
            return JSON.readTree(in);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(resource + " is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
