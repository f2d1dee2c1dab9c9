package org.regionwise.report;

import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;
import org.regionwise.release.FigureGroup;
import org.regionwise.release.QualityFlag;
import org.regionwise.release.RegionFlag;
import org.regionwise.report.message.Numerals;

/** What stands in place of a figure that is not there. */
public final class WithheldMarks {
    private static final String CONFIDENTIAL = new RegionFlag(QualityFlag.CONFIDENTIAL, null).code();

    private WithheldMarks() {}

    /** Whether nothing is shown that depends on the region's answers. */
    public static boolean confidential(RegionEstimate region) {
        return region.flags().contains(CONFIDENTIAL);
    }

    /** Its symbol where it is withheld, else {@code text}. */
    public static String or(RegionEstimate region, FigureGroup figures, String text) {
        if (confidential(region)) {
            return QualityFlag.CONFIDENTIAL.symbol();
        }
        return RegionFlag.withholds(region, figures) ? QualityFlag.UNRELIABLE.symbol() : text;
    }

    /** A number of people; its symbol where it is withheld, a dash where there is none. */
    public static String count(long count, Numerals numerals) {
        return count == Result.UNKNOWN
                ? QualityFlag.CONFIDENTIAL.symbol()
                : count == 0 ? Numerals.UNDEFINED : numerals.count(count);
    }
}
