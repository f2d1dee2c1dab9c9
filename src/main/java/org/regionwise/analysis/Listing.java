package org.regionwise.analysis;

import java.util.Collection;
import java.util.List;

/** Names in a row, in the sentences of warnings and problems: the first few of many, and how many more there are. */
public final class Listing {
    private static final int NAMED = 5;

    private Listing() {}

    /** {@code a, b, c and 4 more}. */
    public static String named(List<String> all) {
        return String.join(", ", all.subList(0, Math.min(NAMED, all.size())))
                + (all.size() > NAMED ? " and " + (all.size() - NAMED) + " more" : "");
    }

    /** {@code Region a}, or {@code Regions a, b}. */
    public static String some(List<String> regions) {
        return (regions.size() == 1 ? "Region " : "Regions ") + named(regions);
    }

    /** {@code “a” or “b”}. */
    public static String quoted(Collection<String> names) {
        return String.join(" or ", names.stream().map(name -> "“" + name + "”").toList());
    }
}
