package org.regionwise.store.source;

import java.util.Map;
import java.util.TreeMap;

/** A file of {@link NamedSources} that cannot be used: why, as a code of the catalogue, with its facts. */
public final class WrongSources extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final transient Map<String, Object> facts;

    WrongSources(String code, Map<String, Object> facts) {
        super(code + " " + facts);
        this.code = code;
        this.facts = new TreeMap<>(facts);
    }

    /** Why. */
    public String code() {
        return code;
    }

    /** What is to be said of it, by name. */
    public Map<String, Object> facts() {
        return facts;
    }
}
