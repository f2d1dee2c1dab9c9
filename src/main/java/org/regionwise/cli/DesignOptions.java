package org.regionwise.cli;

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
            paramLabel = "COL",
            description = "Column of the survey with the number of clusters (without clusters: of people) in the"
                    + " stratum's population, or the sampled fraction of them.")
    private String finitePopulation;

    /** The design, checked for what needs no data. */
    DesignColumns columns(String outcome, Requirement requirement) {
        DesignColumns design = new DesignColumns(weight, stratum, cluster, finitePopulation);
        requirement.require(
                !design.columns().contains(outcome),
                "--outcome cannot be a weight, stratum or cluster too, " + outcome);
        requirement.require(
                design.distinct(),
                "--weight, --stratum, --cluster and --finite-population need columns of their own each");
        requirement.require(
                finitePopulation == null || design.columns().size() > 1,
                "--finite-population belongs to a design; give --weight, --stratum or --cluster too");
        return design;
    }
}
