package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;
import static org.regionwise.report.rscript.RText.number;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.RegionEstimate;
import org.regionwise.analysis.result.Result;

/** Regionwise's own figures in the script, and R's beside them at its end. */
final class RComparison {
    private RComparison() {}

    static String figures(Result result, RComments comments) {
        List<String> columns = new ArrayList<>();
        columns.add("region = "
                + RText.strings(
                        result.regions().stream().map(RegionEstimate::region).toList()));
        column(columns, result, "raw", region -> region.raw().estimate());
        column(columns, result, "pooled", region -> region.pooled().estimate());
        if (result.survey().design() != null) {
            column(columns, result, "raw_se", region -> region.raw().standardError());
            column(
                    columns,
                    result,
                    "effective_n",
                    region -> region.effectiveSampleSize() == null ? Double.NaN : region.effectiveSampleSize());
        }
        switch (result.model().kind()) {
            case RANDOM_INTERCEPT, LINEAR_UNIT -> {}
            case AREA_LEVEL ->
                column(
                        columns,
                        result,
                        "variance",
                        region -> region.area() == null
                                ? Double.NaN
                                : region.area().varianceOnScale());
        }
        return lines(comments.say("figures"), "regionwise <- data.frame(", "  " + String.join(",\n  ", columns), ")");
    }

    private static void column(
            List<String> columns, Result result, String name, ToDoubleFunction<RegionEstimate> figure) {
        columns.add(name + " = "
                + RText.vector(result.regions().stream()
                        .map(region -> number(figure.applyAsDouble(region)))
                        .toList()));
    }

    /** Expects {@code raw} and {@code pooled}, by region in the order of {@code regionwise}. */
    static String beside(RComments comments) {
        return lines(
                "",
                comments.part("beside"),
                "comparison <- data.frame(",
                "  region = regionwise$region,",
                "  raw_R = raw, raw_Regionwise = regionwise$raw,",
                "  pooled_R = pooled, pooled_Regionwise = regionwise$pooled,",
                "  difference = pooled - regionwise$pooled",
                ")",
                "options(width = 120)",
                "print(comparison, digits = 4, row.names = FALSE)",
                "largest <- function(x) if (all(is.na(x))) NA else max(abs(x), na.rm = TRUE)",
                "cat(" + comments.string("largest-raw") + ", format(largest(raw - regionwise$raw), digits ="
                        + " 3), \"\\n\")",
                "cat(" + comments.string("largest-pooled") + ", format(largest(comparison$difference), digits ="
                        + " 3), \"\\n\")");
    }

    /** The function {@code agree}; empty where nothing was brought to agree. */
    static String agreement(Result result, RComments comments) {
        National.BenchmarkFacts benchmark = result.national().benchmark();
        if (benchmark == null) {
            return "";
        }
        if (RGroups.ofGroups(result)) {
            return RGroups.agreement(result, comments);
        }
        return lines(
                "",
                comments.say("agreement"),
                switch (benchmark.method()) {
                    case LOGIT -> "agree <- function(p) plogis(qlogis(p) + " + number(benchmark.constant()) + ")";
                    case DIFFERENCE -> "agree <- function(p) p + " + number(benchmark.constant());
                    case RATIO, NONE -> "agree <- function(p) p * " + number(benchmark.constant());
                });
    }
}
