package org.regionwise.cli;

import java.util.List;
import java.util.function.UnaryOperator;
import org.regionwise.survey.DesignColumns;
import picocli.CommandLine.Option;

/** How respondents were drawn, by options. */
final class DesignOptions {
    @Option(
            names = "--weight",
            paramLabel = "COL",
            description = "Column of the survey with weights: how many people a respondent stands for, up to a factor.")
    private String weight;

    @Option(
            names = "--stratum",
            paramLabel = "COL",
            description = "Column of the survey with strata: parts of the population that were sampled separately.")
    private String stratum;

    @Option(
            names = "--cluster",
            paramLabel = "COL",
            description = "Column of the survey with clusters: primary sampling units, such as villages or schools.")
    private String cluster;

    @Option(
            names = "--finite-population",
            paramLabel = "COL[,COL]",
            description = "Column of the survey with the number of clusters (without clusters: of people) in the"
                    + " stratum's population, or the sampled fraction of them; after a comma, "
                    + "where clusters were subsampled, the column with the number of "
                    + "second-stage units in the cluster, or their fraction.")
    private List<String> finitePopulation;

    @Option(
            names = "--second-stage",
            paramLabel = "COL",
            description = "Column of the survey with units that were drawn within clusters, such as households."
                    + " Default: respondents.")
    private String secondStage;

    @Option(
            names = "--calibrated-on",
            paramLabel = "COL[,COL]",
            description = "Columns of the survey on whose known totals the weights were calibrated or raked; text as"
                    + " categories, numbers too if --factors names them.")
    private List<String> calibratedOn;

    @Option(
            names = "--base-weight",
            paramLabel = "COL",
            description = "Column of the survey with the weights before calibration. Default: --weight, and standard"
                    + " errors are approximate.")
    private String baseWeight;

    /**
     * The design, checked for what needs no data.
     *
     * @param name of the column that is called so
     */
    DesignColumns columns(String outcome, UnaryOperator<String> name, Requirement requirement) {
        List<String> populations = ValueList.of(finitePopulation);
        requirement.require(
                populations.size() <= 2,
                "--finite-population has a column for each of at most two stages, not " + populations.size());
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
        requirement.require(
                !design.columns().contains(outcome),
                "--outcome cannot be a weight, stratum or cluster too, " + outcome);
        requirement.require(
                design.distinct(),
                "--weight, --stratum, --cluster, --second-stage, --finite-population and --base-weight need columns of"
                        + " their own each");
        requirement.require(design.lack() == null, lacking(design.lack()));
        return design;
    }

    private static String lacking(DesignColumns.Lack lack) {
        return lack == null
                ? ""
                : switch (lack) {
                    case DESIGN_OF_POPULATION ->
                        "--finite-population belongs to a design; give --weight, --stratum or --cluster too";
                    case CLUSTER_OF_SECOND_STAGE ->
                        "a second stage, by --second-stage or a second column of --finite-population, is drawn within"
                                + " clusters; give --cluster too";
                    case FIRST_POPULATION -> "--finite-population needs the first stage's column before the second's";
                    case WEIGHT_OF_CALIBRATION -> "--calibrated-on says how weights were made; give them by --weight";
                    case CALIBRATION_OF_BASE_WEIGHT ->
                        "--base-weight is the weight before calibration; say by --calibrated-on what it was";
                };
    }
}
