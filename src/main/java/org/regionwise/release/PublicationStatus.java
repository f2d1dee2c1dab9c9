package org.regionwise.release;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a figure may be published under the chosen rules, the mildest verdict first. */
public enum PublicationStatus {
    /** There is no such figure: nobody answered, or none was computed. */
    NO_FIGURE("no-figure"),
    /** No rule speaks of figures of this kind. */
    NOT_JUDGED("not-judged"),
    /** It satisfies every rule. */
    PUBLISHABLE("publishable"),
    /** It is shown, and uncertain. */
    USE_WITH_CAUTION("use-with-caution"),
    /** It is shown, and to be published only if a statistician agrees. */
    REVIEW("review"),
    /** It is withheld: too uncertain for those who read. */
    UNRELIABLE("unreliable"),
    /** It is withheld: it would tell of those who answered. */
    CONFIDENTIAL("confidential");

    private final String code;

    PublicationStatus(String code) {
        this.code = code;
    }

    /** As programs read it. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Whether the figure is kept back. */
    public boolean withheld() {
        return this == UNRELIABLE || this == CONFIDENTIAL;
    }

    /** The verdict of which a flag is the sign. */
    public static PublicationStatus of(QualityFlag flag) {
        return switch (flag) {
            case CONFIDENTIAL -> CONFIDENTIAL;
            case UNRELIABLE -> UNRELIABLE;
            case REVIEW -> REVIEW;
            case USE_WITH_CAUTION -> USE_WITH_CAUTION;
        };
    }
}
