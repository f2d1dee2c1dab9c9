# Posteriors of linear mixed models with several grouping factors by rstanarm with its default priors. Run from
# src/test/r after linear.R; writes ../resources/reference/linear/stan-several.json.
suppressPackageStartupMessages({library(jsonlite); library(rstanarm)})
folder <- "../resources/reference/linear"
nested <- read.csv(file.path(folder, "nested.csv"))
crossed <- read.csv(file.path(folder, "crossed.csv"))
described <- function(m) {
  a <- as.array(m); names <- dimnames(a)[[3]]; names <- names[!grepl("_NEW_|log-|mean_PPD", names)]
  rows <- lapply(names, function(n) {
    x <- a[, , n]; s <- rstan::monitor(array(x, c(dim(x), 1)), warmup = 0, print = FALSE)
    data.frame(parameter = n, mean = mean(x), sd = sd(x), mcse = s$se_mean[1], neff = s$n_eff[1],
               lower = unname(quantile(x, 0.025)), upper = unname(quantile(x, 0.975)))
  })
  do.call(rbind, rows)
}
run <- function(formula, data) suppressWarnings(stan_lmer(formula, data, chains = 2, iter = 6000, cores = 2, seed = 7,
    refresh = 0, adapt_delta = 0.98))
a <- run(y ~ x + (1 | class) + (1 | school), nested)
b <- run(y ~ service + (1 | student) + (service | teacher), crossed)
write_json(list(software = c(R.version.string, paste("rstanarm", packageVersion("rstanarm"))),
                nested = described(a), crossed_slope = described(b)),
           file.path(folder, "stan-several.json"), digits = NA, auto_unbox = TRUE, dataframe = "rows")
