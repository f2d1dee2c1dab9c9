package org.regionwise.engine;

import java.util.Map;

/**
 * The data say nothing at all about the question; the message says why, in plain words, or the code and its facts do.
 */
public final class NotEstimable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Map<String, Object> facts;

    /** @param message what is wrong and what to do */
    public NotEstimable(String message) {
        this(message, "", Map.of());
    }

    /**
     * A reason for which words are found later.
     *
     * @param code stable, for programs; also the message
     * @param facts what the words state, as {@link Facts}
     */
    public NotEstimable(String code, Map<String, ?> facts) {
        this(code, code, facts);
    }

    private NotEstimable(String message, String code, Map<String, ?> facts) {
        super(message);
        this.code = code;
        this.facts = Facts.of(facts);
    }

    /** Why, for programs; empty where the message alone says it. */
    public String code() {
        return code;
    }

    /** What the words for the code state. */
    public Map<String, Object> facts() {
        return facts;
    }
}
