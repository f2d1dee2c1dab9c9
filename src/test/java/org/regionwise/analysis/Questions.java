package org.regionwise.analysis;

import java.util.List;
import org.regionwise.engine.area.AreaScale;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.OutcomeCoding;

/** Plain questions, of which a test changes what it is about by {@code with}. */
public final class Questions {
    private Questions() {}

    /** Everybody drawn alike, no predictors, the usual model and settings. */
    public static Analysis of(String region, String outcome, OutcomeCoding coding) {
        return new Analysis(
                region,
                outcome,
                coding,
                List.of(),
                List.of(),
                DesignColumns.NONE,
                RandomIntercept.PLAIN,
                Settings.DEFAULT);
    }

    /** The same with 1, yes and true against 0, no and false. */
    public static Analysis of(String region, String outcome) {
        return of(region, outcome, OutcomeCoding.usual());
    }

    /** The sample survey of harassment. */
    public static Analysis harassment() {
        return of("region", "harassed_6m", new OutcomeCoding(List.of("1"), List.of("0"), List.of("9")));
    }

    /** Proportions of a table with standard errors in {@code se}, as they stand. */
    public static AreaLevel published() {
        return AreaLevel.of(new PublishedColumns("se", true, null, false)).with(AreaScale.IDENTITY, Smoothing.NONE);
    }
}
