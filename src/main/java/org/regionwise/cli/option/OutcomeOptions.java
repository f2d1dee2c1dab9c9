package org.regionwise.cli.option;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.regionwise.cli.output.Refusal;
import org.regionwise.survey.OutcomeCoding;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which column is the region, which the answer, and what counts as yes. */
public final class OutcomeOptions {
    @Mixin
    private ColumnOptions columns = new ColumnOptions();

    @Option(names = "--positive", paramLabel = "VALUE[,VALUE]")
    private List<String> positive;

    @Option(names = "--negative", paramLabel = "VALUE[,VALUE]")
    private List<String> negative;

    @Option(names = "--missing", paramLabel = "VALUE[,VALUE]")
    private List<String> missing;

    @Option(names = "--same-region", paramLabel = "THIS=THAT")
    private Map<String, String> sameRegions;

    /** Regions of the survey that are read as another. */
    public Map<String, String> sameRegions() {
        return sameRegions == null ? Map.of() : sameRegions;
    }

    /** Which columns they are. */
    public ColumnOptions columns() {
        return columns;
    }

    /** What the column of regions is called. */
    public String region() {
        return columns.region();
    }

    /** What the column of answers is called; null where there is none. */
    public String outcome() {
        return columns.outcome();
    }

    /** Several columns of answers, as {@link ColumnOptions#outcomes} has them. */
    public List<String> outcomes(Predicate<String> isColumn) {
        return columns.outcomes(isColumn);
    }

    /** The values that were said to count as yes. */
    public List<String> positive() {
        return ValueList.of(positive);
    }

    /** The values that were said to count as no. */
    public List<String> negative() {
        return ValueList.of(negative);
    }

    /**
     * What was measured, but for what counts as no answer.
     *
     * @throws Refusal when something was said to count as yes or no
     */
    public OutcomeCoding measured() {
        Refusal.unless(positive().isEmpty() && negative().isEmpty(), "command.measured-not-coded");
        return OutcomeCoding.measured(ValueList.of(missing));
    }

    /** What counts as yes and no: what was said, or the usual answers. */
    public OutcomeCoding coding() {
        List<String> yes = positive();
        List<String> no = negative();
        OutcomeCoding usual = OutcomeCoding.usual();
        return new OutcomeCoding(
                yes.isEmpty() ? usual.positive() : yes,
                yes.isEmpty() && no.isEmpty() ? usual.negative() : no,
                ValueList.of(missing));
    }
}
