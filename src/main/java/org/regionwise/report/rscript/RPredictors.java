package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;
import static org.regionwise.report.rscript.RText.name;
import static org.regionwise.report.rscript.RText.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.regionwise.analysis.Interaction;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.result.Result;

/**
 * The predictors as columns of R's data frames, numbers as numbers and categories with Regionwise's reference level.
 */
final class RPredictors {
    private final Result result;

    /** Names that the script gives columns of its own. */
    private static final Set<String> TAKEN = Set.of(
            "region",
            "yes",
            "no",
            "share",
            "weight",
            "stratum",
            "cluster",
            "population",
            "population2",
            "unit",
            "base",
            "answer",
            "count",
            "eta",
            "y",
            "v",
            "count_yes",
            "count_no",
            "count_asked");

    /** What R's own functions stumble over, even quoted. */
    private static final Pattern STUMBLING = Pattern.compile("[`\\\\\"'\\p{Cntrl}]");

    /** What a predictor is called in the script: as it is called, unless that would mean something else. */
    static String local(String predictor) {
        if (STUMBLING.matcher(predictor).find()) {
            // the number keeps two names apart that differ in such characters only
            return STUMBLING.matcher(predictor).replaceAll("_") + "_" + Integer.toHexString(predictor.hashCode());
        }
        return TAKEN.contains(predictor) ? predictor + "_predictor" : predictor;
    }

    RPredictors(Result result) {
        this.result = result;
    }

    /** Whether a predictor entered as a number: its coefficient then has its own name. */
    boolean isNumber(String predictor) {
        return !result.model().factors().contains(predictor)
                && result.fit().fixedEffects().stream()
                        .anyMatch(effect -> effect.term().equals(predictor));
    }

    boolean anyFactor() {
        List<String> all = new ArrayList<>(result.model().predictors());
        all.addAll(result.model().respondentPredictors());
        return !all.stream().allMatch(this::isNumber);
    }

    /** The function that gives a category its levels in Regionwise's order; empty where there is no category. */
    String levels(RComments comments) {
        return anyFactor()
                ? lines(
                        "",
                        comments.say("categories"),
                        "category <- function(x) {",
                        "  values <- unique(x[!is.na(x)])",
                        "  size <- suppressWarnings(as.numeric(values))",
                        "  size[is.na(size)] <- Inf",
                        "  factor(x, levels = values[order(size, values, method = \"radix\")])",
                        "}")
                : "";
    }

    /** The table of regions in {@code regions}, one row an estimated region in the order of {@code regionwise}. */
    String regionTable(DataFiles data, RComments comments) {
        StringBuilder out = new StringBuilder();
        out.append(RReading.regions(data, comments));
        out.append(RReading.number("region_number", data.regions().reading()));
        for (String each : result.model().predictors()) {
            String column = "regions[[" + string(each) + "]]";
            out.append(lines(column + " <- " + (isNumber(each) ? "region_number(" : "category(plain(") + column
                    + (isNumber(each) ? ")" : "))")));
        }
        out.append(lines("regions <- regions[match(regionwise$region, trimws(regions[["
                + string(data.regions().key()) + "]])), , drop = FALSE]"));
        return out.toString();
    }

    /** {@code name = value} for every predictor of regions, taken along {@code at}. */
    List<String> ofRegions(String at) {
        return result.model().predictors().stream()
                .map(each -> name(local(each)) + " = regions[[" + string(each) + "]]" + at)
                .toList();
    }

    /** All fixed effects, those of regions first, as the right side of a formula. */
    String formula() {
        List<String> all = new ArrayList<>(result.model().predictors());
        all.addAll(result.model().respondentPredictors());
        String main = RText.sum(all.stream()
                .filter(each -> !isPooled(each))
                .map(RPredictors::local)
                .toList());
        return result.model().interactions().stream()
                .filter(each -> !isPooled(each.first()) && !isPooled(each.second()))
                .map(RPredictors::product)
                .reduce(main, (before, each) -> before + " + " + each);
    }

    private boolean isPooled(String predictor) {
        return result.model().pooledPredictors().contains(predictor);
    }

    private static String product(Interaction each) {
        return name(local(each.first())) + ":" + name(local(each.second()));
    }

    /** Pooled effects as terms of a formula, each behind a plus; empty where there are none. */
    String pooled() {
        StringBuilder terms = new StringBuilder();
        for (String each : result.model().pooledPredictors()) {
            terms.append(" + (1 | ").append(name(local(each))).append(')');
        }
        for (Interaction each : result.model().interactions()) {
            boolean first = isPooled(each.first());
            if (first && isPooled(each.second())) {
                terms.append(" + (1 | ").append(product(each)).append(')');
            } else if (first || isPooled(each.second())) {
                terms.append(" + (0 + ")
                        .append(name(local(first ? each.second() : each.first())))
                        .append(" || ")
                        .append(name(local(first ? each.first() : each.second())))
                        .append(')');
            }
        }
        return terms.toString();
    }

    /** The function that brings numbers into one form, so that 1.0 is 1. */
    static String plain(RComments comments) {
        return lines(
                comments.say("plain"),
                "plain <- function(x) {",
                "  n <- suppressWarnings(as.numeric(x))",
                "  if (any(is.na(n) & !is.na(x)) || any(grepl(\"^0[0-9]\", x))) return(x)",
                "  ifelse(is.na(n), NA, ifelse(n == round(n), sprintf(\"%.0f\", n), sprintf(\"%.15g\", n)))",
                "}");
    }
}
