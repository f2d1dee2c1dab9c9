package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;

import org.regionwise.analysis.Settings;
import org.regionwise.analysis.result.Fit;
import org.regionwise.analysis.result.Prior;
import org.regionwise.analysis.result.Result;

/** The binomial random-intercept model in R, from {@code cells}: by lme4, or by rstanarm with the same priors. */
final class RBinomial {
    /** More nodes a region than this lme4 does not take. */
    private static final int MOST_NODES = 25;

    private RBinomial() {}

    static String of(Result result, RComments comments) {
        return result.model().bayes() ? bayes(result, comments) : likelihood(result, comments);
    }

    /** What glmer takes at most, also where each integral took as many as it needed. */
    private static int nodes(int quadraturePoints) {
        return quadraturePoints == Settings.ADAPTIVE ? MOST_NODES : Math.min(MOST_NODES, quadraturePoints);
    }

    private static String likelihood(Result result, RComments comments) {
        String pooled = new RPredictors(result).pooled();
        String fixed = pooled.isEmpty() ? "NA" : "~ " + pooled.substring(3);
        boolean penalised = Boolean.TRUE.equals(result.fit().quality().get(Fit.PENALISED));
        return lines(
                "",
                comments.part("likelihood"),
                comments.say(penalised ? "penalised" : "regions-asked"),
                pooled.isEmpty() ? "" : comments.say("pooled-laplace"),
                pooled.contains("||") ? comments.say("pooled-crossed") : "",
                result.survey().design() == null
                        ? "asked <- subset(cells, yes + no > 0)"
                        : comments.say("effective-counts") + "\nasked <- subset(cells, yes + no > 0)",
                "fit <- glmer(cbind(yes, no) ~ " + new RPredictors(result).formula() + pooled
                        + " + (1 | region), data = asked, family = binomial,",
                "             nAGQ = "
                        + (pooled.isEmpty() ? nodes(result.model().quadraturePoints()) : 1)
                        + ", control = glmerControl(optimizer = \"bobyqa\", check.response.not.const = \"ignore\",",
                "             optCtrl = list(maxfun = 1e5, rhoend = 1e-9)))",
                "print(summary(fit))",
                "",
                comments.say("posterior-mean"),
                "sigma <- attr(VarCorr(fit)$region, \"stddev\")[[1]]",
                "cells$eta <- predict(fit, newdata = cells, re.form = " + fixed + ")",
                "posterior_mean <- function(region) {",
                "  own <- cells[cells$region == region, ]",
                "  if (sigma == 0) return(sum(own$share * plogis(own$eta)))",
                "  u <- sigma * seq(-8, 8, length.out = 8001)",
                "  eta <- outer(own$eta, u, \"+\")",
                "  density <- colSums(own$yes * plogis(eta, log.p = TRUE) + own$no * plogis(-eta, log.p = TRUE)) +",
                "    dnorm(u, 0, sigma, log = TRUE)",
                "  density <- exp(density - max(density))",
                "  sum(density * colSums(own$share * plogis(eta))) / sum(density)",
                "}",
                "pooled <- vapply(regionwise$region, posterior_mean, numeric(1), USE.NAMES = FALSE)",
                result.national().benchmark() == null ? "" : "pooled <- agree(pooled)");
    }

    private static String bayes(Result result, RComments comments) {
        RPredictors predictors = new RPredictors(result);
        boolean none = predictors.formula().equals("1");
        Object slope = result.model().prior(Prior.SLOPE_SD);
        String scale = slope == null ? "2.5 / sds" : "rep(" + slope + ", length(sds))";
        String fit = none
                ? ""
                : lines(
                        comments.say(slope == null ? "slopes-scaled" : "slopes-set"),
                        "x <- model.matrix(~ " + predictors.formula() + ", cells)[, -1, drop = FALSE]",
                        "n <- cells$yes + cells$no",
                        "centre <- colSums(n * x) / sum(n)",
                        "sds <- sqrt(colSums(n * sweep(x, 2, centre)^2) / (sum(n) - 1))");
        return lines(
                        "",
                        comments.part("hamiltonian"),
                        comments.say("same-priors"),
                        "rows <- rbind(cbind(cells, answer = 1, count = cells$yes), cbind(cells, answer = 0, count ="
                                + " cells$no))",
                        "rows <- rows[rows$count > 0, ]")
                + fit
                + (result.model().student()
                        ? student(result, comments, predictors.formula(), scale)
                        : normal(result, comments, predictors.formula(), scale))
                + lines(
                        "print(fit, digits = 3)",
                        "",
                        comments.say("draws"),
                        "draws <- plogis(posterior_linpred(fit, newdata = cbind(cells, answer = 0, count = 1)"
                                + (result.model().student() ? ", allow_new_levels = TRUE" : "") + "))",
                        "of_region <- function(region) {",
                        "  own <- cells$region == region",
                        "  drop(draws[, own, drop = FALSE] %*% cells$share[own])",
                        "}",
                        agreed(result));
    }

    private static String agreed(Result result) {
        if (RGroups.knownPerDraw(result)) {
            return "pooled <- colMeans(agree_draws(vapply(regionwise$region, of_region, numeric(nrow(draws)))))";
        }
        if (RGroups.ofGroups(result)) {
            return "pooled <- vapply(seq_along(regionwise$region), function(j) "
                    + "mean(agree(of_region(regionwise$region[j]), j)), numeric(1))";
        }
        return result.national().benchmark() == null
                ? "pooled <- vapply(regionwise$region, function(region) "
                        + "mean(of_region(region)), numeric(1), USE.NAMES = FALSE)"
                : "pooled <- vapply(regionwise$region, function(region) mean(agree(of_region(region))),"
                        + " numeric(1), USE.NAMES = FALSE)";
    }

    private static String normal(Result result, RComments comments, String formula, String scale) {
        return lines(
                "fit <- stan_glmer(answer ~ " + formula + new RPredictors(result).pooled()
                        + " + (1 | region), data = rows, weights = count, family = binomial,",
                "  prior_intercept = normal(0, " + result.model().prior(Prior.INTERCEPT_SD)
                        + ", autoscale = FALSE),"
                        + (formula.equals("1") ? "" : " prior = normal(0, " + scale + ", autoscale = FALSE),"),
                "  " + comments.say("decov"),
                "  prior_covariance = decov(regularization = 1, concentration = 1, shape = 1, scale = 1 / "
                        + result.model().prior(Prior.SD_EXPONENTIAL) + "),",
                "  chains = 4, iter = 4000, seed = " + result.model().seed()
                        + ", adapt_delta = 0.95, refresh = 0, cores = min(4, parallel::detectCores()))");
    }

    /** Region effects by Student’s t, which rstanarm does not have. */
    private static String student(Result result, RComments comments, String formula, String scale) {
        String slopes = formula.equals("1")
                ? ""
                : " set_prior(paste0(\"normal(0, \", " + scale + ", \")\"), class = \"b\", coef = colnames(x)),";
        return lines(
                comments.say("student"),
                "fit <- brm(answer | weights(count) ~ " + formula
                        + " + (1 | gr(region, dist = \"student\")), data = rows, family = bernoulli(),",
                "  prior = c(set_prior(\"normal(0, " + result.model().prior(Prior.INTERCEPT_SD)
                        + ")\", class = \"Intercept\")," + slopes,
                "    set_prior(\"exponential(" + result.model().prior(Prior.SD_EXPONENTIAL) + ")\", class = \"sd\")),",
                "  chains = 4, iter = 4000, seed = " + result.model().seed()
                        + ", control = list(adapt_delta = 0.95), refresh = 0,",
                "  cores = min(4, parallel::detectCores()))");
    }
}
