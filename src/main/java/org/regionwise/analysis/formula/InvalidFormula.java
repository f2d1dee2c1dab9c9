package org.regionwise.analysis.formula;

import java.util.Map;
import org.regionwise.survey.Reason;

/** A formula that cannot be read, or that asks for what there is not: a code and its facts, for words found later. */
public final class InvalidFormula extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Reason reason;

    /**
     * @param code stable, for programs
     * @param namesAndFacts names and values of what the words state in turn, as {@link Reason#of}
     */
    public InvalidFormula(String code, Object... namesAndFacts) {
        super(code);
        reason = Reason.of(code, namesAndFacts);
    }

    /** Why, for programs. */
    public String code() {
        return reason.code();
    }

    /** What the words for the code state. */
    public Map<String, Object> facts() {
        return reason.facts();
    }

    @Override
    public String getMessage() {
        return reason.toString();
    }
}
