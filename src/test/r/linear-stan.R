# Posteriors of linear mixed models by rstanarm with its default priors, four long chains. Run from src/test/r; writes
# ../resources/reference/linear/stan.json.
suppressPackageStartupMessages({library(jsonlite); library(rstanarm)})
folder <- "../resources/reference/linear"
sleep <- read.csv("../resources/reference/sleepstudy/survey.csv"); sleep$subject <- factor(sleep$region)
few <- read.csv(file.path(folder, "three_groups.csv")); few$g <- factor(few$g)
described <- function(m, keep) {
  a <- as.array(m); names <- dimnames(a)[[3]]; names <- names[grepl(keep, names)]
  rows <- lapply(names, function(n) {
    x <- a[, , n]; s <- rstan::monitor(array(x, c(dim(x), 1)), warmup = 0, print = FALSE)
    data.frame(parameter = n, mean = mean(x), sd = sd(x), mcse = s$se_mean[1], neff = s$n_eff[1],
               lower = unname(quantile(x, 0.025)), upper = unname(quantile(x, 0.975)))
  })
  do.call(rbind, rows)
}
run <- function(formula, data) suppressWarnings(stan_lmer(formula, data, chains = 4, iter = 6000, cores = 2, seed = 7,
    refresh = 0, adapt_delta = 0.99))
ri <- run(reaction ~ days + (1 | subject), sleep)
ris <- run(reaction ~ days + (days | subject), sleep)
three <- run(y ~ x + (1 | g), few)
write_json(list(software = c(R.version.string, paste("rstanarm", packageVersion("rstanarm"))),
                ri = described(ri, "."), ris = described(ris, "."), three_groups = described(three, ".")),
           file.path(folder, "stan.json"), digits = NA, auto_unbox = TRUE, dataframe = "rows", pretty = TRUE)
