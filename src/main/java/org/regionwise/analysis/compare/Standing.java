package org.regionwise.analysis.compare;

import java.util.Locale;
import org.regionwise.analysis.result.Estimate;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/** On which side of the national figure an estimate lies, as far as its interval tells. */
public enum Standing {
    /** The whole interval lies above the national figure. */
    ABOVE,
    /** The whole interval lies below it. */
    BELOW,
    /** The interval includes it. */
    ALIKE,
    /** There is no interval, or nothing to compare it with. */
    UNKNOWN;

    /** As messages and style sheets name it: {@code above}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of a region of a result; a single region is all of the nation, so that nothing can be said of it. */
    public static Standing of(RegionEstimate region, Result result) {
        return result.regions().size() < 2
                ? UNKNOWN
                : of(region.pooled(), result.national().pooled().estimate());
    }

    /** @param nation the national figure, NaN where there is none */
    public static Standing of(Estimate estimate, double nation) {
        if (!(estimate.lower() <= estimate.upper()) || Double.isNaN(nation)) {
            return UNKNOWN;
        }
        return estimate.lower() > nation ? ABOVE : estimate.upper() < nation ? BELOW : ALIKE;
    }
}
