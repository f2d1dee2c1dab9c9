package org.regionwise.analysis.linear;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where limits come from. */
public enum IntervalMethod {
    /** Estimate ± t standard errors, of coefficients only. */
    WALD,
    /** {@link org.regionwise.engine.linear.LinearProfile}. */
    PROFILE,
    /** {@link org.regionwise.engine.linear.inference.ParametricBootstrap}, percentiles. */
    BOOTSTRAP;

    /** As options and JSON write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The method with this code; empty where there is none. */
    public static Optional<IntervalMethod> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
