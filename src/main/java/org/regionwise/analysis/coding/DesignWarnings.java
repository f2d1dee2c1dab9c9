package org.regionwise.analysis.coding;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.regionwise.analysis.Analysis;
import org.regionwise.analysis.result.Warning;
import org.regionwise.engine.direct.DirectEstimate;
import org.regionwise.survey.DesignColumns;
import org.regionwise.survey.ShellWord;
import org.regionwise.survey.count.DesignCounts;

/** What is to be said of a sample's design before anything is fitted. */
final class DesignWarnings {
    private DesignWarnings() {}

    /** Replicate weights are about as large as the weight on average, or they are no weights. */
    private static final double FARTHEST_FACTOR = 2;

    static void add(
            Analysis analysis,
            DesignCounts counts,
            DesignBasedEstimates design,
            List<RegionFacts> regions,
            List<Warning> warnings) {
        design.replicates().ifPresent(each -> {
            replicates(analysis, counts, each, warnings);
            replicatesOfRegions(design, each, regions, warnings);
        });
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
                    Map.of("column", analysis.design().secondStage())));
        }
        if (!analysis.design().calibratedOn().isEmpty() && analysis.design().baseWeight() == null) {
            warnings.add(Warning.ofModel("base-weight-unknown"));
        }
        ClusterWarning.of(analysis.design().cluster(), design).ifPresent(warnings::add);
        census(design, regions, warnings);
    }

    private static void replicates(
            Analysis analysis, DesignCounts counts, DesignBasedEstimates.Replicates told, List<Warning> warnings) {
        DesignColumns.Replicates chosen = analysis.design().replicates();
        double usual = told.meanFactors().stream()
                .sorted()
                .skip(told.meanFactors().size() / 2)
                .findFirst()
                .orElse(1.0);
        List<String> unlike = IntStream.range(0, chosen.columns().size())
                .filter(r -> isFar(told.meanFactors().get(r)))
                .mapToObj(chosen.columns()::get)
                .toList();
        if (isFar(usual)) {
            warnings.add(Warning.ofModel(
                    "replicates-not-weights", Map.of("column", analysis.design().weight(), "times", rounded(usual))));
        } else if (!unlike.isEmpty()) {
            warnings.add(Warning.ofModel("replicates-unlike", Map.of("columns", unlike)));
        }
        if (chosen.method().balanced() && chosen.columns().size() % 4 != 0) {
            warnings.add(Warning.ofModel(
                    "replicates-number", Map.of("number", chosen.columns().size(), "columns", chosen.columns())));
        }
        if (!counts.negativeReplicates().isEmpty()) {
            warnings.add(Warning.ofAnswers(
                    "negative-replicate-weights",
                    Map.of(
                            "columns",
                            List.copyOf(counts.negativeReplicates().keySet()),
                            "weights",
                            counts.negativeReplicates().values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()),
                    List.of()));
        }
    }

    private static boolean isFar(double factor) {
        return !(factor < FARTHEST_FACTOR && factor > 1 / FARTHEST_FACTOR);
    }

    private static void replicatesOfRegions(
            DesignBasedEstimates design,
            DesignBasedEstimates.Replicates told,
            List<RegionFacts> regions,
            List<Warning> warnings) {
        List<String> alike = new ArrayList<>();
        List<String> weightless = new ArrayList<>();
        List<String> discarded = new ArrayList<>();
        for (int j = 0; j < regions.size(); j++) {
            DirectEstimate direct = design.regions().get(j);
            if (told.discarded().get(j) == told.meanFactors().size()
                    && regions.get(j).used() > 0) {
                weightless.add(regions.get(j).key());
            } else if (direct.mixed() && direct.respondents() > 1 && !(direct.variance() > 0)) {
                alike.add(regions.get(j).key());
            } else if (told.discarded().get(j) > 0 && regions.get(j).used() > 0) {
                discarded.add(regions.get(j).key());
            }
        }
        if (!weightless.isEmpty()) {
            warnings.add(Warning.ofAnswers("replicates-weightless", Map.of(), weightless));
        }
        if (!alike.isEmpty()) {
            warnings.add(Warning.ofAnswers("replicates-alike", Map.of(), alike));
        }
        if (!discarded.isEmpty()) {
            warnings.add(Warning.ofAnswers("replicates-discarded", Map.of(), discarded));
        }
    }

    private static Warning singleUnitStrata(Analysis analysis, List<String> single) {
        return Warning.ofModel("single-unit-strata", Map.of("strata", single), regions(analysis, single));
    }

    private static Warning leftOut(DesignColumns columns, DesignBasedEstimates design) {
        String cause = switch (design.correction()) {
            case SUBSAMPLED -> "subsampled";
            case SECOND_UNKNOWN -> "second_unknown";
            default -> columns.weight() == null ? "unweighted" : "relative";
        };
        return Warning.ofModel(
                "finite-population-left-out",
                Map.of(
                        "reason",
                        design.correction().code(),
                        "cause",
                        cause,
                        "weightTimesFraction",
                        rounded(design.weightTimesFraction()),
                        "column",
                        columns.finitePopulation(),
                        "option",
                        secondStage(columns)));
    }

    private static Warning censusOfClusters(Analysis analysis, List<String> strata) {
        DesignColumns columns = analysis.design();
        return Warning.ofModel(
                "census-of-clusters",
                Map.of(
                        "strata",
                        strata,
                        "stratified",
                        columns.stratum() == null ? "no" : "yes",
                        "option",
                        secondStage(columns)),
                regions(analysis, strata));
    }

    /** The option that states both stages' populations. */
    private static String secondStage(DesignColumns columns) {
        return "--finite-population " + ShellWord.of(columns.finitePopulation() + ",COLUMN");
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
        warnings.add(Warning.ofAnswers("census", Map.of(), keys));
    }
}
