package org.regionwise.cli.option;

import java.util.List;
import java.util.stream.Stream;

/** The values of an option that takes several. */
public final class ValueList {
    private ValueList() {}

    /**
     * An option given once holds values separated by commas; of one given several times each holds one value, commas
     * and all. Blanks around values and empty values are dropped.
     *
     * @param given what the option held each time it was given; null for never
     */
    public static List<String> of(List<String> given) {
        if (given == null) {
            return List.of();
        }
        Stream<String> values = given.size() == 1 ? Stream.of(given.get(0).split(",")) : given.stream();
        return values.map(String::strip).filter(value -> !value.isEmpty()).toList();
    }
}
