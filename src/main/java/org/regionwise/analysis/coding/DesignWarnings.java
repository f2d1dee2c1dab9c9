package org.regionwise.analysis.coding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.Listing;
import org.regionwise.analysis.result.Warning;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.NumberText;

/** What is to be said of a sample's design before anything is fitted. */
final class DesignWarnings {
    private static final String SECOND_STAGE =
            " Give the second stage too: how many units each cluster has, or which fraction of them was "
                    + "drawn (on the command line, --finite-population %s,COLUMN).";

    private DesignWarnings() {}

    static void add(Analysis analysis, DesignBasedEstimates design, List<RegionFacts> regions, List<Warning> warnings) {
        if (!design.singleUnitStrata().isEmpty()) {
            warnings.add(singleUnitStrata(analysis, design.singleUnitStrata()));
        }
        if (design.correction().leftOut()) {
            warnings.add(leftOut(analysis.design(), design));
        }
        if (!design.censusedStrata().isEmpty()) {
            warnings.add(censusOfClusters(analysis, design.censusedStrata()));
        }
        if (analysis.design().secondStage() != null && analysis.design().finitePopulation() == null) {
            warnings.add(Warning.ofModel(
                    "second-stage-without-populations",
                    "The second-stage unit (column “" + analysis.design().secondStage()
                            + "”) changes nothing here: without finite populations, clusters alone decide how certain"
                            + " estimates are.",
                    Map.of("column", analysis.design().secondStage())));
        }
        if (!analysis.design().calibratedOn().isEmpty() && analysis.design().baseWeight() == null) {
            warnings.add(Warning.ofModel(
                    "base-weight-unknown",
                    "The weights before calibration are not given, so standard errors are approximate. "
                            + "If the survey has them, choose their column (on the command line, --base-weight)."));
        }
        ClusterWarning.of(analysis.design().cluster(), design).ifPresent(warnings::add);
        census(design, regions, warnings);
    }

    private static Warning singleUnitStrata(Analysis analysis, List<String> single) {
        return Warning.ofModel(
                "single-unit-strata",
                (single.size() == 1 ? "Stratum " : "Strata ") + Listing.named(single)
                        + (single.size() == 1 ? " has" : " have")
                        + " one primary sampling unit in the sample, which tells nothing of the variation within; "
                        + (single.size() == 1 ? "it is" : "each is")
                        + " compared with the whole sample instead (the “adjust” rule).",
                Map.of("strata", single),
                regions(analysis, single));
    }

    private static Warning leftOut(DesignColumns columns, DesignBasedEstimates design) {
        String reason = switch (design.correction()) {
            case SUBSAMPLED ->
                "only some people of each cluster were asked: weight times sampled fraction of clusters is "
                        + NumberText.format(rounded(design.weightTimesFraction()))
                        + " for the typical respondent, and would be 1 in whole clusters";
            case SECOND_UNKNOWN -> "units were drawn within clusters, and how many each cluster has is not given";
            default ->
                columns.weight() == null
                        ? "without weights it is not known whether whole clusters were asked"
                        : "the weights are relative and cannot show whether whole clusters were asked";
        };
        return Warning.ofModel(
                "finite-population-left-out",
                "Standard errors are not corrected for the finite population in column “" + columns.finitePopulation()
                        + "”, because " + reason + ". With this correction alone they could be much too small."
                        + SECOND_STAGE.formatted(columns.finitePopulation()),
                Map.of(
                        "reason",
                        design.correction().code(),
                        "weightTimesFraction",
                        rounded(design.weightTimesFraction())));
    }

    private static Warning censusOfClusters(Analysis analysis, List<String> strata) {
        DesignColumns columns = analysis.design();
        return Warning.ofModel(
                "census-of-clusters",
                "The sample has every cluster"
                        + (columns.stratum() == null
                                ? ""
                                : " in " + (strata.size() == 1 ? "stratum " : "strata ") + Listing.named(strata))
                        + ", so chance lies only in who was asked within clusters. The size of the "
                        + "clusters is not given and was taken from the weights."
                        + SECOND_STAGE.formatted(columns.finitePopulation()),
                Map.of("strata", strata),
                regions(analysis, strata));
    }

    /** Where strata are the regions, naming the one is naming the other. */
    private static List<String> regions(Analysis analysis, List<String> strata) {
        return analysis.regionColumn().equals(analysis.design().stratum()) ? strata : List.of();
    }

    /** To two digits: enough to see that it is not 1, and too few to tell how many respondents there are. */
    private static double rounded(double value) {
        return Double.isNaN(value)
                ? value
                : new BigDecimal(value).round(new MathContext(2)).doubleValue();
    }

    private static void census(DesignBasedEstimates design, List<RegionFacts> regions, List<Warning> warnings) {
        List<String> keys = new ArrayList<>();
        for (int j = 0; j < regions.size(); j++) {
            if (design.regions().get(j).census()) {
                keys.add(regions.get(j).key());
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        warnings.add(Warning.ofAnswers(
                "census",
                "By the finite populations, the sample has everybody of "
                        + (keys.size() == 1 ? "region " : "regions ") + Listing.named(keys)
                        + " (a census), and their figures would have no standard error. The ones given "
                        + "there are without the correction: even in a census, people could have answered otherwise.",
                Map.of(),
                keys));
    }
}
