package org.regionwise.analysis.formula;

import java.util.Map;
import java.util.TreeMap;

/** A formula that cannot be read, or that asks for what there is not: a code and its facts, for words found later. */
public final class InvalidFormula extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Map<String, Object> facts;

    /**
     * @param code stable, for programs
     * @param namesAndFacts names and values of what the words state in turn: texts, whole numbers, lists of texts
     */
    public InvalidFormula(String code, Object... namesAndFacts) {
        super(code);
        Map<String, Object> given = new TreeMap<>();
        for (int i = 0; i < namesAndFacts.length; i += 2) {
            given.put((String) namesAndFacts[i], namesAndFacts[i + 1]);
        }
        this.code = code;
        facts = given;
    }

    /** Why, for programs. */
    public String code() {
        return code;
    }

    /** What the words for the code state. */
    public Map<String, Object> facts() {
        return facts;
    }

    @Override
    public String getMessage() {
        return code + " " + facts;
    }
}
