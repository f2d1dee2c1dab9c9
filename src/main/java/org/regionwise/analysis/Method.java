package org.regionwise.analysis;

import java.util.List;
import java.util.stream.Collectors;

/** How the model is estimated. */
public enum Method {
    /** Full posterior, hyperparameters integrated out. */
    BAYES("bayes"),
    /** Maximum likelihood with adaptive Gauss–Hermite quadrature, hyperparameters held at their estimates. */
    ML("ml"),
    /** Restricted maximum likelihood; area-level model only. */
    REML("reml"),
    /** Fay and Herriot's moment estimator; area-level model only. */
    FAY_HERRIOT("fh"),
    /** Prasad and Rao's moment estimator; area-level model only. */
    PRASAD_RAO("pr");

    private final String code;

    Method(String code) {
        this.code = code;
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
