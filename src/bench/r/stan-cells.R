# rstanarm on cells, everything at its defaults (4 chains of 2,000, priors as ours): Rscript stan-cells.R CELLS.csv
# CELLS.csv: region, y, n and any region predictors. One run: it takes long enough to need no repeats.
suppressPackageStartupMessages(library(rstanarm))
cells <- subset(read.csv(commandArgs(trailingOnly = TRUE)[1]), n > 0)
predictors <- setdiff(names(cells), c("region", "y", "n"))
formula <- as.formula(paste("cbind(y, n - y) ~", paste(c("1", predictors, "(1 | region)"), collapse = " + ")))
# loading and byte compilation are not the sampler's
invisible(capture.output(suppressWarnings(stan_glmer(formula, data = cells, family = binomial, chains = 1, iter = 20, refresh = 0))))
time <- system.time(fit <- stan_glmer(formula, data = cells, family = binomial, seed = 1, refresh = 0))
figures <- summary(fit)
regions <- grepl("^b\\[", rownames(figures))
sigma <- sqrt(as.matrix(fit)[, "Sigma[region:(Intercept),(Intercept)]"])
cat(jsonlite::toJSON(list(peer = "stan_glmer, 4 chains of 2,000, one core", R = R.version.string,
                          packages = paste("rstanarm", packageVersion("rstanarm")), seconds = time[["elapsed"]],
                          processor = time[["user.self"]] + time[["sys.self"]],
                          least_effective_draws_of_a_region = min(figures[regions, "n_eff"]),
                          sigma = mean(sigma), sigma_sd = sd(sigma), intercept = figures["(Intercept)", "mean"]),
                     auto_unbox = TRUE, digits = NA), "\n")
