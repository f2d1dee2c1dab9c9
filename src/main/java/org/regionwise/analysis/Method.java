package org.regionwise.analysis;

/** How the model is estimated. */
public enum Method {
    /** Maximum likelihood with adaptive Gauss–Hermite quadrature. */
    ML("ml", "maximum likelihood");

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

    /** As people read it. */
    public String words() {
        return words;
    }

    /** The method with this code; throws {@link IllegalArgumentException} naming the known ones. */
    public static Method of(String code) {
        for (Method method : values()) {
            if (method.code.equals(code)) {
                return method;
            }
        }
        throw new IllegalArgumentException("unknown method \"" + code + "\", expected ml");
    }
}
