package org.regionwise.report.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where two results differ, field by field; regions are compared by their keys.
 *
 * @param differences in the order of the first result's fields
 */
public record ResultDifferences(List<Difference> differences) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern SAID = Pattern.compile("^fit\\.(warnings\\[.*]\\.|predictiveCheck\\.words$)");

    /**
     * A field that differs.
     *
     * @param field where in the JSON, such as {@code regions[CZ010].pooled.estimate}
     * @param before its JSON in the recorded result; empty where it is absent
     * @param now its JSON in the repetition; empty where it is absent
     * @param by the absolute difference of numbers, else NaN
     */
    public record Difference(String field, String before, String now, double by) {}

    /**
     * @throws UnusableBundle when one is no JSON
     */
    public static ResultDifferences between(byte[] before, byte[] now) {
        List<Difference> found = new ArrayList<>();
        compare("", tree(before), tree(now), found);
        return new ResultDifferences(found);
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UnusableBundle(UnusableBundle.Fault.RESULT, e);
        }
    }

    private static void compare(String field, JsonNode before, JsonNode now, List<Difference> found) {
        if (before.isObject() && now.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            before.fieldNames().forEachRemaining(names::add);
            now.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                compare(field.isEmpty() ? name : field + "." + name, before.path(name), now.path(name), found);
            }
        } else if (before.isArray() && now.isArray()) {
            Map<String, JsonNode> first = byKey(before);
            Map<String, JsonNode> second = byKey(now);
            Set<String> keys = new LinkedHashSet<>(first.keySet());
            keys.addAll(second.keySet());
            for (String key : keys) {
                compare(
                        field + "[" + key + "]",
                        first.getOrDefault(key, JSON.missingNode()),
                        second.getOrDefault(key, JSON.missingNode()),
                        found);
            }
        } else if (!before.equals(now)) {
            found.add(new Difference(
                    field,
                    before.isMissingNode() ? "" : before.toString(),
                    now.isMissingNode() ? "" : now.toString(),
                    before.isNumber() && now.isNumber()
                            ? Math.abs(now.doubleValue() - before.doubleValue())
                            : Double.NaN));
        }
    }

    /** Regions by key, terms by name, warnings by code, anything else by place. */
    private static Map<String, JsonNode> byKey(JsonNode array) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (int i = 0; i < array.size(); i++) {
            JsonNode each = array.get(i);
            String key = each.path("region")
                    .asText(each.path("term").asText(each.path("code").asText("")));
            all.putIfAbsent(key.isEmpty() || all.containsKey(key) ? Integer.toString(i) : key, each);
        }
        return all;
    }

    /**
     * Those that are figures: everything that was computed, and neither the software, the files' names and hashes nor
     * what is said of a warning that both have: a later version may say it otherwise.
     */
    public List<Difference> figures() {
        return differences.stream()
                .filter(each -> each.field().startsWith("regions[")
                        || each.field().startsWith("national")
                        || each.field().startsWith("fit")
                                && !SAID.matcher(each.field()).find())
                .toList();
    }
}
