package org.regionwise.report.words;

import java.util.Locale;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/** Where a region stands to the nation: by its pooled interval and the national pooled estimate. */
public enum Standing {
    /** The whole interval lies above the national figure. */
    ABOVE,
    /** The whole interval lies below it. */
    BELOW,
    /** The interval includes it: the region cannot be told apart from the nation. */
    ALIKE,
    /** There is no interval, no national figure, or a single region, which is the nation. */
    UNKNOWN;

    /** Of a region of this result. */
    public static Standing of(RegionEstimate region, Result result) {
        double nation = result.national().pooled().estimate();
        Estimate pooled = region.pooled();
        if (Double.isNaN(nation)
                || Double.isNaN(pooled.lower())
                || Double.isNaN(pooled.upper())
                || result.regions().size() < 2) {
            return UNKNOWN;
        }
        return pooled.lower() > nation ? ABOVE : pooled.upper() < nation ? BELOW : ALIKE;
    }

    /** As messages and style sheets name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
