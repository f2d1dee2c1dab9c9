# Small-area means of outcomes modelled on a logarithmic and a Box-Cox scale: brute-force integration over area effect
# and error around a fit of lme4, and Molina and Rao's (2010) Monte Carlo approximation, as sae's ebBHF draws it (sampled
# people as they answered, all others drawn). Run from src/test/r; writes unit_transformed.csv and unit-transformed.json
# to ../resources/reference/linear.
suppressPackageStartupMessages({library(jsonlite); library(lme4)})
folder <- "../resources/reference/linear"
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e6, rhobeg = 0.2, rhoend = 1e-10),
    calc.derivs = FALSE)
set.seed(431)
n <- c(1, 2, 3, 3, 4, 5, 6, 8, 12, 15); m <- length(n); area <- rep(1:m, n)
x <- sample(0:2, sum(n), TRUE); v <- 0.6 * rnorm(m); e <- rnorm(sum(n))
d <- data.frame(area = sprintf("a%02d", area), x, log = signif(exp(1 + 0.5 * x + v[area] + 0.7 * e), 9),
                root = signif((0.5 * (4 + 0.8 * x + v[area] + 0.7 * e) + 1)^2 - 1, 9))
write.csv(d, file.path(folder, "unit_transformed.csv"), row.names = FALSE, quote = FALSE)
# people of each area by x, those sampled among them
others <- matrix(sample(5:60, 3 * m, TRUE), m)
scales <- list(list(name = "log", lambda = 0, shift = 0), list(name = "root", lambda = 0.5, shift = 1))
grid <- function(mean, sd, k) { t <- seq(mean - 9 * sd, mean + 9 * sd, length.out = k); w <- dnorm(t, mean, sd)
  list(t = t, w = w / sum(w)) }
results <- lapply(scales, function(s) {
  to <- function(y) if (s$lambda == 0) log(y + s$shift) else ((y + s$shift)^s$lambda - 1) / s$lambda
  back <- function(t) (if (s$lambda == 0) exp(t) else pmax(s$lambda * t + 1, 0)^(1 / s$lambda)) - s$shift
  d$t <- to(d[[s$name]])
  fit <- lmer(t ~ x + (1 | area), d, control = tight)
  b <- fixef(fit); sv <- sqrt(as.numeric(VarCorr(fit)$area)); se <- sigma(fit)
  areas <- lapply(1:m, function(j) {
    own <- area == j; r <- d$t[own] - b[1] - b[2] * d$x[own]
    u <- grid(0, sv, 1201); like <- sapply(u$t, function(v) prod(dnorm(r, v, se))); w <- u$w * like / sum(u$w * like)
    er <- grid(0, se, 1201)
    cell <- sapply(0:2, function(x) sum(w * sapply(u$t, function(v) sum(er$w * back(b[1] + b[2] * x + v + er$t)))))
    g <- sv^2 / (sv^2 + se^2 / sum(own))
    draws <- replicate(4000, {
      v <- rnorm(1, g * mean(r), sv * sqrt(1 - g)); x <- rep(0:2, others[j, ])
      mean(c(d[[s$name]][own], back(b[1] + b[2] * x + v + se * rnorm(length(x)))))
    })
    list(area = sprintf("a%02d", j), others = others[j, ], exact = sum(cell * others[j, ]) / sum(others[j, ]),
         drawn = mean(draws), drawnError = sd(draws) / sqrt(length(draws)))
  })
  list(name = s$name, lambda = s$lambda, shift = s$shift, areas = areas)
})
write_json(list(software = c(R.version.string, paste("lme4", packageVersion("lme4"))), scales = results),
           file.path(folder, "unit-transformed.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE)
