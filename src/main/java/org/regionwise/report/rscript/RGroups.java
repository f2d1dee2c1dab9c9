package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;
import static org.regionwise.report.rscript.RText.number;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.BenchmarkMethod;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/** Groups of regions in R: their pooled figures from those of regions, and what brings regions to agree with them. */
final class RGroups {
    private RGroups() {}

    /** Whether every joint draw is brought to known figures of groups. */
    static boolean knownPerDraw(Result result) {
        return ofGroups(result)
                && result.model().bayes()
                && !Settings.DIRECT.equals(result.model().benchmarkGroups());
    }

    /** Whether regions agree with figures of their groups. */
    static boolean ofGroups(Result result) {
        National.BenchmarkFacts benchmark = result.national().benchmark();
        return benchmark != null && !benchmark.groups().isEmpty();
    }

    /** {@code group_of_region} and {@code people_of_region}, in {@code regionwise}'s order; empty without groups. */
    static String facts(Result result) {
        return result.aggregates().isEmpty()
                ? ""
                : lines(
                        "group_of_region <- "
                                + RText.vector(result.regions().stream()
                                        .map(region -> RText.string(region.group()))
                                        .toList()),
                        "people_of_region <- "
                                + numbers(
                                        result,
                                        region -> region.population() == null ? Double.NaN : region.population()));
    }

    private static String numbers(Result result, ToDoubleFunction<RegionEstimate> number) {
        return RText.vector(result.regions().stream()
                .map(region -> number(number.applyAsDouble(region)))
                .toList());
    }

    /** The function {@code agree} of estimates of all regions, or of those {@code of} some. */
    static String agreement(Result result, RComments comments) {
        National.BenchmarkFacts benchmark = result.national().benchmark();
        Map<String, National.GroupBenchmark> groups = new HashMap<>();
        benchmark.groups().forEach(each -> groups.put(each.group(), each));
        double neutral = benchmark.method() == BenchmarkMethod.RATIO ? 1 : 0;
        // of the nation, where it moves anything
        double others = Double.isNaN(benchmark.target()) ? neutral : benchmark.constant();
        List<String> code = new ArrayList<>();
        code.add("");
        code.add(comments.say("agreement-of-groups"));
        code.add("constant <- "
                + numbers(
                        result,
                        region -> groups.containsKey(region.group())
                                ? groups.get(region.group()).constant()
                                : others));
        code.add(
                switch (benchmark.method()) {
                    case LOGIT -> "agree <- function(p, of = TRUE) plogis(qlogis(p) + constant[of])";
                    case DIFFERENCE -> "agree <- function(p, of = TRUE) p + constant[of]";
                    case RATIO, NONE -> "agree <- function(p, of = TRUE) p * constant[of]";
                });
        if (knownPerDraw(result)) {
            code.addAll(perDraw(result, comments, benchmark, groups));
        }
        return lines(code.toArray(String[]::new));
    }

    private static List<String> perDraw(
            Result result,
            RComments comments,
            National.BenchmarkFacts benchmark,
            Map<String, National.GroupBenchmark> groups) {
        String moved = benchmark.method() == BenchmarkMethod.LOGIT ? "plogis(qlogis(p) + s)" : "pmin(1, p * exp(s))";
        return List.of(
                comments.say("known-per-draw"),
                "known <- "
                        + numbers(
                                result,
                                region -> groups.containsKey(region.group())
                                        ? groups.get(region.group()).target()
                                        : Double.NaN),
                "moved <- function(p, s) " + moved,
                "agree_draws <- function(draws) {",
                // a region may be called like a group
                "  block <- ifelse(is.na(known), paste('region', regionwise$region), paste('group', group_of_region))",
                "  for (own in split(seq_along(known), block)) {",
                "    p <- draws[, own, drop = FALSE]",
                "    if (is.na(known[own[1]])) { draws[, own] <- agree(p, own); next }",
                "    share <- people_of_region[own] / sum(people_of_region[own])",
                "    shift <- apply(p, 1, function(each)",
                "      uniroot(function(s) sum(share * moved(each, s)) - known[own[1]], c(-30, 30), tol = 1e-10)$root)",
                "    draws[, own] <- moved(p, shift)",
                "  }",
                "  draws",
                "}");
    }

    /** Groups' pooled figures by R and by Regionwise; expects {@code pooled}. */
    static String beside(Result result, RComments comments) {
        if (result.aggregates().isEmpty()) {
            return "";
        }
        return lines(
                "",
                comments.part("groups-beside"),
                "groups <- data.frame(group = "
                        + RText.strings(result.aggregates().stream()
                                .map(RegionEstimate::region)
                                .toList())
                        + ",",
                "  pooled = "
                        + RText.vector(result.aggregates().stream()
                                .map(each -> number(each.pooled().estimate()))
                                .toList())
                        + ")",
                "groups$pooled_R <- vapply(groups$group, function(each) weighted.mean(",
                "  pooled[group_of_region %in% each], people_of_region[group_of_region %in% each]), numeric(1))",
                "print(groups, digits = 4, row.names = FALSE)");
    }
}
