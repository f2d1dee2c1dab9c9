package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;
import static org.regionwise.report.rscript.RText.string;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Result;

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
        out.add("fit <- lmer(yes ~ " + predictors.formula() + " + (1 | region), data = answered, REML = "
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
        for (Map.Entry<String, String> each : model.linear().populationMeans().entrySet()) {
            out.add("means[, " + string(each.getKey()) + "] <- region_number(regions[[" + string(each.getValue())
                    + "]])");
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

    /** Sampled shares of populations; 0 where these are not known or are no numbers of people. */
    private static String fraction(Result result) {
        boolean known = !Double.isNaN(result.model().linear().sampledShare());
        return known
                ? "size / c("
                        + String.join(
                                ", ",
                                result.regions().stream()
                                        .map(region ->
                                                region.population() == null ? "Inf" : RText.number(region.population()))
                                        .toList())
                        + ")"
                : "0 * size";
    }

    private static String local(String predictor) {
        return string(RPredictors.local(predictor));
    }
}
