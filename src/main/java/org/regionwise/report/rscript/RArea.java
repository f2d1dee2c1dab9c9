package org.regionwise.report.rscript;

import static org.regionwise.report.rscript.RText.lines;
import static org.regionwise.report.rscript.RText.number;
import static org.regionwise.report.rscript.RText.string;

import java.util.ArrayList;
import java.util.List;
import org.regionwise.analysis.Method;
import org.regionwise.analysis.Smoothing;
import org.regionwise.analysis.record.DataFiles;
import org.regionwise.analysis.result.AreaModelFacts;
import org.regionwise.analysis.result.ModelFacts;
import org.regionwise.analysis.result.Result;
import org.regionwise.engine.area.AreaScale;

/** The area-level (Fay–Herriot) model in R: by metafor, or by summing over σ where it is fully Bayesian. */
final class RArea {
    private RArea() {}

    /** From a table of published estimates. */
    static String published(Result result, DataFiles data, RComments comments) {
        ModelFacts model = result.model();
        AreaModelFacts area = model.area();
        RPredictors predictors = new RPredictors(result);
        String divisor = area.percent() ? " / 100" : "";
        String spread = area.standardErrorColumn() == null ? area.varianceColumn() : area.standardErrorColumn();
        boolean error = area.standardErrorColumn() != null;
        String own =
                "region_number(regions[[" + string(spread) + "]])" + (error ? divisor : area.percent() ? " / 1e4" : "");
        return lines(comments.part("published"))
                + RPredictors.plain(comments)
                + predictors.levels(comments)
                + predictors.regionTable(data, comments)
                + lines(
                        "raw <- region_number(regions[[" + string(model.outcome()) + "]])" + divisor,
                        "published_variance <- " + (error ? "(" + own + ")^2" : own))
                + cells(predictors, comments)
                + scale(model.scale(), comments)
                + (area.smoothing() == Smoothing.NONE
                        ? lines(
                                comments.say("missing-variance"),
                                "cells$v <- published_variance * slope(raw)^2",
                                "own <- !is.na(cells$v) & is.finite(cells$v) & cells$v > 0 & "
                                        + "!is.na(regionwise$variance)",
                                "own <- own & abs(cells$v / regionwise$variance - 1) < 1e-6",
                                "cells$v[!own] <- regionwise$variance[!own]")
                        : smoothed(comments))
                + model(result, comments);
    }

    /** From a survey's own direct estimates, {@code raw}. */
    static String ofSurvey(Result result, RComments comments) {
        return cells(new RPredictors(result), comments)
                + scale(result.model().scale(), comments)
                + smoothed(comments)
                + model(result, comments);
    }

    private static String smoothed(RComments comments) {
        return lines(comments.say("variances"), "cells$v <- regionwise$variance");
    }

    private static String cells(RPredictors predictors, RComments comments) {
        List<String> columns = new ArrayList<>(List.of("region = regionwise$region"));
        columns.addAll(predictors.ofRegions(""));
        return lines(
                "",
                comments.part("area-cells"),
                "cells <- data.frame(",
                "  " + String.join(",\n  ", columns) + ",",
                "  check.names = FALSE",
                ")");
    }

    private static String scale(AreaScale scale, RComments comments) {
        String[] functions = switch (scale) {
            case LOGIT -> new String[] {"qlogis(p)", "plogis(theta)", "1 / (p * (1 - p))", "c(-Inf, Inf)"};
            case ARCSINE ->
                new String[] {"asin(sqrt(p))", "sin(theta)^2", "1 / (2 * sqrt(p * (1 - p)))", "c(0, pi / 2)"};
            case IDENTITY -> new String[] {"p", "theta", "1", "c(-Inf, Inf)"};
        };
        return lines(
                comments.say("scale", "scale", scale),
                "there <- function(p) " + functions[0],
                "back <- function(theta) " + functions[1],
                "slope <- function(p) " + functions[2],
                "ends <- " + functions[3],
                "cells$y <- there(raw)");
    }

    private static String model(Result result, RComments comments) {
        String expected = lines(
                comments.say("expected"),
                "expected <- function(mean, sd, points = 2000) {",
                "  if (sd == 0) return(back(min(max(mean, ends[1]), ends[2])))",
                "  p <- pnorm(ends, mean, sd)",
                "  mean(back(qnorm(p[1] + diff(p) * (seq_len(points) - 0.5) / points, mean, sd)))",
                "}");
        return expected
                + (result.model().bayes() ? bayes(result, comments) : fitted(result, comments))
                + agreed(result);
    }

    private static String fitted(Result result, RComments comments) {
        String formula = new RPredictors(result).formula();
        String method = switch (Method.of(result.model().method())) {
            case ML -> "ML";
            case FAY_HERRIOT -> "PM";
            case PRASAD_RAO -> "HE";
            case REML, BAYES -> "REML";
        };
        String control = method.equals("REML") || method.equals("ML")
                ? "list(threshold = 1e-12, maxiter = 10000)"
                : method.equals("PM") ? "list(tol = 1e-12, maxiter = 10000)" : "list()";
        return lines(
                "",
                comments.part("fay-herriot"),
                method.equals("PM")
                        ? comments.say("paule-mandel")
                        : method.equals("HE")
                                ? comments.say("hedges")
                                : comments.say(
                                        "sae",
                                        "call",
                                        "eblupFH(y ~ " + formula + ", v, method = \"" + method + "\", data = known)"),
                "known <- cells[!is.na(cells$y) & !is.na(cells$v), ]",
                "fit <- rma(y, v, mods = ~ " + formula + ", data = known, method = \"" + method
                        + "\", test = \"t\", control = " + control + ")",
                "print(summary(fit))",
                "",
                comments.say("predictors"),
                "tau2 <- fit$tau2",
                "x <- model.matrix(~ " + formula + ", cells)",
                "colnames(x)[1] <- \"intrcpt\"",
                "fixed <- drop(x[, rownames(fit$b), drop = FALSE] %*% fit$b)",
                "gamma <- ifelse(is.na(cells$y), 0, tau2 / (tau2 + cells$v))",
                "predictor <- ifelse(is.na(cells$y), fixed, gamma * cells$y + (1 - gamma) * fixed)",
                "uncertain <- ifelse(is.na(cells$y), tau2, gamma * cells$v)",
                "pooled <- mapply(expected, predictor, sqrt(uncertain))",
                result.model().scale() == AreaScale.IDENTITY && result.model().proportions()
                        ? "pooled <- pmin(1, pmax(0, pooled))"
                        : "");
    }

    private static String bayes(Result result, RComments comments) {
        String formula = new RPredictors(result).formula();
        Object mean = result.fit().quality().get("sigmaPriorMean");
        boolean flat = Double.isNaN(asDouble(mean));
        return lines(
                "",
                comments.part(flat ? "flat" : "exponential"),
                flat
                        ? comments.say("package", "package", "bayesmeta", "call", "tau.prior = function(t) t")
                        : comments.say(
                                "package",
                                "package",
                                "brms",
                                "call",
                                "brm(y | se(sqrt(v)) ~ " + formula
                                        + " + (1 | region), known, prior = set_prior(\"exponential(1 / "
                                        + number(asDouble(mean)) + ")\", class = \"sd\"))"),
                "x <- model.matrix(~ " + formula + ", cells)",
                "x <- x[, qr(x[!is.na(cells$y), , drop = FALSE])$pivot[seq_len(qr(x[!is.na(cells$y), , drop ="
                        + " FALSE])$rank)], drop = FALSE]",
                "known <- which(!is.na(cells$y) & !is.na(cells$v))",
                "given <- function(sigma) {",
                "  w <- 1 / (sigma^2 + cells$v[known])",
                "  information <- crossprod(x[known, , drop = FALSE] * sqrt(w))",
                "  covariance <- solve(information)",
                "  beta <- covariance %*% crossprod(x[known, , drop = FALSE], w * cells$y[known])",
                "  residual <- cells$y[known] - x[known, , drop = FALSE] %*% beta",
                "  density <- -sum(w * residual^2) / 2 + sum(log(w)) / 2 - determinant(information)$modulus / 2 +",
                flat ? "    2 * log(sigma)" : "    log(sigma) - sigma / " + number(asDouble(mean)),
                "  list(density = as.numeric(density), beta = beta, covariance = covariance)",
                "}",
                "far <- sum(range(cells$y[known]) * c(-1, 1)) + sqrt(max(cells$v[known]))",
                "coarse <- seq(log(min(cells$v[known])) / 2 - 15, log(far) + 15, length.out = 2001)",
                "density <- vapply(exp(coarse), function(s) given(s)$density, numeric(1))",
                "reached <- range(coarse[density > max(density) - 25])",
                "sigmas <- exp(seq(reached[1], reached[2], length.out = 400))",
                "fits <- lapply(sigmas, given)",
                "density <- vapply(fits, `[[`, numeric(1), \"density\")",
                "weights <- exp(density - max(density)) * c(0.5, rep(1, 398), 0.5)",
                "weights <- weights / sum(weights)",
                "conditional <- function(k, j) {",
                "  fixed <- sum(x[j, ] * fits[[k]]$beta)",
                "  spread <- drop(x[j, ] %*% fits[[k]]$covariance %*% x[j, ])",
                "  if (!j %in% known) return(c(fixed, sigmas[k]^2 + spread))",
                "  gamma <- sigmas[k]^2 / (sigmas[k]^2 + cells$v[j])",
                "  c(gamma * cells$y[j] + (1 - gamma) * fixed, gamma * cells$v[j] + (1 - gamma)^2 * spread)",
                "}",
                "counted <- which(weights > 1e-8)",
                "posterior_mean <- function(j) sum(weights[counted] * vapply(counted, function(k) {",
                "  theta <- conditional(k, j)",
                "  expected(theta[1], sqrt(theta[2]), points = 200)",
                "}, numeric(1))) / sum(weights[counted])",
                "pooled <- vapply(seq_len(nrow(cells)), posterior_mean, numeric(1))",
                result.model().scale() == AreaScale.IDENTITY && result.model().proportions()
                        ? "pooled <- pmin(1, pmax(0, pooled))"
                        : "");
    }

    private static double asDouble(Object value) {
        return value instanceof Number figure ? figure.doubleValue() : Double.NaN;
    }

    private static String agreed(Result result) {
        return result.national().benchmark() == null ? "" : lines("pooled <- agree(pooled)");
    }
}
