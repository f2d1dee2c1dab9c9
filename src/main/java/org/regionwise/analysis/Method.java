package org.regionwise.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** How the model is estimated. */
public enum Method {
    /** Full posterior, hyperparameters integrated out. */
    BAYES("bayes", "full Bayes"),
    /** Maximum likelihood with adaptive Gauss–Hermite quadrature, hyperparameters held at their estimates. */
    ML("ml", "maximum likelihood"),
    /** Restricted maximum likelihood; area-level model only. */
    REML("reml", "restricted maximum likelihood"),
    /** Fay and Herriot's moment estimator; area-level model only. */
    FAY_HERRIOT("fh", "Fay–Herriot moments"),
    /** Prasad and Rao's moment estimator; area-level model only. */
    PRASAD_RAO("pr", "Prasad–Rao moments");

    private final String code;
    private final String words;

    Method(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As options and JSON write it. */
    public String code() {
        return code;
    }

    /** All codes, for people to choose from. */
    public static String codes() {
        return codes(List.of(values()));
    }

    /** Codes for people to choose from: {@code bayes or ml}. */
    public static String codes(List<Method> methods) {
        return methods.stream().map(Method::code).collect(Collectors.joining(" or "));
    }

    /** As people read it. */
    public String words() {
        return words;
    }

    /**
     * As people read it; the code itself where a file from a newer version names a method that this one does not know.
     */
    public static String wordsOf(String code) {
        return Arrays.stream(values())
                .filter(method -> method.code.equals(code))
                .map(Method::words)
                .findFirst()
                .orElse(code);
    }

    /** The method with this code; throws {@link IllegalArgumentException} naming the known ones. */
    public static Method of(String code) {
        for (Method method : values()) {
            if (method.code.equals(code)) {
                return method;
            }
        }
        throw new IllegalArgumentException("unknown method \"" + code + "\", expected " + codes());
    }
}
