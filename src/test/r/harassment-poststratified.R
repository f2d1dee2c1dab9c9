# rstanarm on the cells of a population (posterior_epred), to check poststratified figures by full Bayes
suppressPackageStartupMessages({library(rstanarm); library(posterior); library(jsonlite)}); options(mc.cores = 1)
d <- "src/test/resources/reference/harassment"
S <- read.csv(file.path(d, "survey.csv")); PC <- read.csv(file.path(d, "popcells.csv"))
std <- c("18-34" = 25, "35-54" = 35, "55+" = 40)
f <- stan_glmer(harassed_6m ~ sex + agegroup + (1 | region), data = S, family = binomial, chains = 4, iter = 6000,
  warmup = 1000, seed = 7, adapt_delta = .95, refresh = 0)
P <- posterior_epred(f, newdata = PC)
mean_of <- function(rows, w) drop(P[, rows, drop = FALSE] %*% (w / sum(w)))
figures <- list(); add <- function(region, cell, x) {
  # draws of one chain come together
  a <- array(x, c(length(x) / 4, 4, 1))
  figures[[length(figures) + 1]] <<- list(region = region, cell = cell, mean = mean(x), sd = sd(x),
    lower = unname(quantile(x, .025)), upper = unname(quantile(x, .975)), mcse = mcse_mean(a[, , 1]), mcse_sd = mcse_sd(a[, , 1]))
}
all <- seq_len(nrow(PC)); add("", "", mean_of(all, PC$N))
for (s in unique(PC$sex)) add("", s, mean_of(which(PC$sex == s), PC$N[PC$sex == s]))
for (r in unique(PC$region)) {
  i <- which(PC$region == r); add(r, "", mean_of(i, PC$N[i]))
  for (s in unique(PC$sex)) { k <- i[PC$sex[i] == s]; add(r, s, mean_of(k, PC$N[k])) }
  w <- PC$N[i]; for (a in names(std)) { k <- PC$agegroup[i] == a; w[k] <- std[a] * w[k] / sum(w[k]) }
  add(r, "standard", mean_of(i, w))
}
k <- which(PC$region == "CZ063" & PC$sex == "F" & PC$agegroup == "55+"); add("CZ063", "F, 55+", drop(P[, k]))
write_json(list(case = "poststratified_harassment", call = "rstanarm 4 x 5000, posterior_epred", standard = as.list(std),
  figures = figures), file.path(d, "poststratified_stan.json"), auto_unbox = TRUE, digits = 12)
