package org.regionwise.report.table;

import java.text.Normalizer;
import java.util.Locale;

/** Finds regions by part of a name or key: whoever searches for zlin finds Zlínský kraj. */
final class RegionSearch {
    private final String sought;

    /** @param sought empty for all regions */
    RegionSearch(String sought) {
        this.sought = folded(sought);
    }

    boolean finds(String key, String name) {
        return sought.isEmpty() || folded(name).contains(sought) || folded(key).contains(sought);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
