# Pooled effects of age groups in the harassment survey: full Bayes by rstanarm with Regionwise's priors, and maximum
# likelihood by brute force (Gauss-Hermite over the three effects and every region) and by lme4 (Laplace).
# Run in src/test/resources/reference/harassment: Rscript ../../../../r/harassment-pooled.R
suppressPackageStartupMessages({library(lme4); library(rstanarm); library(jsonlite)})
d <- read.csv("survey.csv")
people <- read.csv("popcells.csv")

fit <- stan_glmer(harassed_6m ~ sex + (1 | region) + (1 | agegroup), d, family = binomial,
  prior_intercept = normal(0, 2.5, autoscale = FALSE), prior = normal(0, 2.5 / sd(d$sex == "M"), autoscale = FALSE),
  prior_covariance = decov(1, 1, 1, 1), chains = 4, iter = 6000, cores = 2, seed = 1, adapt_delta = 0.99, refresh = 0)
draws <- as.matrix(fit)
of <- function(x) list(mean = mean(x), sd = sd(x), mcse = sd(x) / sqrt(rstan::ess_bulk(matrix(x, ncol = 4))))
prevalence <- posterior_epred(fit, newdata = people)
regions <- lapply(split(seq_len(nrow(people)), people$region), function(i)
  of(prevalence[, i] %*% people$N[i] / sum(people$N[i])))
stan <- list(intercept = of(draws[, "(Intercept)"]), sex = of(draws[, "sexM"]),
  tau = of(sqrt(draws[, "Sigma[agegroup:(Intercept),(Intercept)]"])),
  sigma = of(sqrt(draws[, "Sigma[region:(Intercept),(Intercept)]"])), regions = regions)

rule <- function(k) {
  m <- matrix(0, k, k)
  i <- seq_len(k - 1)
  m[cbind(i, i + 1)] <- m[cbind(i + 1, i)] <- sqrt(i)
  e <- eigen(m)
  list(x = e$values, w = e$vectors[1, ]^2)
}
cells <- aggregate(cbind(yes = harassed_6m, n = 1) ~ region + sex + agegroup, transform(d, n = 1), sum)
u <- rule(31)
b <- rule(21)
grid <- as.matrix(expand.grid(1:21, 1:21, 1:21))
logs <- rowSums(matrix(log(b$w)[grid], ncol = 3))
grid <- grid[logs > -30, ]
logs <- logs[logs > -30]
levels <- sort(unique(d$agegroup))
likelihood <- function(p) {
  effects <- matrix(b$x[grid], ncol = 3) * exp(p[4])
  total <- logs
  for (r in split(cells, cells$region)) {
    sum <- 0
    for (c in seq_len(nrow(r))) {
      eta <- outer(effects[, match(r$agegroup[c], levels)], exp(p[3]) * u$x, "+") + p[1] + p[2] * (r$sex[c] == "M")
      sum <- sum + r$yes[c] * plogis(eta, log.p = TRUE) + (r$n[c] - r$yes[c]) * plogis(-eta, log.p = TRUE)
    }
    top <- apply(sum, 1, max)
    total <- total + top + log(drop(exp(sum - top) %*% u$w))
  }
  max(total) + log(sum(exp(total - max(total))))
}
best <- optim(c(-1.27, -0.97, log(0.55), log(0.42)), function(p) -likelihood(p), method = "Nelder-Mead",
  control = list(reltol = 1e-10, maxit = 500))
glmer <- glmer(harassed_6m ~ sex + (1 | region) + (1 | agegroup), d, family = binomial)
deviations <- as.data.frame(VarCorr(glmer))$sdcor
write_json(list(
  stan = stan,
  exact = list(intercept = best$par[1], sex = best$par[2], sigma = exp(best$par[3]), tau = exp(best$par[4]),
    logLikelihood = -best$value),
  glmer = list(intercept = fixef(glmer)[[1]], sex = fixef(glmer)[[2]], sigma = deviations[1], tau = deviations[2],
    logLikelihood = as.numeric(logLik(glmer)))), "pooled.json", auto_unbox = TRUE, digits = 8, pretty = TRUE)
