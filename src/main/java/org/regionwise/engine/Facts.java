package org.regionwise.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a warning states, by name and typed, so that programs and every language can state it: whole numbers
 * ({@link Long}), other numbers ({@link Double}, NaN where undefined), texts ({@link String}), lists of texts, and
 * lists of such facts.
 */
public final class Facts {
    private Facts() {}

    /**
     * The same facts in alphabetical order, unmodifiable, every number in the type above.
     *
     * @throws IllegalArgumentException when one is of another type
     */
    public static Map<String, Object> of(Map<String, ?> facts) {
        Map<String, Object> typed = new TreeMap<>();
        facts.forEach((name, fact) -> typed.put(name, typed(name, fact)));
        return Collections.unmodifiableMap(typed);
    }

    private static Object typed(String name, Object fact) {
        if (fact == null) {
            return Double.NaN;
        }
        if (fact instanceof Integer || fact instanceof Long) {
            return ((Number) fact).longValue();
        }
        if (fact instanceof Double || fact instanceof String) {
            return fact;
        }
        if (fact instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return List.copyOf(list);
        }
        if (fact instanceof List<?> list && list.stream().allMatch(Map.class::isInstance)) {
            return list.stream().map(each -> named(name, (Map<?, ?>) each)).toList();
        }
        throw new IllegalArgumentException(
                "the fact “" + name + "” is neither number, text nor list of texts or facts: " + fact);
    }

    private static Map<String, Object> named(String name, Map<?, ?> facts) {
        Map<String, Object> typed = new TreeMap<>();
        facts.forEach((key, fact) -> typed.put(key.toString(), typed(name + "." + key, fact)));
        return Collections.unmodifiableMap(typed);
    }
}
