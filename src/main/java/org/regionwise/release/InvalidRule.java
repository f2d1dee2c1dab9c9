package org.regionwise.release;

/** A rule, or a set of rules, that cannot be; its code says why, for words found later. */
public final class InvalidRule extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String code;

    /** @param code stable, for programs: {@code rule-fewest} */
    InvalidRule(String code) {
        super(code);
        this.code = code;
    }

    /** Why, for programs. */
    public String code() {
        return code;
    }
}
