package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;
import static org.regionwise.report.rscript.RText.name;
import static org.regionwise.report.rscript.RText.number;
import static org.regionwise.report.rscript.RText.string;
import static org.regionwise.report.rscript.RText.strings;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.result.National;
import org.regionwise.analysis.result.PoststratifiedFigure;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SurveyFacts.PopulationFacts;

/**
 * Poststratified figures in R: the population table in {@code people}, one row a region and kind of people, the mean
 * prevalence of each from the fit, and every figure as a weighted mean of them beside Regionwise's.
 */
final class RPopulation {
    /** Figures that a script holds; of more, those of whole regions. */
    private static final int MOST_FIGURES = 2000;

    private final Result result;
    private final PopulationFacts table;
    private final List<String> predictors;
    private final RPredictors coded;
    private final RComments comments;

    private RPopulation(Result result, RComments comments) {
        this.result = result;
        this.table = result.survey().populationTable();
        this.predictors = result.model().respondentPredictors();
        this.coded = new RPredictors(result);
        this.comments = comments;
    }

    /** After the fit; empty where there are no such figures. */
    static String of(Result result, RComments comments) {
        return result.poststratified().isEmpty() ? "" : new RPopulation(result, comments).script();
    }

    private String script() {
        return lines("", comments.part("population"))
                + lines(
                        "written_as <- function(x, levels) {",
                        "  found <- levels[match(tolower(x), tolower(levels))]",
                        "  ifelse(is.na(found), x, found)",
                        "}")
                + (table.margins().isEmpty() ? read("people", table) : raked())
                + lines(
                        "if (is.null(people$region)) people <- merge(data.frame(region = regionwise$region), people)",
                        "people$region <- written_as(people$region, regionwise$region)",
                        "people <- people[people$region %in% regionwise$region, ]")
                + known()
                + lines(
                        comments.say("population-grid"),
                        "kinds <- aggregate(n ~ " + by() + ", people, sum)",
                        "names(kinds)[names(kinds) == \"n\"] <- \"nation\"",
                        "people <- aggregate(n ~ region + " + by() + ", people, sum)",
                        "people <- merge(merge(data.frame(region = unique(people$region)), kinds), people, all.x ="
                                + " TRUE)",
                        "people$n[is.na(people$n)] <- 0")
                + ofRegions()
                + (result.model().bayes() ? bayes() : likelihood())
                + agreed()
                + standard()
                + figures();
    }

    private String by() {
        return RText.sum(predictors.stream().map(RPredictors::local).toList());
    }

    /** A table with {@code region}, where it has one, the predictors and {@code n}. */
    private String read(String variable, PopulationFacts from) {
        List<String> columns = new ArrayList<>();
        if (from.region() != null) {
            columns.add("region = trimws(" + variable + "[[" + string(from.region()) + "]])");
        }
        for (String each : predictors) {
            if (from.columns().contains(each)) {
                columns.add(
                        name(RPredictors.local(each)) + " = plain(trimws(" + variable + "[[" + string(each) + "]]))");
            }
        }
        columns.add("n = table_number(" + variable + "[[" + string(from.count()) + "]])");
        return RReading.table(variable, from.file(), from.reading(), comments)
                + RReading.number("table_number", from.reading())
                + lines(
                        variable + " <- data.frame(",
                        "  " + String.join(",\n  ", columns) + ",",
                        "  stringsAsFactors = FALSE, check.names = FALSE",
                        ")",
                        variable + " <- aggregate(n ~ ., " + variable + ", sum)");
    }

    private String raked() {
        StringBuilder out = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (int m = 0; m < table.margins().size(); m++) {
            names.add("margin" + (m + 1));
            out.append(read(names.get(m), table.margins().get(m)));
        }
        return out.append(lines(
                        comments.say("population-raked"),
                        "margins <- list(" + String.join(", ", names) + ")",
                        "people <- Reduce(merge, lapply(margins, function(m) unique(m[names(m) != \"n\"])))",
                        "people$n <- 1",
                        "key <- function(rows, columns) do.call(paste, c(unname(as.list(rows[columns])), sep ="
                                + " \"\\r\"))",
                        "for (round in 1:1000) {",
                        "  before <- people$n",
                        "  for (m in margins) {",
                        "    columns <- setdiff(names(m), \"n\")",
                        "    own <- key(people, columns)",
                        "    wanted <- m$n / sum(m$n) * sum(margins[[1]]$n)",
                        "    people$n <- people$n * wanted[match(own, key(m, columns))] / ave(people$n, own, FUN ="
                                + " sum)",
                        "    people$n[is.nan(people$n)] <- 0",
                        "  }",
                        "  if (max(abs(people$n - before)) < 1e-9) break",
                        "}"))
                .toString();
    }

    /** Values as respondents have them; people of values that no respondent has are not in the model. */
    private String known() {
        StringBuilder out = new StringBuilder();
        for (String each : predictors) {
            String column = "people[[" + string(RPredictors.local(each)) + "]]";
            String cells = "cells[[" + string(RPredictors.local(each)) + "]]";
            out.append(lines(
                    coded.isNumber(each)
                            ? column + " <- as.numeric(" + column + ")"
                            : column + " <- factor(written_as(" + column + ", levels(" + cells + ")), levels = levels("
                                    + cells + "))"));
        }
        return out.append(lines("people <- people[complete.cases(people), ]")).toString();
    }

    private String ofRegions() {
        StringBuilder out = new StringBuilder();
        for (String each : result.model().predictors()) {
            out.append(lines("people[[" + string(RPredictors.local(each)) + "]] <- regions[[" + string(each)
                    + "]][match(people$region, regionwise$region)]"));
        }
        return out.toString();
    }

    private String likelihood() {
        return lines(
                "people$eta <- predict(fit, newdata = people, re.form = "
                        + (coded.pooled().isEmpty()
                                ? "NA"
                                : "~ " + coded.pooled().substring(3)) + ")",
                "people_means <- function(shift) {",
                "  means <- numeric(nrow(people))",
                "  u <- if (sigma == 0) 0 else sigma * seq(-8, 8, length.out = 8001)",
                "  for (region in unique(people$region)) {",
                "    own <- cells[cells$region == region, ]",
                "    those <- which(people$region == region)",
                "    eta <- outer(own$eta, u, \"+\")",
                "    density <- colSums(own$yes * plogis(eta, log.p = TRUE) + own$no * plogis(-eta, log.p = TRUE)) -",
                "      (if (sigma == 0) 0 else (u / sigma)^2 / 2)",
                "    density <- exp(density - max(density))",
                "    means[those] <- plogis(outer(people$eta[those], u, \"+\") + shift) %*% density / sum(density)",
                "  }",
                "  means",
                "}");
    }

    private String bayes() {
        return lines(
                "of_people <- posterior_linpred(fit, newdata = cbind(people, answer = 0, count = 1)"
                        + (result.model().student() ? ", allow_new_levels = TRUE" : "") + ")",
                "people_means <- function(shift) colMeans(plogis(of_people + shift))");
    }

    private String agreed() {
        National.BenchmarkFacts benchmark = result.national().benchmark();
        if (benchmark == null || RGroups.ofGroups(result)) {
            return lines("people$mean <- people_means(0)");
        }
        String target = number(benchmark.target());
        return switch (benchmark.method()) {
            case LOGIT ->
                lines(
                        comments.say("population-agreement"),
                        "shift <- uniroot(function(s) weighted.mean(people_means(s), people$n) - " + target
                                + ", c(-10, 10), tol = 1e-9)$root",
                        "people$mean <- people_means(shift)");
            case RATIO, DIFFERENCE, NONE ->
                lines(
                        comments.say("population-agreement"),
                        "people$mean <- people_means(0)",
                        "people$mean <- people$mean * " + target + " / weighted.mean(people$mean, people$n)");
        };
    }

    private String standard() {
        if (table.standard() == null) {
            return "";
        }
        List<String> columns = predictors.stream()
                .filter(table.standard().columns()::contains)
                .map(RPredictors::local)
                .toList();
        return read("standard", table.standard())
                + lines(
                        comments.say("population-standard"),
                        "mixed <- function(own) {",
                        "  as_text <- function(rows) do.call(paste, c(lapply(rows[" + strings(columns)
                                + "], as.character), sep = \"\\r\"))",
                        "  cell <- as_text(own)",
                        "  weight <- standard$n[match(tolower(cell), tolower(as_text(standard)))]",
                        "  ours <- ave(own$n, cell, FUN = sum)",
                        "  weight <- weight * ifelse(ours > 0, own$n / ours, own$nation / ave(own$nation, cell, FUN ="
                                + " sum))",
                        "  ifelse(is.na(weight), 0, weight)",
                        "}");
    }

    private String figures() {
        List<PoststratifiedFigure> figures = result.poststratified();
        if (figures.size() > MOST_FIGURES) {
            figures = figures.stream().filter(each -> each.cell().isEmpty()).toList();
        }
        List<String> columns = new ArrayList<>();
        columns.add("region = "
                + RText.vector(
                        figures.stream().map(each -> string(each.region())).toList()));
        List<String> locals = new ArrayList<>();
        for (String each : predictors) {
            locals.add(RPredictors.local(each));
            columns.add(name(RPredictors.local(each)) + " = "
                    + RText.vector(figures.stream()
                            .map(figure -> string(figure.cell().get(each)))
                            .toList()));
        }
        columns.add("standardised = "
                + RText.vector(figures.stream()
                        .map(each -> each.standardised() ? "TRUE" : "FALSE")
                        .toList()));
        columns.add("Regionwise = "
                + RText.vector(figures.stream()
                        .map(each -> number(each.figure().estimate()))
                        .toList()));
        return lines(
                "",
                comments.say("population-figures"),
                "figures <- data.frame(",
                "  " + String.join(",\n  ", columns) + ",",
                "  stringsAsFactors = FALSE, check.names = FALSE",
                ")",
                "figures$R <- vapply(seq_len(nrow(figures)), function(i) {",
                "  own <- people[is.na(figures$region[i]) | people$region == figures$region[i], ]",
                "  for (each in " + strings(locals) + ") {",
                "    if (!is.na(figures[[each]][i])) own <- own[as.character(own[[each]]) == figures[[each]][i], ]",
                "  }",
                table.standard() == null
                        ? "  weight <- own$n"
                        : "  weight <- if (figures$standardised[i]) mixed(own) else own$n",
                "  sum(weight * own$mean) / sum(weight)",
                "}, numeric(1))",
                "figures$difference <- figures$R - figures$Regionwise");
    }

    /** At the end. */
    static String beside(Result result, RComments comments) {
        return result.poststratified().isEmpty()
                ? ""
                : lines(
                        "",
                        comments.part("population-beside"),
                        "print(figures, digits = 4, row.names = FALSE)",
                        "cat(" + comments.string("largest-poststratified")
                                + ", format(largest(figures$difference), digits = 3), \"\\n\")");
    }
}
