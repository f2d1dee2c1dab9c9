# What the charts draw beside the estimates, for the sample survey of harassment: control limits of the funnel, Q-Q line
# and deviations, the line through unemployment with its band, regions left out one at a time, and the posterior density of
# sigma. Run from src/test/r after binomial-extra.R, whose estimates it starts from; writes ../resources/reference/charts.
source("./common.R")
suppressPackageStartupMessages(library(statmod))

reference <- fromJSON("../resources/reference/extra/sample-harassment/expected.json")
fit <- reference$models$unemployment
folder <- "../../../sample-surveys/harassment"
rows <- read.csv(file.path(folder, "survey.csv"))
rows <- rows[rows$harassed_6m %in% 0:1, ]                            # 9 and empty are no answer
regions <- read.csv(file.path(folder, "regions.csv"), encoding = "UTF-8")
counts <- aggregate(cbind(y = harassed_6m, n = 1) ~ region, rows, sum)
counts <- merge(counts, regions[c("region", "unemployment")])

# ---- funnel: outside is what a score test of the nation's share rejects (prop.test without correction) -----------------
nation <- sum(counts$y) / sum(counts$n)
tested <- rbind(counts[c("y", "n")], data.frame(y = c(0, 5, 30, 9, 60), n = c(40, 5, 100, 200, 200)))
outside <- function(level) mapply(function(y, n)
  suppressWarnings(prop.test(y, n, p = nation, correct = FALSE)$p.value) < 1 - level, tested$y, tested$n)
sizes <- c(3, 20, 150, 2000)
limits <- function(level) { half <- qnorm((1 + level) / 2) * sqrt(nation * (1 - nation) / sizes)
  data.frame(size = sizes, level = level, lower = pmax(0, nation - half), upper = pmin(1, nation + half)) }
funnel <- list(nation = nation, limits = rbind(limits(0.95), limits(0.998)),
               tested = cbind(tested, outside95 = outside(0.95), outside998 = outside(0.998)))

# ---- Q-Q line, its band and the deviations ------------------------------------------------------------------------------
m <- nrow(counts)
deviation <- with(fit$regions, u_mean / (fit$exact$sigma * sqrt(1 - u_sd^2 / fit$exact$sigma^2)))
normality <- data.frame(region = fit$regions$region[order(deviation)], deviation = sort(deviation),
                        expected = qnorm(ppoints(m, a = 0.5)), lower = qnorm(qbeta(0.025, 1:m, m:1)), upper = qnorm(qbeta(0.975, 1:m, m:1)))

# ---- the line through unemployment, by the delta method on the logit scale ---------------------------------------------
at <- seq(min(regions$unemployment), max(regions$unemployment), length.out = 41)
X <- cbind(1, at)
eta <- drop(X %*% fit$exact$beta$estimate)
error <- sqrt(rowSums((X %*% fit$exact$covariance_beta_logsigma[1:2, 1:2]) * X))
predictor <- data.frame(at = at, fitted = plogis(eta), lower = plogis(eta - qnorm(0.975) * error), upper = plogis(eta + qnorm(0.975) * error))

# ---- one region left out: glmer --------------------------------------------------------------------------------------------
without <- function(data) { g <- glmer(cbind(y, n - y) ~ unemployment + (1 | region), data, binomial, nAGQ = 25,
  control = glmerControl(optimizer = "bobyqa", tolPwrss = 1e-12, optCtrl = list(rhobeg = 0.02, rhoend = 1e-9, maxfun = 1e5)))
  c(sigma = getME(g, "theta")[[1]], slope = fixef(g)[[2]]) }
influence <- data.frame(region = counts$region, t(vapply(counts$region, function(r)
  suppressMessages(suppressWarnings(without(counts[counts$region != r, ]))), c(sigma = 0, slope = 0))), row.names = NULL)

# ---- posterior density of sigma without predictors: beta ~ N(0, 2.5), sigma ~ Exp(1), every integral on a grid ----------
nodes <- gauss.quad.prob(60, "normal")
log_likelihood <- function(beta, sigma) sum(mapply(function(y, n) {
  e <- beta + sigma * nodes$nodes
  l <- y * e - n * (pmax(e, 0) + log1p(exp(-abs(e)))); top <- max(l)
  top + log(sum(nodes$weights * exp(l - top))) }, counts$y, counts$n))
betas <- seq(-3.5, -0.2, length.out = 67); sigmas <- seq(0.005, 2.995, by = 0.01)
logs <- outer(sigmas, betas, Vectorize(function(s, b) log_likelihood(b, s) + dnorm(b, 0, 2.5, log = TRUE) + dexp(s, 1, log = TRUE)))
density <- rowSums(exp(logs - max(logs))); density <- density / (sum(density) * 0.01)
shown <- seq(10, 110, by = 10)
sigma <- data.frame(sigma = sigmas[shown], posterior = density[shown], prior = dexp(sigmas[shown], 1))

d <- cdir("charts")
wjson(list(case = "sample-surveys/harassment, complete answers", software = sw(c("lme4", "statmod"), "charts.R"),
  funnel = funnel, normality = normality, predictor = predictor, influence = influence, sigma = sigma), file.path(d, "expected.json"))
cat("nation", nation, "; sigma without each", round(influence$sigma, 4), "; posterior", round(sigma$posterior, 3), "\n")
