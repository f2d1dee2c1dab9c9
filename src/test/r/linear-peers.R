# Linear mixed models by another program, glmmTMB, on the sets of linear.R, and tests of variance components: the exact
# finite-sample distribution of the likelihood ratio (RLRsim) and a parametric bootstrap (pbkrtest). Run from src/test/r
# after linear.R; writes weak.csv and peers.json to ../resources/reference/linear. Needs glmmTMB, RLRsim and pbkrtest.
suppressPackageStartupMessages({library(jsonlite); library(lme4); library(glmmTMB); library(RLRsim); library(pbkrtest)})
folder <- "../resources/reference/linear"
read <- function(file) read.csv(file.path(folder, file))
peer <- function(name, file, formula, reml) {
  m <- suppressWarnings(glmmTMB(formula, read(file), REML = reml, control = glmmTMBControl(optCtrl =
       list(iter.max = 1e4, eval.max = 1e4, rel.tol = 1e-14))))
  list(name = name, file = file, reml = reml, logLik = as.numeric(logLik(m)), fixef = unname(fixef(m)$cond),
       se = unname(sqrt(diag(vcov(m)$cond))), sigma = sigma(m),
       deviations = lapply(VarCorr(m)$cond, function(v) unname(attr(v, "stddev"))))
}
fits <- list(
  peer("nested", "nested.csv", y ~ x + (1 | class) + (1 | school), FALSE),
  peer("nested", "nested.csv", y ~ x + (1 | class) + (1 | school), TRUE),
  peer("crossed", "crossed.csv", y ~ service + (1 | student) + (1 | teacher), FALSE),
  peer("three_effects", "three.csv", y ~ x + z + (1 + x + z | g), FALSE))
set.seed(441)
d <- data.frame(g = rep(1:10, each = 6), x = signif(rnorm(60), 7))
d$y <- signif(1 + 0.5 * d$x + 0.35 * rnorm(10)[d$g] + 0.3 * rnorm(10)[d$g] * d$x + rnorm(60), 9)
write.csv(d, file.path(folder, "weak.csv"), row.names = FALSE, quote = FALSE)
one <- lmer(y ~ x + (1 | g), d, REML = FALSE); two <- lmer(y ~ x + (1 | g) + (0 + x | g), d, REML = FALSE)
exact <- exactLRT(one, lm(y ~ x, d), nsim = 200000, seed = 1)
boot <- PBmodcomp(two, one, nsim = 1500, seed = 1)
write_json(list(software = c(R.version.string, sapply(c("glmmTMB", "RLRsim", "pbkrtest"), function(p) paste(p,
                packageVersion(p)))), fits = fits,
                intercept = list(statistic = unname(exact$statistic), p = unname(exact$p.value), draws = 200000),
                slope = list(statistic = boot$test$stat[1], p = boot$test["PBtest", "p.value"], draws = 1500)),
           file.path(folder, "peers.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE)
