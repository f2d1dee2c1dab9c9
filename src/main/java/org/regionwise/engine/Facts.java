package org.regionwise.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a warning states, by name and typed, so that programs and other languages can state it too: whole numbers
 * ({@link Long}), other numbers ({@link Double}, NaN where undefined), texts ({@link String}) and lists of texts.
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
        throw new IllegalArgumentException(
                "the fact “" + name + "” is neither number, text nor list of texts: " + fact);
    }
}
