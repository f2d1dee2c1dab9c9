# More reference figures for the binomial model, beside the ones of the other scripts: a survey of 60 districts, the sample
# survey of harassment, Wilson intervals, prevalence and ICC on the response scale, posteriors of single regions.
# Run from src/test/r; writes ../resources/reference/extra. About a minute.
source("./glmm_lib.R")

extra <- function(name) cdir(file.path("extra", name))
tolerance <- function(quantity, kind, value, reason) list(quantity = quantity, kind = kind, value = value, reason = reason)

# ---- integrals over one density, by integrate() on short panels -----------------------------------------------------

# Sum of integrate() over panels, so that no narrow peak is missed.
panels <- function(f, lower, upper, count = 60) {
  edges <- seq(lower, upper, length.out = count + 1)
  sum(vapply(seq_len(count), function(k)
    integrate(f, edges[k], edges[k + 1], rel.tol = 1e-12, abs.tol = 0, subdivisions = 500L, stop.on.error = FALSE)$value, 0))
}

# Posterior of u where y_c ~ Binomial(n_c, plogis(eta_c + u)), u ~ N(0, sigma^2). Counts need not be whole.
region_posterior <- function(y, n, eta, sigma) {
  log_density <- function(u) vapply(u, function(v) {
    e <- eta + v
    sum(y * e - n * (pmax(e, 0) + log1p(exp(-abs(e)))))
  }, 0) - u^2 / (2 * sigma^2)
  slope <- function(u) sum(y - n * plogis(eta + u)) - u / sigma^2
  reach <- sigma^2 * (sum(n) + 1)                       # |mode| < sigma^2 sum(n)
  mode <- if (sum(n) == 0) 0 else uniroot(slope, c(-reach, reach), tol = 1e-14, maxiter = 10000)$root
  probability <- plogis(eta + mode)
  curvature <- 1 / sqrt(sum(n * probability * (1 - probability)) + 1 / sigma^2)
  top <- log_density(mode)
  density <- function(u) exp(log_density(u) - top)
  # where the density has fallen by exp(-60), on either side
  edge <- function(sign) {
    step <- curvature
    while (log_density(mode + sign * step) - top > -60) step <- step * 2
    mode + sign * uniroot(function(s) log_density(mode + sign * s) - top + 60, c(0, step), tol = 1e-6)$root
  }
  lower <- edge(-1); upper <- edge(1)
  mass <- panels(density, lower, upper)
  expect <- function(g) panels(function(u) density(u) * g(u), lower, upper) / mass
  quantile <- function(p) {
    edges <- seq(lower, upper, length.out = 61)
    pieces <- vapply(1:60, function(k) integrate(density, edges[k], edges[k + 1], rel.tol = 1e-12, abs.tol = 0, stop.on.error = FALSE)$value, 0)
    below <- c(0, cumsum(pieces)) / mass
    k <- findInterval(p, below, all.inside = TRUE)
    uniroot(function(u) below[k] - p + integrate(density, edges[k], u, rel.tol = 1e-12, abs.tol = 0, stop.on.error = FALSE)$value / mass,
            c(edges[k], edges[k + 1]), tol = 1e-14)$root
  }
  list(mode = mode, curvature_sd = curvature, expect = expect, quantile = quantile,
       log_likelihood = log(mass) + top - log(2 * pi) / 2 - log(sigma))
}

moments <- function(posterior, g) {
  mean <- posterior$expect(g)
  list(mean = mean, sd = sqrt(posterior$expect(function(u) (g(u) - mean)^2)))
}

# Marginal over u ~ N(0, sigma^2), in units of sigma.
over_normal <- function(g, sigma) panels(function(v) dnorm(v) * g(sigma * v), -12, 12, 48)
synthetic <- function(eta, sigma) over_normal(function(u) plogis(eta + u), sigma)

# ---- the fit of one model, and what follows for each region ---------------------------------------------------------

# rows: one row a respondent with columns region and y; fixed: right-hand side; regions: one row a region
reference_fit <- function(fixed, rows, regions) {
  form <- as.formula(paste("y", deparse1(fixed), "+ (1 | region)"), env = globalenv())
  variables <- all.vars(fixed)
  key <- do.call(paste, c(rows[c("region", variables)], sep = "\r"))
  first <- !duplicated(key)
  cells <- rows[first, c("region", variables), drop = FALSE]
  cells$n <- as.vector(table(factor(key, key[first])))
  cells$y <- as.vector(tapply(rows$y, factor(key, key[first]), sum))
  order <- order(cells$region); cells <- cells[order, ]
  X <- model.matrix(fixed, cells)
  exact <- exact_ml(cells$y, cells$n, X, as.character(cells$region))
  again <- glmer_out(form, rows, 25)
  attr(again, "fit") <- NULL
  plain <- glm(update(fixed, y ~ .), binomial, rows)
  beta <- setNames(exact$beta$estimate, exact$beta$term)
  statistic <- 2 * (exact$logLik_kernel - as.numeric(logLik(plain)))
  p <- length(beta) + 1

  respondent <- setdiff(variables, names(regions))
  mixes <- if (length(respondent)) {
    all <- unique(rows[respondent]); all <- all[do.call(base::order, all), , drop = FALSE]
    all$share <- vapply(seq_len(nrow(all)), function(i) mean(Reduce(`&`, lapply(respondent, function(v) rows[[v]] == all[[v]][i]))), 0)
    all
  }
  per_region <- lapply(seq_len(nrow(regions)), function(j) {
    own <- cells[cells$region == regions$region[j], ]
    line <- function(cell) drop(model.matrix(fixed, cell) %*% beta)
    posterior <- region_posterior(own$y, own$n, if (nrow(own)) drop(X[cells$region == regions$region[j], , drop = FALSE] %*% beta) else 0, exact$sigma)
    u <- moments(posterior, identity)
    out <- list(region = regions$region[j], n = sum(own$n), y = sum(own$y), mode = posterior$mode, condsd = posterior$curvature_sd,
                u_mean = u$mean, u_sd = u$sd, shrinkage = u$sd^2 / exact$sigma^2)
    if (is.null(mixes)) {
      cell <- regions[j, , drop = FALSE]
      eta <- line(cell)
      pi_ <- moments(posterior, function(v) plogis(eta + v))
      limits <- vapply(c(.025, .5, .975), posterior$quantile, 0)
      out <- c(out, list(eta = unname(eta), Ep = pi_$mean, SDp = pi_$sd, p_lower = unname(plogis(eta + limits[1])), p_median = unname(plogis(eta + limits[2])),
                         p_upper = unname(plogis(eta + limits[3])), synthetic = unname(synthetic(eta, exact$sigma))))
    } else {
      grid <- cbind(mixes, regions[rep(j, nrow(mixes)), setdiff(names(regions), respondent), drop = FALSE])
      for (v in respondent) grid[[v]] <- factor(grid[[v]], levels(rows[[v]]))
      eta <- line(grid)
      mixture <- function(weights, eta) moments(posterior, function(u) vapply(u, function(v) sum(weights * plogis(eta + v)), 0))
      national <- mixture(mixes$share, eta)
      out$pattern <- lapply(seq_len(nrow(grid)), function(i) c(lapply(mixes[i, respondent, drop = FALSE], as.character),
        list(eta = unname(eta[i]), Ep = moments(posterior, function(u) plogis(eta[i] + u))$mean, synthetic = synthetic(unname(eta[i]), exact$sigma))))
      out$sample_mix <- list(Ep = national$mean, SDp = national$sd, synthetic = sum(mixes$share * vapply(eta, synthetic, 0, sigma = exact$sigma)))
      if (nrow(own)) {
        eta_own <- drop(X[cells$region == regions$region[j], , drop = FALSE] %*% beta); w <- own$n / sum(own$n)
        mine <- mixture(w, eta_own)
        out$own_mix <- list(Ep = mine$mean, SDp = mine$sd, synthetic = sum(w * vapply(unname(eta_own), synthetic, 0, sigma = exact$sigma)))
      }
    }
    out
  })
  list(formula = deparse1(form), respondents = nrow(rows), cells = nrow(cells),
       exact = list(beta = exact$beta, covariance_beta_logsigma = exact$vcov_beta_logsigma, sigma = exact$sigma, se_sigma = exact$se_sigma,
                    se_log_sigma = exact$se_log_sigma, profile95_sigma = exact$profile95_sigma, logLik = exact$logLik_kernel,
                    AIC = -2 * exact$logLik_kernel + 2 * p, BIC = -2 * exact$logLik_kernel + log(nrow(rows)) * p,
                    max_abs_gradient = exact$max_abs_gradient, icc_latent = exact$ICC_latent, median_odds_ratio = exact$MOR),
       no_variance = list(beta = data.frame(term = names(coef(plain)), estimate = unname(coef(plain)), se = unname(sqrt(diag(vcov(plain))))),
                          logLik = as.numeric(logLik(plain)), statistic = statistic, p_mixture = pchisq(statistic, 1, lower.tail = FALSE) / 2),
       glmer_nAGQ25 = again[c("call", "beta", "sigma", "logLik", "AIC", "BIC", "warnings", "ranef")],
       regions = per_region)
}

fit_tolerances <- list(
  tolerance("beta, sigma", "absolute", 1e-5, "both maxima sit where the gradient is below 1e-6; 61 points against 15 or more leaves less than that"),
  tolerance("beta, sigma against glmer_nAGQ25", "absolute", 2e-4, "glmer stops on the change of the deviance"),
  tolerance("se, se_sigma, covariance", "relative", 1e-4, "exact has Richardson differences of the likelihood, good to about 1e-6"),
  tolerance("logLik", "absolute", 1e-6, "individual responses, no binomial coefficient; at a maximum an error in the parameters enters squared"),
  tolerance("profile95_sigma", "absolute", 1e-4, "root to 1e-10 of a profile that is itself maximised to about 1e-9; a lower limit of 0 is exact"),
  tolerance("mode, condsd, u_mean, u_sd", "absolute", 1e-4, "moves with beta and sigma; 1e-7 at the same beta and sigma"),
  tolerance("Ep, SDp, synthetic, p_lower, p_median, p_upper", "absolute", 2e-5, "moves with beta and sigma; 1e-8 at the same beta and sigma"))

# ---- (a) 60 districts -----------------------------------------------------------------------------------------------
RNGkind("Mersenne-Twister", "Inversion", "Rejection"); set.seed(60)
districts <- data.frame(region = sprintf("R%02d", 1:62), income = round(rnorm(62, 30, 6), 1), density = round(rnorm(62, 0, 1), 2))
n <- c(1, 1, 2, 3, 4, 5, round(exp(rnorm(54, 2.9, 0.8))), 0, 0)       # the last two have no respondents
u <- rnorm(62, 0, 0.6)
rows <- data.frame(region = rep(districts$region, n), stringsAsFactors = FALSE)
rows$education <- sample(c("primary", "secondary", "tertiary"), nrow(rows), TRUE, c(.25, .5, .25))
j <- match(rows$region, districts$region)
rows$y <- rbinom(nrow(rows), 1, plogis(-0.8 - 0.04 * (districts$income[j] - 30) + 0.3 * districts$density[j] + u[j] +
                                         c(primary = 0.4, secondary = 0, tertiary = -0.5)[rows$education]))
rows <- data.frame(id = seq_len(nrow(rows)), rows)
d <- extra("sixty-districts")
wcsv(rows, file.path(d, "survey.csv")); wcsv(districts, file.path(d, "regions.csv"))
rows <- merge(rows, districts, by = "region"); rows <- rows[order(rows$id), ]
rows$education <- factor(rows$education)
models <- list(null = ~1, predictors = ~income + density, predictors_and_education = ~income + density + education)
fits <- lapply(models, reference_fit, rows = rows, regions = districts)
wjson(list(case = "60 districts with respondents and two without, simulated with seed 60 (beta -0.8 at income 30, income -0.04, density 0.3, primary 0.4, tertiary -0.5; sigma 0.6)",
           software = sw(c("lme4", "statmod", "numDeriv"), "binomial-extra.R"), tolerances = fit_tolerances, models = fits), file.path(d, "expected.json"))
for (k in names(fits)) { f <- fits[[k]]; cat("sixty", k, "sigma", f$exact$sigma, f$glmer_nAGQ25$sigma, "logLik", f$exact$logLik, f$glmer_nAGQ25$logLik, "gradient", f$exact$max_abs_gradient,
  "profile", f$exact$profile95_sigma, "max |beta - glmer|", max(abs(f$exact$beta$estimate - f$glmer_nAGQ25$beta$estimate)), "max |se - glmer|", max(abs(f$exact$beta$se - f$glmer_nAGQ25$beta$se)), "\n") }

# ---- (b) the sample survey of harassment ----------------------------------------------------------------------------
folder <- "../../../sample-surveys/harassment"
regions <- read.csv(file.path(folder, "regions.csv"), encoding = "UTF-8"); regions$name <- NULL
rows <- read.csv(file.path(folder, "survey.csv"))
rows <- rows[rows$harassed_6m %in% 0:1, ]                            # 9 and empty are no answer
names(rows)[names(rows) == "harassed_6m"] <- "y"
rows <- merge(rows, regions, by = "region"); rows <- rows[order(rows$id), ]
rows$sex <- factor(rows$sex); rows$age_group <- factor(rows$age_group)
models <- list(null = ~1, unemployment = ~unemployment, predictors = ~unemployment + education, predictors_and_respondents = ~unemployment + education + sex + age_group)
fits <- lapply(models, reference_fit, rows = rows, regions = regions)
d <- extra("sample-harassment")
wjson(list(case = "sample-surveys/harassment, complete answers", survey_md5 = unname(tools::md5sum(file.path(folder, "survey.csv"))), regions_md5 = unname(tools::md5sum(file.path(folder, "regions.csv"))),
           software = sw(c("lme4", "statmod", "numDeriv"), "binomial-extra.R"), tolerances = fit_tolerances, models = fits), file.path(d, "expected.json"))
for (k in names(fits)) { f <- fits[[k]]; cat("harassment", k, "sigma", f$exact$sigma, f$glmer_nAGQ25$sigma, "logLik", f$exact$logLik, f$glmer_nAGQ25$logLik, "gradient", f$exact$max_abs_gradient,
  "profile", f$exact$profile95_sigma, "max |beta - glmer|", max(abs(f$exact$beta$estimate - f$glmer_nAGQ25$beta$estimate)), "\n") }

# ---- (c) Wilson intervals -------------------------------------------------------------------------------------------
counts <- rbind(c(0, 1), c(1, 1), c(0, 5), c(5, 5), c(1, 5), c(2, 5), c(1, 10), c(0, 20), c(20, 20), c(3, 20), c(10, 20), c(25, 178), c(0, 1000), c(1, 1000), c(500, 1000), c(1000, 1000), c(4567, 100000))
wilson <- do.call(rbind, lapply(c(.9, .95, .99), function(level) do.call(rbind, lapply(seq_len(nrow(counts)), function(i) {
  y <- counts[i, 1]; n <- counts[i, 2]
  limits <- suppressWarnings(prop.test(y, n, conf.level = level, correct = FALSE)$conf.int)
  z <- qnorm((1 + level) / 2); p <- y / n                             # the textbook formula must say the same
  centre <- (p + z^2 / (2 * n)) / (1 + z^2 / n); half <- z / (1 + z^2 / n) * sqrt(p * (1 - p) / n + z^2 / (4 * n^2))
  stopifnot(abs(limits - c(centre - half, centre + half)) < 1e-12)
  data.frame(y, n, level, lower = limits[1], upper = limits[2])
}))))
wilson$lower[wilson$y == 0] <- 0; wilson$upper[wilson$y == wilson$n] <- 1     # exactly, where rounding leaves 1e-17
wjson(list(source = "stats::prop.test(y, n, conf.level, correct = FALSE), which is Wilson's score interval; checked against the formula to 1e-12",
           software = list(R = R.version.string), tolerances = list(tolerance("lower, upper", "absolute", 1e-12, "closed form; the limit is exactly 0 for y = 0 and exactly 1 for y = n")),
           cases = wilson), file.path(extra("."), "wilson.json"))

# ---- (d) prevalence and ICC on the response scale -------------------------------------------------------------------
icc <- do.call(rbind, lapply(c(.01, .1, .5, 1, 2, 5), function(sigma) do.call(rbind, lapply(c(-4, -1.5, 0, 2), function(eta) {
  mean <- synthetic(eta, sigma)
  between <- over_normal(function(u) (plogis(eta + u) - mean)^2, sigma)
  within <- over_normal(function(u) plogis(eta + u) * plogis(-eta - u), sigma)
  stopifnot(abs(between + within - mean * (1 - mean)) < 1e-12)                # the law of total variance
  data.frame(eta, sigma, mean, between, within, icc_response = between / (between + within), icc_latent = sigma^2 / (sigma^2 + pi^2 / 3), median_odds_ratio = exp(sqrt(2) * sigma * qnorm(.75)))
}))))
wjson(list(source = "stats::integrate, relative tolerance 1e-12, over 48 panels of u/sigma from -12 to 12", software = list(R = R.version.string),
           definitions = "u ~ N(0, sigma^2); mean = E plogis(eta + u); between = Var plogis(eta + u); within = E plogis(eta + u) plogis(-eta - u); icc_response = between / (between + within)",
           tolerances = list(tolerance("mean, within", "absolute", 1e-10, "good to about 1e-13; 15-point Gauss-Hermite is not enough for sigma of 2 and more"),
                             tolerance("between, icc_response", "relative", 1e-8, "between falls to 1e-8 for small sigma, so an absolute tolerance would say nothing; take it as a centred second moment"),
                             tolerance("icc_latent, median_odds_ratio", "relative", 1e-12, "closed form")), cases = icc), file.path(extra("."), "response-scale.json"))

# ---- (e) posterior of one region ------------------------------------------------------------------------------------
cases <- rbind(expand.grid(n = c(0, 1, 8, 60, 2000), share = c(0, .15, .5, 1), eta = -1.5, sigma = c(.05, .5, 3)),
               expand.grid(n = c(1, 8, 2000), share = c(0, 1), eta = c(-6, 4), sigma = c(.5, 3)))
cases <- cases[cases$n > 0 | cases$share == 0, ]
cases$y <- round(cases$n * cases$share)
cases <- unique(rbind(cases[c("y", "n", "eta", "sigma")],
                      data.frame(y = c(3.7, 0.25, 0), n = c(21.3, 2.5, 0.6), eta = c(-1.5, 0.5, -2), sigma = c(.5, 1, .8))))   # effective counts
result <- do.call(rbind, lapply(seq_len(nrow(cases)), function(i) with(cases[i, ], {
  posterior <- region_posterior(y, n, eta, sigma)
  u <- moments(posterior, identity)
  prevalence <- moments(posterior, function(v) plogis(eta + v))
  limit <- vapply(c(.025, .5, .975), posterior$quantile, 0)
  check <- post1(y, n, eta, sigma)                                            # another integration rule
  stopifnot(abs(check["Eu"] - u$mean) < 1e-8, abs(check["SDu"] - u$sd) < 1e-6, abs(check["Ep"] - prevalence$mean) < 1e-8, abs(check["loglik"] - posterior$log_likelihood) < 1e-8 * (1 + abs(posterior$log_likelihood)))
  if (n == 0) stopifnot(abs(limit - qnorm(c(.025, .5, .975)) * sigma) < 1e-9)
  data.frame(y, n, eta, sigma, log_likelihood = posterior$log_likelihood, mode = posterior$mode, curvature_sd = posterior$curvature_sd,
             u_mean = u$mean, u_sd = u$sd, u_lower = limit[1], u_median = limit[2], u_upper = limit[3], weight_on_own_data = 1 - u$sd^2 / sigma^2,
             p_mean = prevalence$mean, p_sd = prevalence$sd, p_lower = plogis(eta + limit[1]), p_median = plogis(eta + limit[2]), p_upper = plogis(eta + limit[3]))
})))
wjson(list(source = "stats::integrate, relative tolerance 1e-12, over 60 panels from where the density is exp(-60) of its top to where it is so again; quantiles by uniroot on the integrated density, tolerance 1e-14; moments checked against an 800-node Gauss-Legendre rule",
           software = list(R = R.version.string),
           definitions = "y of n positive, logit prevalence eta + u, u ~ N(0, sigma^2); lower, median, upper: 2.5, 50 and 97.5 per cent; counts may be effective counts, not whole; log_likelihood of the individual responses",
           tolerances = list(tolerance("mode, u_mean, u_sd, u_lower, u_median, u_upper", "absolute", 1e-7, "good to about 1e-10 here; what a careful quadrature reaches without heroic effort"),
                             tolerance("p_mean, p_sd, p_lower, p_median, p_upper", "relative", 1e-7, "prevalences go down to 1e-6, so relative"),
                             tolerance("weight_on_own_data", "absolute", 1e-6, "a difference of nearly equal variances when little was learnt"),
                             tolerance("log_likelihood", "absolute", 1e-8, "terms of size n are summed; relative 1e-10 for n = 2000")),
           cases = result), file.path(extra("."), "one-region-posterior.json"))
print(head(result, 12), digits = 5)
