package org.regionwise.engine;

import java.util.Map;

/** The data say nothing at all about the question; the code says why. */
public final class NotEstimable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Map<String, Object> facts;

    /**
     * @param code stable, for programs; what is wrong and what to do is said by it
     * @param facts what there is to say, as {@link Facts}
     */
    public NotEstimable(String code, Map<String, ?> facts) {
        super(code + " " + facts);
        this.code = code;
        this.facts = Facts.of(facts);
    }

    /** Why. */
    public String code() {
        return code;
    }

    /** What the words for the code state. */
    public Map<String, Object> facts() {
        return facts;
    }
}
