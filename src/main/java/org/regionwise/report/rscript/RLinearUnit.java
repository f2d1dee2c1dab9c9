package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;
import static org.regionwise.report.rscript.RText.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.analysis.result.SurveyFacts;

/**
 * The nested-error model in R, from {@code answered}, by lme4: the best linear unbiased predictor of every region's
 * population mean, as {@code eblupBHF} of the package sae has it.
 */
final class RLinearUnit {
    private RLinearUnit() {}

    static String of(Result result, RComments comments) {
        ModelFacts model = result.model();
        RPredictors predictors = new RPredictors(result);
        List<String> out = new ArrayList<>(List.of("", comments.part("means")));
        for (String each : model.predictors()) {
            out.add("answered[[" + local(each) + "]] <- regions[[" + string(each)
                    + "]][match(answered$region, regionwise$region)]");
        }
        for (String each : model.respondentPredictors()) {
            if (!predictors.isNumber(each)) {
                out.add("answered[[" + local(each) + "]] <- category(answered[[" + local(each) + "]])");
            }
        }
        ModelFacts.Transformation scale = model.linear().transformation();
        String outcome = "yes";
        if (scale != null) {
            out.add(comments.say("transformed"));
            out.add("shift <- " + RText.number(scale.shift()));
            out.add("power <- " + RText.number(scale.lambda()));
            out.add("answered$scaled <- "
                    + (scale.lambda() == 0
                            ? "log(answered$yes + shift)"
                            : "((answered$yes + shift)^power - 1) / power"));
            outcome = "scaled";
        }
        out.add("fit <- lmer(" + outcome + " ~ " + predictors.formula() + " + (1 | region), data = answered, REML = "
                + (model.method().equals(Method.ML.code()) ? "FALSE" : "TRUE") + ",");
        out.add("            control = lmerControl(optCtrl = list(xtol_abs = 1e-12, ftol_abs = 1e-12)))");
        out.add("print(summary(fit))");
        out.add("");
        out.add(comments.say("population-means"));
        out.add("x <- model.matrix(~ " + predictors.formula() + ", answered)");
        out.add("own <- function(region) {");
        out.add("  rows <- which(answered$region == region)");
        out.add("  if (!length(rows)) rows <- seq_len(nrow(answered))");
        out.add("  w <- " + (result.survey().design() == null ? "rep(1, length(rows))" : "answered$weight[rows]"));
        out.add("  colSums(w * x[rows, , drop = FALSE]) / sum(w)");
        out.add("}");
        out.add("means <- t(vapply(regionwise$region, own, numeric(ncol(x))))");
        out.add("dim(means) <- c(nrow(regionwise), ncol(x))");
        out.add("colnames(means) <- colnames(x)");
        for (String each : model.predictors()) {
            if (predictors.isNumber(each)) {
                out.add("means[, " + local(each) + "] <- regions[[" + string(each) + "]]");
            }
        }
        boolean cells = cells(result);
        if (cells) {
            out.addAll(population(result, predictors, comments));
            out.add("of_table <- rowsum(cells$count * cx, cells$region) /");
            out.add("  as.vector(rowsum(cells$count, cells$region))");
            out.add("means[match(rownames(of_table), regionwise$region), ] <- of_table");
        }
        for (Map.Entry<String, String> each : model.linear().populationMeans().entrySet()) {
            out.add("means[, " + string(each.getKey()) + "] <- region_number(regions[[" + string(each.getValue())
                    + "]])");
        }
        if (scale != null) {
            out.addAll(transformed(result, cells, comments));
            return lines(out.toArray(String[]::new));
        }
        out.add("");
        out.add(comments.say("means-eblup"));
        out.add("effect <- ranef(fit)$region[regionwise$region, 1]");
        out.add("effect[is.na(effect)] <- 0");
        out.add("size <- as.vector(table(factor(answered$region, levels = regionwise$region)))");
        out.add("sampled <- t(vapply(regionwise$region, function(region) colMeans(x[answered$region == region, , drop ="
                + " FALSE]), numeric(ncol(x))))");
        out.add("dim(sampled) <- dim(means)");
        out.add("sampled[is.nan(sampled)] <- 0");
        out.add("mean_of_sample <- as.vector(tapply(answered$yes, factor(answered$region, levels ="
                + " regionwise$region), mean))");
        out.add("mean_of_sample[is.na(mean_of_sample)] <- 0");
        out.add("f <- " + fraction(result));
        out.add("rest <- (means - f * sampled) / (1 - f)");
        out.add("pooled <- f * mean_of_sample + (1 - f) * (as.vector(rest %*% fixef(fit)[colnames(x)]) + effect)");
        if (result.national().benchmark() != null) {
            out.add("pooled <- agree(pooled)");
        }
        out.add(comments.say("sae", "call", "eblupBHF, pbmseBHF"));
        return lines(out.toArray(String[]::new));
    }

    /** Whether the script reads cells of the population: of one table, not of margins. */
    private static boolean cells(Result result) {
        SurveyFacts.PopulationFacts table = result.survey().populationTable();
        return table != null && table.margins().isEmpty();
    }

    /** The people of the table in {@code cells}, one row a region and combination of predictors, and {@code cx}. */
    private static List<String> population(Result result, RPredictors predictors, RComments comments) {
        SurveyFacts.PopulationFacts table = result.survey().populationTable();
        List<String> respondents = result.model().respondentPredictors();
        List<String> out = new ArrayList<>(List.of("", comments.say("people-of-table")));
        out.add("people <- read.csv(" + string(table.file())
                + ", check.names = FALSE, colClasses = \"character\", fileEncoding = \"UTF-8-BOM\")");
        out.add("cells <- data.frame(region = people[[" + string(table.region()) + "]], count = as.numeric(people[["
                + string(table.count()) + "]]))");
        for (String each : respondents) {
            String column = "people[[" + string(each) + "]]";
            out.add("cells[[" + local(each) + "]] <- "
                    + (predictors.isNumber(each)
                            ? "as.numeric(" + column + ")"
                            : "factor(" + column + ", levels = levels(answered[[" + local(each) + "]]))"));
        }
        out.add("cells <- cells[complete.cases(cells) & cells$region %in% regionwise$region & cells$count > 0, ]");
        out.add("cells <- aggregate(count ~ ., cells, sum)");
        for (String each : result.model().predictors()) {
            out.add("cells[[" + local(each) + "]] <- regions[[" + string(each)
                    + "]][match(cells$region, regionwise$region)]");
        }
        out.add("cx <- model.matrix(~ " + predictors.formula() + ", cells)");
        return out;
    }

    /** Exact expectations over the cells of every region's people, by quadrature where there is no closed form. */
    private static List<String> transformed(Result result, boolean cells, RComments comments) {
        List<String> out = new ArrayList<>(List.of("", comments.say("means-best")));
        out.add("effects <- as.data.frame(ranef(fit, condVar = TRUE))");
        out.add("at <- match(regionwise$region, as.character(effects$grp))");
        out.add("v <- ifelse(is.na(at), 0, effects$condval[at])");
        out.add("spread <- ifelse(is.na(at), as.data.frame(VarCorr(fit))$sdcor[1], effects$condsd[at])");
        out.add("spread <- sqrt(spread^2 + sigma(fit)^2)");
        if (result.model().linear().transformation().lambda() == 0) {
            out.add("back <- function(m, s) exp(m + s^2 / 2) - shift");
        } else {
            out.add("back <- Vectorize(function(m, s) integrate(");
            out.add("  function(z) dnorm(z, m, s) * pmax(power * z + 1, 0)^(1 / power),");
            out.add("  max(m - 10 * s, -1 / power), m + 10 * s, rel.tol = 1e-9)$value - shift)");
        }
        if (!cells) {
            out.add("cells <- data.frame(region = regionwise$region, count = 1)");
            out.add("cx <- means");
        }
        List<String> keys = new ArrayList<>(List.of("\"region\""));
        if (cells) {
            result.model().respondentPredictors().forEach(each -> keys.add(local(each)));
        }
        boolean known = !Double.isNaN(result.model().linear().sampledShare());
        out.add("key <- function(d) do.call(paste, c(unname(as.list(d[c(" + String.join(", ", keys)
                + ")])), sep = \"|\"))");
        out.add("j <- match(cells$region, regionwise$region)");
        out.add("others <- cells$count");
        if (known) {
            out.add("size <- " + sizes(result));
            out.add("asked <- as.vector(table(factor(key(answered), levels = key(cells))))");
            out.add("others <- others / as.vector(tapply(others, j, sum)[as.character(j)]) * size[j]");
            out.add("others <- pmax(0, others - asked)");
        }
        out.add("expected <- back(as.vector(cx %*% fixef(fit)[colnames(cx)]) + v[j], spread[j])");
        out.add("sums <- tapply(others * expected, factor(j, levels = seq_along(v)), sum)");
        out.add("all <- tapply(others, factor(j, levels = seq_along(v)), sum)");
        if (known) {
            out.add("own <- factor(answered$region, levels = regionwise$region)");
            out.add("answers <- as.vector(tapply(answered$yes, own, sum))");
            out.add("sums <- sums + ifelse(is.na(answers), 0, answers)");
            out.add("all <- all + as.vector(table(own))");
        }
        out.add("pooled <- as.vector(sums / all)");
        if (result.national().benchmark() != null) {
            out.add("pooled <- agree(pooled)");
        }
        return out;
    }

    private static String sizes(Result result) {
        return "c("
                + String.join(
                        ", ",
                        result.regions().stream()
                                .map(region -> region.population() == null ? "Inf" : RText.number(region.population()))
                                .toList())
                + ")";
    }

    /** Sampled shares of populations; 0 where these are not known or are no numbers of people. */
    private static String fraction(Result result) {
        boolean known = !Double.isNaN(result.model().linear().sampledShare());
        return known ? "size / " + sizes(result) : "0 * size";
    }

    private static String local(String predictor) {
        return string(RPredictors.local(predictor));
    }
}
