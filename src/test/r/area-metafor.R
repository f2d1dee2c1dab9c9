# Reference figures for the area-level (Fay-Herriot) model: simulated direct estimates, fitted by metafor's rma, whose
# mixed-effects meta-regression is that model, and its EBLUPs by blup. Run from src/test/r; writes ../resources/reference/area.
suppressPackageStartupMessages({library(jsonlite); library(metafor)})

folder <- "../resources/reference/area"
dir.create(folder, recursive = TRUE, showWarnings = FALSE)
tight <- list(threshold = 1e-14, maxiter = 10000)

# areas: how many; outside: how many of them without a direct estimate; sigma: between areas; V: sampling variances
simulated <- function(seed, areas, outside, sigma, beta, V) {
  set.seed(seed)
  x <- matrix(round(rnorm(areas * (length(beta) - 1)), 4), areas)
  if (length(beta) > 1) { x[, 1] <- 50 + 12 * x[, 1] }                    # a predictor far from 0
  V <- signif(V(areas), 6)
  theta <- drop(cbind(1, x) %*% beta) + sigma * rnorm(areas)
  y <- signif(theta + sqrt(V) * rnorm(areas), 8)
  if (outside > 0) { gone <- seq(3, areas, length.out = outside); y[gone] <- NA; V[gone] <- NA }
  data <- data.frame(area = seq_len(areas), y, V)
  for (k in seq_len(ncol(x))) data[[paste0("x", k)]] <- x[, k]
  data
}

cases <- list(
  small_equal      = simulated(11, 8, 0, 0.5, 1, function(m) rep(0.1, m)),
  plain            = simulated(12, 25, 0, 0.3, -1.2, function(m) rgamma(m, 2, 20)),
  two_predictors   = simulated(13, 60, 5, 0.4, c(-2, 0.02, 0.3), function(m) exp(rnorm(m, -2.5, 0.8))),
  heteroscedastic  = simulated(14, 40, 3, 0.25, c(0.5, 0.01), function(m) 10^runif(m, -5, 1)),
  no_variation     = simulated(25, 30, 2, 0, c(1, -0.01), function(m) rep(c(1, 2, 4), length.out = m)),
  strong_variation = simulated(16, 200, 10, 2, c(0, 0.03, -0.5, 0.2), function(m) rgamma(m, 3, 30)),
  proportions      = simulated(17, 45, 4, 0.03, c(0.2, 0.001), function(m) 0.2 * 0.8 / round(exp(rnorm(m, 3.5, 0.9)) + 2)))

fit <- function(data, method) {
  used <- data[!is.na(data$y), ]
  predictors <- grep("^x", names(data), value = TRUE)
  mods <- if (length(predictors)) reformulate(predictors) else ~ 1
  model <- rma(y, V, mods = mods, data = used, method = method, control = tight, test = "z")
  # rma stops on the change of tau2; a few Fisher steps more, from its answer, must not move it
  again <- rma(y, V, mods = mods, data = used, method = method, control = c(tight, list(tau2.init = model$tau2)), test = "z")
  shrunken <- blup(model)
  X <- model.matrix(mods, data)
  covariance <- unname(vcov(model))
  list(method = method, tau2 = model$tau2, again = again$tau2, se_tau2 = model$se.tau2, beta = as.list(unname(drop(coef(model)))), se = as.list(unname(model$se)),
       covariance = covariance, logLik = unname(as.numeric(fitstats(model)[1, 1])),
       # with tau2 held at zero, for the likelihood ratio
       logLik_zero = unname(as.numeric(fitstats(rma(y, V, mods = mods, data = used, method = method, tau2 = 0, test = "z"))[1, 1])),
       areas = data.frame(area = used$area, eblup = shrunken$pred, se = shrunken$se),
       synthetic = data.frame(area = data$area, fitted = drop(X %*% coef(model)), se = sqrt(rowSums((X %*% covariance) * X))))
}

answers <- lapply(cases, function(data) list(data = data, fits = lapply(c("REML", "ML"), function(method) fit(data, method))))
moments <- lapply(cases, function(data) {
  used <- data[!is.na(data$y), ]
  predictors <- grep("^x", names(data), value = TRUE)
  mods <- if (length(predictors)) reformulate(predictors) else ~ 1
  # Paule-Mandel solves Fay and Herriot's equation; Hedges' estimator is Prasad and Rao's
  lapply(c(FAY_HERRIOT = "PM", PRASAD_RAO = "HE"), function(method)
    rma(y, V, mods = mods, data = used, method = method, control = list(tol = 1e-14, maxiter = 10000), test = "z")$tau2)
})
profile <- lapply(cases[c("plain", "two_predictors", "no_variation", "proportions")], function(data) {
  used <- data[!is.na(data$y), ]
  predictors <- grep("^x", names(data), value = TRUE)
  mods <- if (length(predictors)) reformulate(predictors) else ~ 1
  lapply(c(REML = "REML", ML = "ML"), function(method) {
    model <- rma(y, V, mods = mods, data = used, method = method, control = tight, test = "z")
    top <- fitstats(model)[1, 1]
    missing <- function(tau2) fitstats(rma(y, V, mods = mods, data = used, method = method, tau2 = tau2, test = "z"))[1, 1] - top + qchisq(.95, 1) / 2
    lower <- if (missing(0) >= 0) 0 else uniroot(missing, c(0, model$tau2), tol = 1e-13)$root
    upper <- uniroot(missing, c(model$tau2, 1000 * (model$tau2 + max(used$V))), tol = 1e-13)$root
    list(lower = lower, upper = upper)
  })
})

write(toJSON(list(
  software = list(R = R.version.string, packages = paste("metafor", packageVersion("metafor"))),
  calls = list(fit = "rma(y, V, mods, method, control = list(threshold = 1e-14, maxiter = 10000), test = 'z')", eblup = "blup(fit)",
               moments = "rma(method = 'PM') and rma(method = 'HE')", profile = "uniroot on fitstats(rma(tau2 = t))"),
  definitions = "areas: se is sqrt(g1 + g2); logLik is restricted under REML, with + log|X'X|/2; profile limits are of tau2; y and V are null for areas without a direct estimate",
  cases = answers, moments = moments, profile = profile), digits = NA, auto_unbox = TRUE, na = "null", null = "null", dataframe = "rows"),
  file.path(folder, "metafor.json"))
