package org.regionwise.report.chart;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The charts of a result, in the order of the page. Each is a Vega-Lite specification under {@code charts/}. */
public enum Chart {
    SHRINKAGE("How far does pooling move each region?");

    private final String question;

    Chart(String question) {
        this.question = question;
    }

    /** As addresses and files name it: {@code shrinkage}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The chart's title: what it answers. */
    public String question() {
        return question;
    }

    /** Where its specification lies on the class path. */
    String resource() {
        return "/charts/" + code() + ".vl.json";
    }

    /** The chart with this code. */
    public static Optional<Chart> of(String code) {
        return Stream.of(values()).filter(chart -> chart.code().equals(code)).findFirst();
    }
}
