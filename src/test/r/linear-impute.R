# Multiple imputation of a predictor within groups by mice's 2l.pan (Schafer's Gibbs sampler), the pooled fit, and the
# fits of all rows as they were and of complete rows. Run from src/test/r; writes ../resources/reference/linear/imputed.csv
# and imputed.json. Needs mice and pan.
suppressPackageStartupMessages({library(jsonlite); library(lme4); library(mice)})
folder <- "../resources/reference/linear"
set.seed(421)
groups <- 40; n <- 15; g <- rep(seq_len(groups), each = n)
z <- rnorm(groups * n); x <- 0.5 * z + 0.6 * rnorm(groups)[g] + rnorm(groups * n)
y <- 2 + x + 0.5 * z + rnorm(groups)[g] + rnorm(groups * n)
gone <- runif(groups * n) < plogis(-1.4 + 0.6 * y)
d <- data.frame(g, z = signif(z, 7), x = signif(x, 7), y = signif(y, 7))
whole <- lmer(y ~ x + z + (1 | g), d)
d$x[gone] <- NA
write.csv(d, file.path(folder, "imputed.csv"), row.names = FALSE, na = "", quote = FALSE)
# 2l.pan with means of the groups (type 3), so that x given y is what the model says
predictors <- make.predictorMatrix(d); predictors["x", ] <- c(-2, 3, 0, 3)
imputed <- mice(d, m = 200, method = c("", "", "2l.pan", ""), predictorMatrix = predictors, maxit = 1, print = FALSE,
                seed = 5, paniter = 1000)
fits <- lapply(1:200, function(i) lmer(y ~ x + z + (1 | g), complete(imputed, i)))
pooled <- lapply(1:3, function(k) pool.scalar(sapply(fits, function(f) fixef(f)[k]), sapply(fits, function(f) vcov(f)[k, k])))
cc <- lmer(y ~ x + z + (1 | g), d)
write_json(list(software = c(R.version.string, paste("mice", packageVersion("mice")), paste("pan", packageVersion("pan"))),
                missing = sum(gone), estimate = sapply(pooled, `[[`, "qbar"),
                se = sqrt(sapply(pooled, `[[`, "t")), lambda = sapply(pooled, function(p) (1 + 1 / 200) * p$b / p$t),
                whole = unname(fixef(whole)), complete = unname(fixef(cc))),
           file.path(folder, "imputed.json"), digits = NA, auto_unbox = TRUE, pretty = TRUE)
