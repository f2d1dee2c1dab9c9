package org.regionwise.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.regionwise.analysis.Model;
import org.regionwise.cli.output.Refusal;
import picocli.CommandLine.Option;

/** Who lives in the regions, for figures of all of them and not only of those who were asked. */
public final class PopulationOptions {
    @Option(names = "--population-table", paramLabel = "FILE[,FILE]", split = ",")
    private List<Path> table;

    @Option(names = "--population-table-region", paramLabel = "COL")
    private String region;

    @Option(names = "--population-table-count", paramLabel = "COL")
    private String count;

    @Option(names = "--standard", paramLabel = "FILE")
    private Path standard;

    /** The population table, or its margins; none where there is none. */
    public List<Path> tables() {
        return table == null ? List.of() : table;
    }

    /** What its column of regions is called; null where that was not said. */
    public String region() {
        return region;
    }

    /** What its column of counts is called; null where that was not said. */
    public String count() {
        return count;
    }

    /** The standard population; null where there is none. */
    public Path standard() {
        return standard;
    }

    /**
     * Whether a population table is given.
     *
     * @throws Refusal when something here is not for this model, or needs what there is not
     */
    public boolean givenFor(Model.Kind model, boolean respondentPredictors) {
        Refusal.unless(table != null || standard == null, "command.needs-population-table", "option", "--standard");
        Refusal.unless(
                table != null || region == null,
                "command.needs-population-table",
                "option",
                "--population-table-region");
        Refusal.unless(
                table != null || count == null, "command.needs-population-table", "option", "--population-table-count");
        Refusal.unless(table == null || model.ofSingleAnswers(), "command.population-table-model");
        Refusal.unless(standard == null || model == Model.Kind.RANDOM_INTERCEPT, "command.standard-model");
        Refusal.unless(table == null || respondentPredictors, "command.population-table-predictors");
        return table != null;
    }
}
