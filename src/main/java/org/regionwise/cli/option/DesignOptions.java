package org.regionwise.cli.option;

import java.util.List;
import java.util.function.UnaryOperator;
import org.regionwise.cli.output.Refusal;
import org.regionwise.survey.DesignColumns;
import picocli.CommandLine.Option;

/** How respondents were drawn, by options. */
public final class DesignOptions {
    @Option(names = "--weight", paramLabel = "COL")
    private String weight;

    @Option(names = "--stratum", paramLabel = "COL")
    private String stratum;

    @Option(names = "--cluster", paramLabel = "COL")
    private String cluster;

    @Option(names = "--finite-population", paramLabel = "COL[,COL]")
    private List<String> finitePopulation;

    @Option(names = "--second-stage", paramLabel = "COL")
    private String secondStage;

    @Option(names = "--calibrated-on", paramLabel = "COL[,COL]")
    private List<String> calibratedOn;

    @Option(names = "--base-weight", paramLabel = "COL")
    private String baseWeight;

    /**
     * The design, checked for what needs no data.
     *
     * @param name of the column that is called so
     * @throws Refusal when its parts do not go together
     */
    public DesignColumns columns(String outcome, UnaryOperator<String> name) {
        List<String> populations = ValueList.of(finitePopulation);
        Refusal.unless(populations.size() <= 2, "command.two-stages", "given", populations.size());
        DesignColumns design = new DesignColumns(
                        weight,
                        stratum,
                        cluster,
                        populations.isEmpty() ? null : populations.get(0),
                        secondStage,
                        populations.size() < 2 ? null : populations.get(1),
                        ValueList.of(calibratedOn),
                        baseWeight)
                .renamed(name);
        Refusal.unless(!design.columns().contains(outcome), "command.outcome-in-design", "outcome", outcome);
        Refusal.unless(design.distinct(), "command.design-columns");
        if (design.lack() != null) {
            throw Refusal.of("command.design-lack", "lack", design.lack());
        }
        return design;
    }
}
