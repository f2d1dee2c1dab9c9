package org.regionwise.cli.option;

import java.util.List;
import java.util.function.Predicate;
import org.regionwise.analysis.Plan;
import org.regionwise.cli.output.Refusal;
import picocli.CommandLine.Option;

/** Which column is the region and which the answer, or which columns are. */
public final class ColumnOptions {
    @Option(names = "--region", paramLabel = "COL")
    private String region;

    @Option(names = "--outcome", paramLabel = "COL")
    private List<String> outcome;

    /**
     * What the column of regions is called.
     *
     * @throws Refusal when nobody said it
     */
    public String region() {
        Refusal.unless(region != null, "command.no-region");
        return region;
    }

    /**
     * What the column of answers is called; null where there is none.
     *
     * @throws Refusal when several are
     */
    public String outcome() {
        Refusal.unless(outcome == null || outcome.size() == 1, "command.one-outcome");
        return outcome == null ? null : outcome.get(0);
    }

    /**
     * What each of several columns of answers is called, patterns of names among them; empty where one column is asked
     * for, or none.
     *
     * @param isColumn whether a column is called so: its name may look like several
     */
    public List<String> outcomes(Predicate<String> isColumn) {
        if (outcome == null) {
            return List.of();
        }
        String first = outcome.get(0);
        boolean one = outcome.size() == 1 && (!first.contains(",") && !Plan.isPattern(first) || isColumn.test(first));
        return one ? List.of() : ValueList.of(outcome);
    }
}
