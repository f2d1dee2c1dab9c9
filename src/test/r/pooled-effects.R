# Pooled effects of categories, simulated: 30 categories that differ much from 600 answers; one category in which
# everybody says yes; two pooled predictors beside a predictor of regions and an interaction. Maximum likelihood by lme4.
# Run in src/test/resources/reference/pooled: Rscript ../../../r/pooled-effects.R
suppressPackageStartupMessages(library(lme4))
set.seed(11)
simulate <- function(name, m, n, k, tau, k2 = 0, tau2 = 0, all_yes = FALSE, cov = FALSE) {
  r <- rep(seq_len(m), each = n)
  total <- m * n
  u <- rnorm(m, 0, 0.5)
  b <- rnorm(k, 0, tau)
  g <- sample(k, total, TRUE)
  b2 <- if (k2) rnorm(k2, 0, tau2) else 0
  g2 <- if (k2) sample(k2, total, TRUE) else rep(1, total)
  x <- round(rnorm(m), 2)
  s <- sample(c("F", "M"), total, TRUE)
  eta <- -0.5 + u[r] + b[g] + (if (k2) b2[g2] else 0) + 0.6 * (s == "M") +
    (if (cov) 0.5 * x[r] + 0.4 * x[r] * (s == "M") else 0)
  y <- rbinom(total, 1, plogis(eta))
  if (all_yes) y[g == 1] <- 1
  d <- data.frame(region = sprintf("R%03d", r), y = y, sex = s, g = sprintf("g%02d", g))
  if (k2) d$h <- sprintf("h%02d", g2)
  if (!is.null(name)) write.csv(d, paste0(name, ".csv"), row.names = FALSE, quote = FALSE)
  if (cov) write.csv(data.frame(region = sprintf("R%03d", seq_len(m)), x = x), paste0(name, "-regions.csv"),
    row.names = FALSE, quote = FALSE)
  people <- unique(d[setdiff(names(d), "y")])
  people$n <- sample(10:500, nrow(people), TRUE)
}
# the first two were not kept
simulate(NULL, 25, 40, 30, 1)
simulate(NULL, 30, 30, 2, 1.5)
simulate("certain", 30, 30, 6, 1.5, all_yes = TRUE)
simulate("crossed", 40, 30, 5, 0.8, k2 = 12, tau2 = 0.4, cov = TRUE)
simulate("many", 20, 30, 30, 2.5)
fitted <- function(name, formula) {
  d <- read.csv(paste0(name, ".csv"))
  if (name == "crossed") d <- merge(d, read.csv("crossed-regions.csv"))
  fit <- glmer(formula, d, family = binomial, control = glmerControl(optimizer = "bobyqa"))
  deviations <- as.data.frame(VarCorr(fit))
  data.frame(survey = name, term = c(names(fixef(fit)), deviations$grp, "logLik"),
    value = c(fixef(fit), deviations$sdcor, logLik(fit)))
}
write.csv(rbind(
  fitted("many", y ~ sex + (1 | region) + (1 | g)),
  fitted("certain", y ~ sex + (1 | region) + (1 | g)),
  fitted("crossed", y ~ x + sex + sex:x + (1 | region) + (1 | g) + (1 | h))),
  "lme4.csv", row.names = FALSE, quote = FALSE)
