package org.regionwise.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Why something cannot be used, and what to do about it: a code with its facts, said in the reader's language by
 * {@code report.reading.ProblemWords} as {@code problem.<code>}.
 *
 * @param code what kind of reason it is, {@code number-expected}
 * @param facts by name: text, whole numbers, lists of names, names with what each may be (empty: nothing); a truth
 *     value or a constant of an enum is the text that a message chooses by ({@code true}, {@code finite_population})
 * @param then what is said after it
 */
public record Reason(String code, Map<String, Object> facts, List<Reason> then) {
    /** The code of a reason that is in words already, its fact {@code text}. */
    public static final String SAID = "said";

    public Reason {
        facts = typed(facts);
        then = List.copyOf(then);
    }

    /** Facts as they are kept: in the order of their names, each of one of the types above. */
    static Map<String, Object> typed(Map<String, Object> facts) {
        Map<String, Object> typed = new TreeMap<>();
        facts.forEach((name, fact) -> typed.put(name, typed(fact)));
        return Collections.unmodifiableMap(typed);
    }

    private static Object typed(Object fact) {
        if (fact instanceof Integer count) {
            return count.longValue();
        }
        if (fact instanceof List<?> names) {
            return names.stream().map(Object::toString).toList();
        }
        if (fact instanceof Map<?, ?> pairs) {
            Map<String, String> typed = new LinkedHashMap<>();
            pairs.forEach((name, other) -> typed.put(name.toString(), other.toString()));
            return Collections.unmodifiableMap(typed);
        }
        return fact instanceof Long
                ? fact
                : fact instanceof Enum<?> constant ? constant.name().toLowerCase(Locale.ROOT) : fact.toString();
    }

    /**
     * A reason by its code.
     *
     * @param namesAndFacts names and values of its facts in turn
     */
    public static Reason of(String code, Object... namesAndFacts) {
        Map<String, Object> facts = new TreeMap<>();
        for (int i = 0; i < namesAndFacts.length; i += 2) {
            facts.put((String) namesAndFacts[i], namesAndFacts[i + 1]);
        }
        return new Reason(code, facts, List.of());
    }

    /** A reason that is in words already. */
    public static Reason said(String text) {
        return of(SAID, "text", text);
    }

    /** The same, followed by another. */
    public Reason then(Reason next) {
        List<Reason> all = new ArrayList<>(then);
        all.add(next);
        return new Reason(code, facts, all);
    }

    /** The same, followed by another where there is one. */
    public Reason then(Optional<Reason> next) {
        return next.map(this::then).orElse(this);
    }

    /** Code and facts, for logs and for exceptions. */
    @Override
    public String toString() {
        String own = code.equals(SAID) ? facts.get("text").toString() : facts.isEmpty() ? code : code + " " + facts;
        return then.isEmpty() ? own : own + " " + then;
    }
}
